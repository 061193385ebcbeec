import { sql } from "kysely";
import type { Db } from "#lib/db.ts";

export async function hasGeneratedDiagnoses(db: Db): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select from needs.diagnoses d join network.schools s on s.id = d.leading_id
      where s.origin = 'generated') as found`.execute(db);
  return rows[0]?.found ?? false;
}
