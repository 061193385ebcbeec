import type { Planned } from "#imports/plan.ts";
import type { Db } from "#lib/db.ts";
import type { Rows } from "../base/rules/roster.ts";
import { knownTo } from "../matching/queries.ts";
import { planTeachers } from "./rules/rows.ts";
import type { TeacherValue } from "./schema.ts";

/** Reads whom the schools of the rows have and says what each row would do. */
export async function planTeacherRows(db: Db, asked: Rows): Promise<Planned<TeacherValue>[]> {
  return planTeachers(asked.rows, await knownTo(db, asked), asked.context);
}
