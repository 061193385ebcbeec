import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Logger, runMigrations } from "graphile-worker";
import { sql } from "kysely";
import { z } from "zod";
import { type Db, poolOf } from "#lib/db.ts";
import { rootPath } from "#lib/root.ts";
import { sqlOf } from "#lib/rows.ts";

type Migration = { name: string; text: string; hash: string };

// Any number nobody else uses: two processes that start at once must not migrate at once.
const lockKey = 7_246_012_018;

const ranRow = z.strictObject({ name: z.string(), hash: z.string() });
const thereRow = z.strictObject({ there: z.boolean() });

/** What a database ran, or what a backup was taken at: names and hashes in order. */
export type Level = readonly z.infer<typeof ranRow>[];

const ownFolder = () => rootPath("db", "migrations");

/** Brings the database to the newest level and answers with the names of the files it ran. */
export async function migrate(db: Db, folder = ownFolder()): Promise<string[]> {
  return runAll(db, readMigrations(folder));
}

/** Brings an empty database to the level of a backup, and no further. */
export async function migrateTo(db: Db, level: Level): Promise<void> {
  const migrations = readMigrations(ownFolder());
  refuseChanged(migrations, level);
  const names = new Set(level.map(({ name }) => name));
  await runAll(
    db,
    migrations.filter(({ name }) => names.has(name)),
  );
}

/** What the database ran; empty when it is new. */
export async function findLevel(db: Db): Promise<Level> {
  const found = await sqlOf(thereRow)`
    select to_regclass('public.tirek_migrations') is not null as there`.execute(db);
  return found.rows[0]?.there ? listRan(db) : [];
}

/** The names of the migrations this program has and the database has not. */
export async function listPending(db: Db, folder = ownFolder()): Promise<string[]> {
  const names = new Set((await findLevel(db)).map(({ name }) => name));
  return readMigrations(folder)
    .map(({ name }) => name)
    .filter((name) => !names.has(name));
}

async function runAll(db: Db, migrations: Migration[]): Promise<string[]> {
  await makeTable(db);
  refuseChanged(migrations, await listRan(db));
  const ran: string[] = [];
  for (const migration of migrations) {
    if (await runOnce(db, migration)) ran.push(migration.name);
  }
  await runMigrations({ pgPool: poolOf(db), logger: new Logger(() => () => {}) });
  return ran;
}

function readMigrations(folder: string): Migration[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".sql"))
    .sort()
    .map((name) => {
      const text = readFileSync(join(folder, name), "utf8");
      return { name, text, hash: createHash("sha256").update(text).digest("hex") };
    });
}

async function makeTable(db: Db): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lock(tx);
    await sql`
      create table if not exists public.tirek_migrations (
        name text primary key,
        hash text not null,
        ran_at timestamptz not null default now()
      )`.execute(tx);
  });
}

async function listRan(db: Db): Promise<Level> {
  const ran = await sqlOf(ranRow)`
    select name, hash from public.tirek_migrations order by name`.execute(db);
  return ran.rows;
}

function refuseChanged(migrations: Migration[], ran: Level): void {
  for (const { name, hash } of ran) {
    const migration = migrations.find((each) => each.name === name);
    if (!migration) throw new Error(`The database ran ${name}, which this program does not have`);
    if (migration.hash !== hash) {
      throw new Error(`${name} was changed after it ran; write a new migration instead`);
    }
  }
}

async function runOnce(db: Db, migration: Migration): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    await lock(tx);
    const ran = await listRan(tx);
    if (ran.some(({ name }) => name === migration.name)) return false;
    await sql.raw(migration.text).execute(tx);
    await sql`
      insert into public.tirek_migrations (name, hash)
      values (${migration.name}, ${migration.hash})`.execute(tx);
    return true;
  });
}

// Inside a transaction only: PgBouncer gives the next statement to another session.
async function lock(tx: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(${lockKey})`.execute(tx);
}
