import { type Planned, wordsFor } from "#imports/plan.ts";
import type { Db } from "#lib/db.ts";
import { sqlOf } from "#lib/rows.ts";
import { listProgrammes } from "../base/queries.ts";
import type { Rows } from "../base/rules/roster.ts";
import { knownTo } from "../matching/queries.ts";
import { keyOf, planCourses } from "./rules.ts";
import { type CourseValue, courseRow } from "./schema.ts";

/** Reads what the people of the rows have completed and says what each row would do. */
export async function planCourseRows(db: Db, asked: Rows): Promise<Planned<CourseValue>[]> {
  const known = await knownTo(db, asked);
  const { rows } = await sqlOf(courseRow)`
    select id, teacher_id as "teacherId", programme, completed_on as "completedOn", valid_until as "validUntil", hours,
      provider, certificate_number as "certificateNumber"
    from people.courses where teacher_id = any (${known.roster.ids}::uuid[])`.execute(db);
  const courses = new Map(rows.map((course) => [keyOf(course), course]));
  const programmes = await programmeWords(db);
  return planCourses(asked.rows, { ...known, courses, programmes }, asked.context);
}

/** Codes of programmes by their names in any language. */
export async function programmeWords(db: Db): Promise<ReadonlyMap<string, string>> {
  const programmes = await listProgrammes(db);
  return wordsFor<string>(
    Object.fromEntries(
      programmes.map(({ code, name_kk, name_ru, name_en }) => [code, [name_kk, name_ru, name_en]]),
    ),
  );
}
