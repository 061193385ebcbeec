import { randomUUID } from "node:crypto";
import type { Db } from "#lib/db.ts";
import { makeEvent } from "./make-events.ts";
import { makeTeacher } from "./make-people.ts";
import type { Subject } from "./roles-world.ts";

export const yesterday = new Date("2026-02-28T05:00:00Z");
export const begun = new Date("2026-03-01T03:50:00Z");
export const ahead = new Date("2026-03-08T05:00:00Z");

type When = { startsAt: Date; state?: "draft" | "published"; capacity?: number };

/** An event that the leading school of the circle holds. */
export async function makeEventOf(
  db: Db,
  { leading, region, district }: Subject,
  when: When,
): Promise<string> {
  const { id } = await makeEvent(db, {
    schoolId: leading.id,
    leadingId: leading.id,
    regionKato: region,
    districtKato: district,
    ...when,
  });
  return id;
}

/** Two drafts of one series, a week apart. */
export async function makeDrafts(db: Db, subject: Subject): Promise<string[]> {
  const series = { id: randomUUID(), pace: "week", made_at: begun } as const;
  await db.insertInto("events.series").values(series).execute();
  const later = new Date("2026-03-15T05:00:00Z");
  const drafts = [
    await makeEventOf(db, subject, { startsAt: ahead, state: "draft" }),
    await makeEventOf(db, subject, { startsAt: later, state: "draft" }),
  ];
  const events = db.updateTable("events.events").where("id", "in", drafts);
  await events.set({ series_id: series.id }).execute();
  return drafts;
}

type Place = { eventId: string; subject: Subject; userId?: string; getsLetters?: boolean };

/** Somebody of the partner school who will come, and gets letters unless told otherwise. */
export async function register(
  db: Db,
  { eventId, subject, userId, getsLetters = true }: Place,
): Promise<string> {
  const id = randomUUID();
  const { id: teacherId } = await makeTeacher(db, { schoolId: subject.partner.id });
  await db
    .insertInto("events.registrations")
    .values({
      id,
      event_id: eventId,
      teacher_id: teacherId,
      user_id: userId ?? null,
      family_name: "Келген",
      given_name: "Азат",
      email: getsLetters ? `${id}@test.example` : null,
      school_id: subject.partner.id,
      state: "registered",
      made_at: begun,
    })
    .execute();
  return id;
}

/** Marks that the one who was registered came. */
export async function attend(
  db: Db,
  { eventId, registrationId }: { eventId: string; registrationId: string },
): Promise<void> {
  await db
    .insertInto("events.attendance")
    .values({
      event_id: eventId,
      registration_id: registrationId,
      captured_at: begun,
      way: "list",
      capture_id: randomUUID(),
    })
    .execute();
}

/** An event with a teacher of the partner school who came. */
export async function makeAttended(db: Db, subject: Subject, startsAt: Date) {
  const eventId = await makeEventOf(db, subject, { startsAt });
  const registrationId = await register(db, { eventId, subject, getsLetters: false });
  await attend(db, { eventId, registrationId });
  return { eventId, registrationId };
}
