import { sql } from "kysely";
import { tableKind } from "#imports/desk.ts";
import type { PlanContext } from "#imports/plan.ts";
import type { Db } from "#lib/db.ts";
import { codeOfRow } from "../base/schema.ts";
import { planSizeRows } from "./queries.ts";
import { example, fields, type SizeValue } from "./schema.ts";
import { texts } from "./texts.ts";

export const sizesKind = tableKind<SizeValue, PlanContext>({
  name: "sizes",
  texts,
  fields,
  examples: () => [example],
  subjectFields: () => ["code", "year"],
  groupsIn: () => codeOfRow,
  plan: planSizeRows,
  write: async (tx, values) => (await writeSizes(tx, values)).map((id) => ({ id, changes: {} })),
});

/** Writes the numbers in the caller's transaction, in place of those of the same school and year. */
export async function writeSizes(tx: Db, values: readonly SizeValue[]): Promise<string[]> {
  await sql`
    insert into network.school_sizes (school_id, year, pupils, teachers)
    select r."schoolId", r.year, r.pupils, r.teachers
    from jsonb_to_recordset(${JSON.stringify(values)}::jsonb) as r ("schoolId" uuid, year int, pupils int, teachers int)
    on conflict (school_id, year) do update set pupils = excluded.pupils, teachers = excluded.teachers`.execute(
    tx,
  );
  return values.map((value) => value.schoolId);
}
