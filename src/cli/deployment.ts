import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import { checkDatabase } from "#cli/database/check.ts";
import { listPending, migrate } from "#cli/database/migrate.ts";
import { startPostgres } from "#cli/database/postgres.ts";
import { type Config, readConfig } from "#lib/config.ts";
import { type Db, isPassing, openDb, type TimeLimits } from "#lib/db.ts";
import { openLog } from "#lib/log.ts";
import { loadContent } from "./content.ts";
import { atMost } from "./ending.ts";
import { sayWrong } from "./say.ts";

/** A database to work on: the program's own, or the one DATABASE_URL names. */
export type Deployment = {
  config: Config & { DATABASE_URL: string };
  db: Db;
  /** True for the database that came with the packages. */
  embedded: boolean;
  close(): Promise<void>;
};

const leaveMs = 1_000;

/** `limits` hold for each statement; what a person waits for at a command has none. */
export async function openDeployment(limits: TimeLimits | null = null): Promise<Deployment> {
  const config = readConfig(process.env);
  const { url, stop } = await findDatabase(config);
  const log = openLog(config.LOG_LEVEL);
  const db = openDb({
    connectionString: url,
    limits,
    onError: (error) => log.warn({ reason: error.message }, "a database connection was lost"),
  });
  return {
    config: { ...config, DATABASE_URL: url },
    db,
    embedded: config.DATABASE_URL === null,
    close: async () => {
      // A database that has fallen silent would be waited for without end.
      await atMost(leaveMs, db.destroy());
      await stop();
    },
  };
}

/** Opens the deployment for one command and closes it, whatever becomes of the command. */
export async function withDeployment(
  act: (deployment: Deployment) => Promise<void>,
  limits: TimeLimits | null = null,
): Promise<void> {
  const deployment = await openDeployment(limits);
  try {
    await act(deployment);
  } finally {
    await deployment.close();
  }
}

/** Brings the database to this program's level and loads what every deployment holds. */
export async function prepare(db: Db): Promise<string[]> {
  await checkDatabase(db);
  const ran = await migrate(db);
  await loadContent(db, new Date());
  return ran;
}

const pauseMs = 2_000;

/** Waits for a database that starts later than this process; false when the process is told to end before. */
export async function untilReachable(db: Db, told: Promise<void>): Promise<boolean> {
  const over = told.then(() => true);
  for (let isSaid = false; ; isSaid = true) {
    const absence = await absenceOf(db);
    if (absence === null) return true;
    if (!isSaid) sayWrong(`The database does not answer yet (${absence}): waiting for it`);
    if (await Promise.race([over, pause(pauseMs, false)])) return false;
  }
}

async function absenceOf(db: Db): Promise<string | null> {
  return sql`select 1`.execute(db).then(
    () => null,
    (error: unknown) => {
      if (!isPassing(error) || !(error instanceof Error)) throw error;
      return error.message;
    },
  );
}

/** Refuses to work on a database of another level than this program's. */
export async function refuseUnprepared(db: Db): Promise<void> {
  const pending = await listPending(db);
  if (pending.length > 0) throw new Error(`The database lacks ${pending.join(", ")}: run migrate`);
}

async function findDatabase(config: Config): Promise<{ url: string; stop(): Promise<void> }> {
  if (config.DATABASE_URL === null) return startPostgres({ dataDir: config.DATA_DIR });
  return { url: config.DATABASE_URL, stop: async () => {} };
}
