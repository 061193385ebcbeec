import { sql } from "kysely";
import type { Db } from "#lib/db.ts";
import type { SizeValue } from "./schema.ts";

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
