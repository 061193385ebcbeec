import { z } from "zod";
import type { Planned } from "#imports/plan.ts";
import type { Db } from "#lib/db.ts";
import { sqlOf } from "#lib/rows.ts";
import type { Rows } from "../base/rules/roster.ts";
import { knownTo } from "../matching/queries.ts";
import { planTrainers } from "./rules.ts";
import { type TrainerValue, trainerRow } from "./schema.ts";

const certifiedRow = z.strictObject({ key: z.string(), id: z.string(), number: z.string() });

/** Reads which directions the people of the rows hold and says what each row would do. */
export async function planTrainerRows(db: Db, asked: Rows): Promise<Planned<TrainerValue>[]> {
  const known = await knownTo(db, asked);
  const { rows: held } = await sqlOf(trainerRow)`
    select id, teacher_id as "teacherId", direction, lower(during) as "from", upper(during) as until,
      course_id as "courseId"
    from people.trainers where teacher_id = any (${known.roster.ids}::uuid[])`.execute(db);
  const { rows: courses } = await sqlOf(certifiedRow)`
    select teacher_id || ' ' || certificate_number as key, id, certificate_number as number from people.courses
    where teacher_id = any (${known.roster.ids}::uuid[]) and certificate_number is not null`.execute(
    db,
  );
  return planTrainers(
    asked.rows,
    {
      ...known,
      held: Map.groupBy(held, ({ teacherId }) => teacherId),
      certified: new Map(courses.map(({ key, id }) => [key, id])),
      numbers: new Map(courses.map(({ id, number }) => [id, number])),
    },
    asked.context,
  );
}
