import { createHash } from "node:crypto";
import {
  type DeleteResult,
  Kysely,
  PostgresDialect,
  type QueryResult,
  type RawBuilder,
  type UpdateResult,
} from "kysely";
import pg from "pg";
import type { DB } from "#db/types.ts";
import { once } from "./once.ts";
import { rowWatchers, showRows } from "./rows.ts";

export type Db = Kysely<DB>;

const int8 = 20;
const date = 1082;
const numeric = 1700;
// Days stay text (YYYY-MM-DD): a Date would shift them by the server's time zone.
pg.types.setTypeParser(date, (text) => text);
pg.types.setTypeParser(int8, Number);
pg.types.setTypeParser(numeric, Number);

const pools = new WeakMap<Db, pg.Pool>();

/** One pool for the process. `onError` hears of connections that the server closed. */
export function openDb({
  connectionString,
  max = 10,
  onError = () => {},
}: {
  connectionString: string;
  max?: number;
  onError?: (error: Error) => void;
}): Db {
  const pool = new pg.Pool({ connectionString, max });
  pool.on("error", onError);
  pool.on("connect", (client) => client.on("error", onError));
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }), plugins: rowWatchers });
  pools.set(db, pool);
  return db;
}

/** The connections under a `Db`, for what Kysely has no words for: the job queue, COPY, figures. */
export function poolOf(db: Db): pg.Pool {
  const pool = pools.get(db);
  if (!pool) throw new Error("a transaction has no pool of its own");
  return pool;
}

/** Runs the act in the caller's transaction, or in one of its own. */
export function inTransaction<Value>(db: Db, act: (tx: Db) => Promise<Value>): Promise<Value> {
  return db.isTransaction ? act(db) : db.transaction().execute(act);
}

/** Whether the error is that something was to be there once and would have been twice. */
export function isDoubled(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === "23505";
}

type RowsChange = { execute(): Promise<(UpdateResult | DeleteResult)[]> };
type RawChange = Promise<Pick<QueryResult<unknown>, "numAffectedRows">>;

/**
 * Changes or deletes rows, or looks at raw SQL that does, and answers how many there were. More than the act said are a fault in it: it
 * throws, and the transaction that the act is takes all of it back. Outside a transaction it only tells.
 */
export async function expectRows(
  query: RowsChange | RawChange,
  { most }: { most: number },
): Promise<number> {
  const found = await countRows(query);
  if (found > most) throw new Error(`the act met ${found} rows and said at most ${most}`);
  return found;
}

async function countRows(query: RowsChange | RawChange): Promise<number> {
  if (!("execute" in query)) {
    const { numAffectedRows } = await query;
    // Of what a select changes by a `with` the database does not tell.
    if (numAffectedRows === undefined)
      throw new Error("rows changed at most are told of a change alone");
    return Number(numAffectedRows);
  }
  const results = await query.execute();
  return results.reduce((sum, result) => sum + rowsOf(result), 0);
}

function rowsOf(result: UpdateResult | DeleteResult): number {
  return Number("numUpdatedRows" in result ? result.numUpdatedRows : result.numDeletedRows);
}

const planless = new WeakSet<pg.Pool>();

/**
 * Asks what is asked at every step of many people: each connection plans it once. The texts must be few,
 * for a connection keeps every one. In a transaction, and behind a pooler that gives each statement to
 * another session, it is asked like anything else.
 */
export async function askOften<Row>(db: Db, query: RawBuilder<Row>): Promise<Row[]> {
  const pool = pools.get(db);
  if (!pool || planless.has(pool)) return (await query.execute(db)).rows;
  const { sql: text, parameters } = query.compile(db);
  try {
    const { rows } = await pool.query({ name: nameOf(text), text, values: [...parameters] });
    await showRows(query, rows);
    return rows;
  } catch (error) {
    if (!isPlanLost(error)) throw error;
    planless.add(pool);
    return (await query.execute(db)).rows;
  }
}

const nameOf = once((text) => createHash("sha256").update(text).digest("base64url").slice(0, 20), {
  most: 1_000,
});

// The statement is unknown to the session, known already, or planned for other columns: nothing was done yet.
const lost = new Set(["26000", "42P05", "0A000"]);

function isPlanLost(error: unknown): boolean {
  return error instanceof pg.DatabaseError && lost.has(error.code ?? "");
}
