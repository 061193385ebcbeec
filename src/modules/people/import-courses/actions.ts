import { sql } from "kysely";
import { tableKind } from "#imports/desk.ts";
import type { Db } from "#lib/db.ts";
import { codeOfRow } from "#modules/network/base/schema.ts";
import type { ImportContext } from "../base/rules/roster.ts";
import { nameFields } from "../base/rules/roster-rows.ts";
import { planCourseRows } from "./queries.ts";
import { type CourseValue, examplesIn, fields } from "./schema.ts";
import { texts } from "./texts.ts";

export const coursesKind = tableKind<CourseValue, ImportContext>({
  name: "courses",
  texts,
  fields,
  examples: examplesIn,
  subjectFields: () => [...nameFields, "programme"],
  groupsIn: () => codeOfRow,
  plan: planCourseRows,
  subjectOf: ({ teacherId }) => teacherId,
  write: async (tx, values) =>
    (await writeCourses(tx, values)).people.map((id) => ({ id, changes: {} })),
});

/** Writes the courses in the caller's transaction; the counts follow by themselves. */
export async function writeCourses(
  tx: Db,
  values: readonly CourseValue[],
): Promise<{ people: string[]; schools: string[] }> {
  await sql`
    insert into people.courses as c (id, teacher_id, programme, completed_on, valid_until, hours, provider,
      certificate_number)
    select id, "teacherId", programme, "completedOn", "validUntil", hours, provider, "certificateNumber"
    from jsonb_to_recordset(${JSON.stringify(values)}::jsonb) as r (id uuid, "teacherId" uuid, programme text,
      "completedOn" date, "validUntil" date, hours int2, provider text, "certificateNumber" text)
    on conflict on constraint courses_once do update set
      valid_until = coalesce(excluded.valid_until, c.valid_until), hours = coalesce(excluded.hours, c.hours),
      provider = coalesce(excluded.provider, c.provider),
      certificate_number = coalesce(excluded.certificate_number, c.certificate_number)`.execute(tx);
  return { people: [...new Set(values.map(({ teacherId }) => teacherId))], schools: [] };
}
