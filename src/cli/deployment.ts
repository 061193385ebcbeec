import { checkDatabase } from "#cli/database/check.ts";
import { listPending, migrate } from "#cli/database/migrate.ts";
import { startPostgres } from "#cli/database/postgres.ts";
import { type Config, readConfig } from "#lib/config.ts";
import { type Db, openDb, type TimeLimits } from "#lib/db.ts";
import { openLog } from "#lib/log.ts";
import { loadContent } from "./content.ts";

/** A database to work on: the program's own, or the one DATABASE_URL names. */
export type Deployment = {
  config: Config & { DATABASE_URL: string };
  db: Db;
  /** True for the database that came with the packages. */
  embedded: boolean;
  close(): Promise<void>;
};

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
      await db.destroy();
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

/** Refuses to work on a database of another level than this program's. */
export async function refuseUnprepared(db: Db): Promise<void> {
  const pending = await listPending(db);
  if (pending.length > 0) throw new Error(`The database lacks ${pending.join(", ")}: run migrate`);
}

async function findDatabase(config: Config): Promise<{ url: string; stop(): Promise<void> }> {
  if (config.DATABASE_URL === null) return startPostgres({ dataDir: config.DATA_DIR });
  return { url: config.DATABASE_URL, stop: async () => {} };
}
