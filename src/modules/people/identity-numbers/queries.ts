import { type RawBuilder, sql } from "kysely";
import { z } from "zod";
import { condition } from "#lib/condition.ts";
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

/** Whether a record that is not this one is known by the number alone, so that this one can only share it. */
export function isShared(of: { hash: RawBuilder<unknown>; id: RawBuilder<unknown> }) {
  return condition`exists (select from people.teachers first
    where first.iin_hash = ${of.hash} and not first.shares_number and first.id <> ${of.id})`;
}

const sharedRow = z.strictObject({ shared: z.boolean() });

/** The same of one record. */
export async function sharesNumber(
  db: Db,
  { id, iinHash }: { id: string; iinHash: string },
): Promise<boolean> {
  const { rows } = await sqlOf(sharedRow)`
    select ${isShared({ hash: sql`${iinHash}`, id: sql`${id}::uuid` })} as shared`.execute(db);
  return rows[0]?.shared ?? false;
}
