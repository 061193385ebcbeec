import { z } from "zod";
import type { Db } from "#lib/db.ts";
import { sqlOf } from "#lib/rows.ts";

const tableRow = z.strictObject({
  name: z.string(),
  columns: z.array(z.string()),
  after: z.array(z.string()),
});

/** One of our tables, its name quoted as SQL wants it; the columns are those that can be written. */
export type Table = Omit<z.infer<typeof tableRow>, "after">;

// Beats and counted tries are of the moment; the queue is built anew by what is started after.
const passing = ["core.workers", "core.rate_limits"];

/** Every table of ours, each after those it refers to, so that rows can be written in this order. */
export async function listTables(db: Db): Promise<Table[]> {
  const { rows } = await sqlOf(tableRow)`
    select c.oid::regclass::text as name,
      array(
        select quote_ident(a.attname) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
        order by a.attnum
      ) as columns,
      array(
        select distinct k.confrelid::regclass::text from pg_constraint k
        where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid and k.conparentid = 0
      ) as after
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition
      and n.nspname not in ('public', 'information_schema', 'graphile_worker')
      and n.nspname not like 'pg\_%'
    order by 1`.execute(db);
  const wanted = rows.filter(({ name }) => !passing.includes(name));
  return inOrder(wanted).map(({ name, columns }) => ({ name, columns }));
}

function inOrder<T extends { name: string; after: string[] }>(tables: T[]): T[] {
  const ordered: T[] = [];
  let left = tables;
  while (left.length > 0) {
    const waiting = new Set(left.map(({ name }) => name));
    const ready = left.filter(({ after }) => !after.some((name) => waiting.has(name)));
    if (ready.length === 0) {
      throw new Error(`These tables refer to one another: ${[...waiting].join(", ")}`);
    }
    ordered.push(...ready);
    left = left.filter((table) => !ready.includes(table));
  }
  return ordered;
}
