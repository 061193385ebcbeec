import { sql } from "kysely";
import type { Planned } from "#imports/plan.ts";
import type { Db } from "#lib/db.ts";
import type { Rows } from "../base/rules/roster.ts";
import { knownTo } from "../matching/queries.ts";
import { planTrainers } from "./rules.ts";
import type { TrainerValue } from "./schema.ts";

/** Reads which directions the people of the rows hold and says what each row would do. */
export async function planTrainerRows(db: Db, asked: Rows): Promise<Planned<TrainerValue>[]> {
  const known = await knownTo(db, asked);
  const { rows: held } = await sql<TrainerValue>`
    select id, teacher_id as "teacherId", direction, lower(during) as "from", upper(during) as until,
      course_id as "courseId"
    from people.trainers where teacher_id = any (${known.roster.ids}::uuid[])`.execute(db);
  const { rows: courses } = await sql<{ key: string; id: string }>`
    select teacher_id || ' ' || certificate_number as key, id from people.courses
    where teacher_id = any (${known.roster.ids}::uuid[]) and certificate_number is not null`.execute(
    db,
  );
  return planTrainers(
    asked.rows,
    {
      ...known,
      held: Map.groupBy(held, ({ teacherId }) => teacherId),
      certified: new Map(courses.map(({ key, id }) => [key, id])),
    },
    asked.context,
  );
}
