import type { Planned } from "#imports/plan.ts";
import type { Db } from "#lib/db.ts";
import type { Rows } from "../base/rules/roster.ts";
import { knownTo } from "../matching/queries.ts";
import { marksIn } from "./rules/marks.ts";
import { planTeachers } from "./rules/rows.ts";
import type { TeacherValue } from "./schema.ts";

/** Reads whom the schools of the rows have and says what each row would do. */
export async function planTeacherRows(db: Db, asked: Rows): Promise<Planned<TeacherValue>[]> {
  const known = await knownTo(db, { ...asked, withNear: true });
  return planTeachers(asked.rows, known, asked.context);
}

/** By what the rows find people, wherever those are. */
export async function marksOfTeachers(db: Db, { rows, context }: Rows): Promise<Set<string>> {
  const { schools, roster } = await knownTo(db, { rows, context, withNear: true });
  // Somebody who is there already may be found by another name or school of theirs.
  return new Set([...marksIn(rows, schools), ...roster.ids]);
}
