import { condition } from "#lib/condition.ts";
import type { Db } from "#lib/db.ts";
import { forgetInHistory } from "#lib/history.ts";
import { type Erasing, noName, type Subject } from "#lib/of-person.ts";
import { endFeed } from "../feeds/actions.ts";
import { forgetRegistrations } from "../registration/actions.ts";

/** Takes the person's name off registrations and programmes; places and attendance stay counted. */
export async function eraseOfPerson(tx: Db, erasing: Erasing): Promise<void> {
  const { userId, names } = erasing;
  await forgetRegistrations(tx, erasing);
  await forgetSpeakers(tx, erasing);
  await forgetInHistory(tx, { kind: "event", field: "speakers", names });
  await endFeed(tx, userId);
}

// The lines of the programme stay.
async function forgetSpeakers(tx: Db, { teacherIds }: Subject): Promise<void> {
  const theirs = condition`teacher_id = any(${teacherIds}::uuid[])`;
  const unnamed = { name: noName, about: "" };
  await tx.updateTable("events.speakers").set(unnamed).where(theirs).execute();
  await tx.updateTable("events.sessions").set({ speaker: noName }).where(theirs).execute();
}
