import type { By } from "#lib/actor.ts";
import { dayOf } from "#lib/dates.ts";
import { type Db, expectRows } from "#lib/db.ts";
import { allow, done, NotFound, type Result, refuse } from "#lib/errors.ts";
import { record } from "#lib/history.ts";
import { parsePeriod, periodText } from "#lib/period.ts";
import { placesOfTeacher } from "../base/queries.ts";
import { canGiveDirection } from "./access.ts";
import { listHeld, listPassed } from "./queries.ts";
import { whyNotEnd, whyNotGive } from "./rules.ts";
import type { EndForm, GiveForm } from "./schema.ts";

type TeacherAct<Form> = By & { teacherId: string; form: Form };

/** Takes the person into the methodical team; the same form sent twice does it once. */
export async function giveDirection(
  db: Db,
  { person, teacherId, form, now }: TeacherAct<GiveForm>,
): Promise<Result<null, Record<string, string>>> {
  return db.transaction().execute(async (tx) => {
    await lockGivable(tx, { person, teacherId, now });
    const held = await listHeld(tx, teacherId);
    if (held.some(({ id }) => id === form.trainerId)) return done(null);
    const courses = await listPassed(tx, teacherId);
    const problems = whyNotGive(form, { held, courses, today: dayOf(now) });
    if (problems) return refuse(problems);
    await tx
      .insertInto("people.trainers")
      .values({
        id: form.trainerId,
        teacher_id: teacherId,
        direction: form.direction,
        during: periodText({ from: form.since, until: null }),
        course_id: form.course ?? null,
        capacity: form.capacity,
      })
      .execute();
    await record(tx, {
      at: now,
      by: person,
      act: "directionGiven",
      subject: { kind: "teacher", id: teacherId },
      changes: {
        direction: { from: null, to: form.direction },
        period: { from: null, to: `${form.since} –` },
        ...(form.reason ? { reason: { from: null, to: form.reason } } : {}),
      },
    });
    return done(null);
  });
}

/** Ends a direction; that it was held stays in the record. */
export async function endDirection(
  db: Db,
  { person, teacherId, form, now }: TeacherAct<EndForm>,
): Promise<Result<null, { until: "beforeStart" | "endedAlready" }>> {
  return db.transaction().execute(async (tx) => {
    await lockGivable(tx, { person, teacherId, now });
    const held = (await listHeld(tx, teacherId)).find(({ id }) => id === form.trainerId);
    if (!held) throw new NotFound();
    const { from, until } = parsePeriod(held.during);
    if (until === form.until) return done(null);
    const refusal = whyNotEnd(held.during, form.until);
    if (refusal) return refuse({ until: refusal });
    await expectRows(
      tx
        .updateTable("people.trainers")
        .set({ during: periodText({ from, until: form.until }) })
        .where("id", "=", held.id),
      { most: 1 },
    );
    await record(tx, {
      at: now,
      by: person,
      act: "directionEnded",
      subject: { kind: "teacher", id: teacherId },
      changes: {
        direction: { from: held.direction, to: null },
        period: { from: `${from ?? ""} –`, to: `${from ?? ""} – ${form.until}` },
      },
    });
    return done(null);
  });
}

async function lockGivable(
  tx: Db,
  { person, teacherId, now }: By & { teacherId: string },
): Promise<void> {
  const row = await tx
    .selectFrom("people.teachers")
    .where("id", "=", teacherId)
    .where("erased_at", "is", null)
    .select("id")
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new NotFound();
  const places = await placesOfTeacher(tx, { id: teacherId, on: dayOf(now) });
  allow(canGiveDirection(person, places));
}
