import { sql } from "kysely";
import { tableKind } from "#imports/desk.ts";
import type { Db } from "#lib/db.ts";
import { periodText } from "#lib/period.ts";
import { codeOfRow } from "#modules/network/base/schema.ts";
import type { ImportContext } from "../base/rules/roster.ts";
import { nameFields } from "../base/rules/roster-rows.ts";
import { planTrainerRows } from "./queries.ts";
import { examplesIn, fields, type TrainerValue } from "./schema.ts";
import { texts } from "./texts.ts";

export const trainersKind = tableKind<TrainerValue, ImportContext>({
  name: "trainers",
  texts,
  fields,
  examples: examplesIn,
  subjectFields: () => [...nameFields, "direction"],
  groupsIn: () => codeOfRow,
  plan: planTrainerRows,
  subjectOf: ({ teacherId }) => teacherId,
  write: async (tx, values) =>
    (await writeTrainers(tx, values)).people.map((id) => ({ id, changes: {} })),
});

/** Writes the directions in the caller's transaction; the counts follow by themselves. */
export async function writeTrainers(
  tx: Db,
  values: readonly TrainerValue[],
): Promise<{ people: string[]; schools: string[] }> {
  const records = values.map((value) => ({ ...value, during: periodText(value) }));
  await sql`
    insert into people.trainers (id, teacher_id, direction, during, course_id)
    select id, "teacherId", direction, during, "courseId"
    from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as r (id uuid, "teacherId" uuid, direction text,
      during daterange, "courseId" uuid)
    on conflict (id) do update set during = excluded.during, course_id = excluded.course_id`.execute(
    tx,
  );
  return { people: [...new Set(values.map(({ teacherId }) => teacherId))], schools: [] };
}
