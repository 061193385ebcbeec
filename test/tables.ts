import { sql } from "kysely";
import { z } from "zod";
import type { Db } from "#lib/db.ts";

export type Row = Record<string, unknown>;
/** One row that is there, is gone or is otherwise than it was; `columns` are those that differ. */
export type Change = {
  table: string;
  op: "+" | "~" | "-";
  row: Row;
  after: Row;
  columns: string[];
};
type Table = { name: string; key: string[] };
/** The rows of one table as text, by their keys, and the latest transaction that wrote any of them. */
type Content = { rows: Map<string, string>; mark: Mark };
type Mark = { count: number; latest: number };
export type Tables = Awaited<ReturnType<typeof openTables>>;
export type Snapshot = Map<string, Content>;

// Attempts are counted for each visitor and forgotten, the worker says that it is alive, the list of
// migrations is the program's own, and the queue's own tables are another's: none of them is a record.
const left = ["core.rate_limits", "core.workers", "public.tirek_migrations"];

/** Looks at all tables of the product, reading only what was written since the last look. */
export async function openTables(db: Db): Promise<{ look(): Promise<Snapshot> }> {
  const tables = await listTables(db);
  let seen: Snapshot = new Map();
  const look = async (tx: Db): Promise<Snapshot> => {
    // The statement is long and its tables are small: to compile it, or to share it out, costs more than to run it.
    await sql`select set_config('jit', 'off', true),
      set_config('max_parallel_workers_per_gather', '0', true)`.execute(tx);
    const marks = await readMarks(tx, tables);
    const written = tables.filter(({ name }) => {
      const [old, mark] = [seen.get(name)?.mark, marks.get(name)];
      return old?.count !== mark?.count || old?.latest !== mark?.latest;
    });
    const read = await readWritten(tx, { tables: written, seen, marks });
    seen = new Map([...seen, ...read]);
    return seen;
  };
  return { look: () => db.transaction().execute(look) };
}

async function listTables(db: Db): Promise<Table[]> {
  const { rows } = await sql<Table>`
    select n.nspname || '.' || c.relname as name, coalesce(
      array_agg(a.attname::text order by array_position(i.indkey::int2[], a.attnum)) filter (where a.attname is not null),
      '{}') as key
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    left join pg_index i on i.indrelid = c.oid and i.indisprimary
    left join pg_attribute a on a.attrelid = c.oid
      and a.attnum = any ((i.indkey::int2[])[0:i.indnkeyatts - 1])
    where c.relkind in ('r', 'p') and not c.relispartition
      and n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker')
    group by 1 order by 1`.execute(db);
  return rows.filter(({ name }) => !left.includes(name));
}

/** A row that is written anew bears a later transaction, and one that is removed lowers the count. */
async function readMarks(db: Db, tables: Table[]): Promise<Map<string, Mark>> {
  const parts = tables.map(
    ({ name }) => sql`
      select ${name} as name, count(*)::int as count,
        coalesce(max(xmin::text::bigint), 0)::float8 as latest
      from ${sql.table(name)}`,
  );
  const { rows } = await sql<{ name: string } & Mark>`${union(parts)}`.execute(db);
  return new Map(rows.map(({ name, count, latest }) => [name, { count, latest }]));
}

type Reading = { tables: Table[]; seen: Snapshot; marks: Map<string, Mark> };

/** Nothing is being written while one looks, so what is new bears a later transaction than all seen before. */
async function readWritten(db: Db, { tables, seen, marks }: Reading): Promise<Snapshot> {
  if (tables.length === 0) return new Map();
  const parts = tables.map(
    ({ name, key }) => sql`
      select ${name} as name, ${keyOf(key)} as key, to_jsonb(t)::text as content
      from ${sql.table(name)} t
      where xmin::text::bigint > ${key.length > 0 ? (seen.get(name)?.mark.latest ?? 0) : 0}`,
  );
  const { rows } = await sql<{ name: string; key: string; content: string }>`
    ${union(parts)}`.execute(db);
  const contents = new Map(
    tables.map(({ name, key }): [string, Content] => {
      const mark = marks.get(name) ?? { count: 0, latest: 0 };
      return [name, { mark, rows: new Map(key.length > 0 ? seen.get(name)?.rows : []) }];
    }),
  );
  for (const { name, key, content } of rows) contents.get(name)?.rows.set(key, content);
  await dropRemoved(db, { tables, contents });
  return contents;
}

async function dropRemoved(
  db: Db,
  { tables, contents }: { tables: Table[]; contents: Snapshot },
): Promise<void> {
  const fewer = tables.filter(({ name }) => {
    const content = contents.get(name);
    return content && content.rows.size > content.mark.count;
  });
  if (fewer.length === 0) return;
  const parts = fewer.map(
    ({ name, key }) => sql`
      select ${name} as name, jsonb_agg(${keyOf(key)}) as keys from ${sql.table(name)} t`,
  );
  const { rows } = await sql<{ name: string; keys: string[] | null }>`${union(parts)}`.execute(db);
  for (const { name, keys } of rows) {
    const there = new Set(keys);
    const known = contents.get(name)?.rows;
    for (const key of known?.keys() ?? []) if (!there.has(key)) known?.delete(key);
  }
}

// Alike rows of a table without a key are told apart by their number.
function keyOf(key: string[]) {
  if (key.length === 0) return sql`t::text || row_number() over (partition by t::text)`;
  return sql`jsonb_build_array(${sql.join(key.map((column) => sql.ref(`t.${column}`)))})::text`;
}

function union(parts: ReturnType<typeof sql>[]) {
  return sql.join(parts, sql` union all `);
}

/** What became otherwise between two looks, table by table. */
export function differences(before: Snapshot, after: Snapshot): Change[] {
  return [...after].flatMap(([table, { rows }]) => {
    const old = before.get(table)?.rows ?? new Map<string, string>();
    return old === rows ? [] : changesOf(table, old, rows);
  });
}

function changesOf(table: string, old: Map<string, string>, rows: Map<string, string>): Change[] {
  const keys = [...new Set([...old.keys(), ...rows.keys()])];
  return keys.flatMap((key): Change[] => {
    const [was, is] = [old.get(key), rows.get(key)];
    if (was === is) return [];
    const row = readRow(was ?? is);
    const after = readRow(is ?? was);
    const columns = Object.keys(row).filter(
      (column) => JSON.stringify(row[column]) !== JSON.stringify(after[column]),
    );
    const op = was === undefined ? "+" : is === undefined ? "-" : "~";
    return [{ table, op, row, after, columns }];
  });
}

const RowOfTable = z.record(z.string(), z.unknown());

export function readRow(content: string | undefined): Row {
  return RowOfTable.parse(JSON.parse(content ?? "{}"));
}

/** The rows of a table, as they were at the look. */
export function rowsOf(snapshot: Snapshot, table: string): Row[] {
  return [...(snapshot.get(table)?.rows.values() ?? [])].map(readRow);
}
