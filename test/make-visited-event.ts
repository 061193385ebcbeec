import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { Db } from "#lib/db.ts";
import { now, type TestApp } from "./app.ts";
import { makeSchool } from "./make.ts";
import { makeEvent } from "./make-events.ts";
import { makeTeacher } from "./make-people.ts";

/** An event of three hours ago to which so many came, the first of them with an account. */
export async function makeVisitedEvent(app: TestApp, people: number) {
  const school = await makeSchool(app.db, { status: "leading", since: "2018-03-05" });
  const startsAt = new Date(now.getTime() - 4 * 3_600_000);
  const event = await makeEvent(app.db, { schoolId: school.id, startsAt, needArea: "ict" });
  const organiser = await app.signInAs("leading_coordinator", { schoolId: school.id });
  const visitor = await app.signInAs("teacher", { schoolId: school.id });
  const ids = Array.from({ length: people }, () => randomUUID());
  for (const [at, id] of ids.entries()) {
    const userId = at === 0 ? visitor.userId : null;
    const made = await makeTeacher(app.db, { schoolId: school.id, ...(userId ? { userId } : {}) });
    await app.db
      .insertInto("events.registrations")
      .values({
        id,
        event_id: event.id,
        teacher_id: made.id,
        user_id: userId,
        state: "registered",
        family_name: "Келген",
        given_name: "А",
        school_id: school.id,
        made_at: startsAt,
      })
      .execute();
  }
  return { school, event, organiser, visitor, ids };
}

/** The rounds in which people were asked about the event, each with how many links it has. */
export function roundsAbout(db: Db, eventId: string) {
  return db
    .selectFrom("surveys.rounds as r")
    .where("r.subject_id", "=", eventId)
    .orderBy("r.opens_on")
    .select(["r.id", "r.purpose", "r.mode", "r.opens_on as opensOn", "r.closes_on as closesOn"])
    .select(
      sql<number>`(select count(*)::int from surveys.invitations i where i.round_id = r.id)`.as(
        "links",
      ),
    )
    .execute();
}
