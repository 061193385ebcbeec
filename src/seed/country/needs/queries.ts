import { z } from "zod";
import type { Db } from "#lib/db.ts";
import { sqlOf } from "#lib/rows.ts";

const foundRow = z.strictObject({ found: z.boolean() });

export async function hasGeneratedDiagnoses(db: Db): Promise<boolean> {
  const { rows } = await sqlOf(foundRow)`
    select exists (select from needs.diagnoses d join network.schools s on s.id = d.leading_id
      where s.origin = 'generated') as found`.execute(db);
  return rows[0]?.found ?? false;
}
