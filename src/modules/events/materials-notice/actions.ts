import { randomUUID } from "node:crypto";
import { dayOf } from "#lib/dates.ts";
import type { Db } from "#lib/db.ts";
import { startJob } from "#lib/jobs.ts";
import { sendMails } from "#lib/mail.ts";
import { listSchoolReaders } from "#lib/person.ts";
import { inLanguage } from "#lib/texts.ts";
import { getEvent } from "../base/queries.ts";
import { type Event, titleIn } from "../base/schema.ts";
import { listSchoolsThatCame } from "./queries.ts";
import { hasTakenPlace, tellAt } from "./rules.ts";
import { texts } from "./texts.ts";

export const sharingTask = "tell_of_event_materials";

type Told = Pick<Event, "id" | "state" | "endsAt">;

/** A while after a material of a past event was added, the schools are told of all of them at once. */
export async function tellLater(tx: Db, { event, now }: { event: Told; now: Date }): Promise<void> {
  if (!hasTakenPlace(event, now)) return;
  const payload = { eventId: event.id };
  const job = { id: randomUUID(), task: sharingTask, payload, by: null, now };
  await startJob(tx, { ...job, runAt: tellAt(now) });
}

/**
 * Writes to the coordinators of the schools whose people came what materials there are; each material
 * is told of once, and nothing before the event has taken place.
 */
export async function tellOfMaterials(
  db: Db,
  { eventId, now, publicUrl }: { eventId: string; now: Date; publicUrl: string },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const event = await getEvent(tx, eventId);
    if (!hasTakenPlace(event, now)) return;
    const schoolIds = await listSchoolsThatCame(tx, event);
    if (schoolIds.length === 0) return;
    const materials = await tx
      .updateTable("events.materials")
      .set({ told_at: now })
      .where("event_id", "=", eventId)
      .where("told_at", "is", null)
      .returning(["title", "added_at"])
      .execute();
    if (materials.length === 0) return;
    const titles = materials
      .toSorted((one, other) => one.added_at.getTime() - other.added_at.getTime())
      .map(({ title }) => title);
    const readers = await listSchoolReaders(tx, { schoolIds, today: dayOf(now) });
    await sendMails(
      tx,
      readers.map(({ email, language }) => {
        const t = inLanguage(texts, language);
        const title = titleIn(event, language);
        const link = `${publicUrl}/events/${eventId}?lang=${language}#materials`;
        const body = t.letter({ title, titles, link });
        return { to: email, language, subject: t.letterSubject(title), body, now };
      }),
    );
  });
}
