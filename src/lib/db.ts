import { createHash } from "node:crypto";
import { Socket } from "node:net";
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

/**
 * How long one statement, the wait for a lock, an idle transaction and a connection on which nothing comes at all may
 * last at most, in seconds; the last the longest, for the server speaks when one of the others is over.
 */
export type TimeLimits = {
  statement: number;
  lock: number;
  idle: number;
  silence: number | null;
};

/** What answers pages gives up early, so that one locked row holds nobody else's page for long. */
export const limitsOfPages: TimeLimits = { statement: 30, lock: 10, idle: 90, silence: 100 };

/** What works beside them may take its time, but not for ever; where it listens for jobs nothing may come all night. */
export const limitsOfWork: TimeLimits = { statement: 900, lock: 120, idle: 600, silence: null };

type Opening = {
  connectionString: string;
  max?: number;
  /** None for commands that a person waits for. */
  limits?: TimeLimits | null;
  onError?: (error: Error) => void;
};

// As long as a page may wait for its turn among thousands.
const longestConnecting = 30_000;

/** One pool for the process. `onError` hears of connections that the server closed. */
export function openDb({
  connectionString,
  max = 10,
  limits = null,
  onError = () => {},
}: Opening): Db {
  const pool = new pg.Pool({
    connectionString,
    max,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    connectionTimeoutMillis: longestConnecting,
    onConnect: (client) => (limits ? setLimits(client, limits) : undefined),
  });
  pool.on("error", onError);
  pool.on("connect", (client) => client.on("error", onError));
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }), plugins: rowWatchers });
  pools.set(db, pool);
  return db;
}

/** Takes a connection for lost on which nothing comes for longer than anything may last. */
function giveUpSilence(client: pg.ClientBase, { silence }: TimeLimits): void {
  const stream = client instanceof pg.Client ? client.connection.stream : null;
  if (silence === null || !(stream instanceof Socket)) return;
  stream.setTimeout(silence * 1000, () =>
    stream.destroy(new Error("the database does not answer")),
  );
}

// A pooler hands the session on to others, whose limits are not these: it is told them by its own settings.
async function setLimits(client: pg.ClientBase, limits: TimeLimits): Promise<void> {
  giveUpSilence(client, limits);
  const settings = {
    statement_timeout: limits.statement,
    lock_timeout: limits.lock,
    idle_in_transaction_session_timeout: limits.idle,
  };
  await client.query(
    `select set_config(name, seconds || 's', false) from unnest($1::text[], $2::int[]) as s (name, seconds)
     where pg_backend_pid() = $3`,
    [Object.keys(settings), Object.values(settings), Reflect.get(client, "processID")],
  );
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

const mostTries = 5;

/** A transaction, begun anew where somebody else wrote the same in the same moment: looked at again, that is known. */
export async function inTransactionAnew<Value>(
  db: Db,
  act: (tx: Db) => Promise<Value>,
): Promise<Value> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await db.transaction().execute(act);
    } catch (error) {
      if (tried === mostTries || !isDoubled(error)) throw error;
    }
  }
}

// PostgreSQL's codes for what passes: connections, too many of them, shutting down, limits of time, two in each other's way.
const passing = /^(08...|53300|57P0[1-5]|57014|55P03|25P03|40P01|40001)$/;
const passingOnTheWay = /^(ECONN\w+|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN)$/;
const passingWords =
  /connection (terminated|timeout)|not queryable|timeout exceeded when trying to connect|does not answer/i;

/** Whether the error says that the database is away, or that something else holds what was asked for: it passes. */
export function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? String(error.code) : "";
  return passing.test(code) || passingOnTheWay.test(code) || passingWords.test(error.message);
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

/** Whether what was written cannot stand beside what stands: twice, over one another, or ending before it begins. */
export function isContradicted(error: unknown): boolean {
  return error instanceof pg.DatabaseError && /^(23505|23P01|22000)$/.test(error.code ?? "");
}
