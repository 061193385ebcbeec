import type { Db } from "#lib/db.ts";
import { forgetInHistory } from "#lib/history.ts";
import type { Erasing } from "#lib/of-person.ts";
import { forgetSpeakers } from "../editing/actions.ts";
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
