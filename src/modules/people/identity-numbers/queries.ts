import { z } from "zod";
import type { Db } from "#lib/db.ts";
import { sqlOf } from "#lib/rows.ts";

const bearerRow = z.strictObject({ id: z.string() });

/** The other records that bear the number, joined ones by those that they were joined with. */
export async function listBearers(
  db: Db,
  { iinHash, except }: { iinHash: string; except: string },
): Promise<string[]> {
  const { rows } = await sqlOf(bearerRow)`
    select distinct coalesce(merged_into, id) as id from people.teachers
    where iin_hash = ${iinHash} and coalesce(merged_into, id) <> ${except}`.execute(db);
  return rows.map(({ id }) => id);
}
