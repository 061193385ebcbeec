import { sql } from "kysely";
import { z } from "zod";
import type { Db } from "#lib/db.ts";
import { sqlOf } from "#lib/rows.ts";

const partRow = z.strictObject({ drop: z.string(), build: z.string() });
type Part = z.infer<typeof partRow>;

/**
 * Lets the act write many rows into the tables while these keep neither plain indexes nor references
 * nor exclusions, and builds all of them once afterwards, which also proves the rows right. Nobody
 * else reads the tables meanwhile: call it in a transaction, for a database that is being filled.
 */
export async function buildIndexesAfter<Value>(
  tx: Db,
  tables: readonly string[],
  act: () => Promise<Value>,
): Promise<Value> {
  const parts = await listParts(tx, tables);
  for (const { drop } of parts) await sql.raw(drop).execute(tx);
  const value = await act();
  await sql`set local maintenance_work_mem = '256MB'`.execute(tx);
  for (const { build } of parts) await sql.raw(build).execute(tx);
  return value;
}

/** What is kept row by row beside primary and unique keys, with the statements that drop and build it. */
async function listParts(tx: Db, tables: readonly string[]): Promise<Part[]> {
  const { rows } = await sqlOf(partRow)`
    select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
      format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as build
    from pg_constraint where conrelid = any (${[...tables]}::regclass[]) and contype in ('f', 'x')
    union all
    select format('drop index %s', indexrelid::regclass), pg_get_indexdef(indexrelid)
    from pg_index i where indrelid = any (${[...tables]}::regclass[]) and not indisunique
      and not exists (select from pg_constraint c where c.conindid = i.indexrelid)
    order by 1`.execute(tx);
  return rows;
}
