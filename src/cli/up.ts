import { startPostgres } from "#cli/database/postgres.ts";
import { type Config, readConfig } from "#lib/config.ts";
import { type Child, keepRunning, type Program, runToEnd } from "./child.ts";
import { allMs, endInTime } from "./ending.ts";
import { outliveReaders, say } from "./say.ts";
import { untilTold } from "./until-told.ts";
import { watchDatabase } from "./watch-database.ts";

/**
 * `tirek up`: database, web and worker together, until told to stop. It stands beside them all the time, so it imports
 * nothing of the product: what must be known of it is done by processes of their own.
 */
export async function upCommand({ demo }: { demo: boolean }): Promise<void> {
  outliveReaders();
  const told = untilTold();
  endInTime(told, allMs);
  const config = readConfig(process.env);
  const database =
    config.DATABASE_URL === null ? await startPostgres({ dataDir: config.DATA_DIR }) : null;
  try {
    await runUntil(told, { config, demo });
  } finally {
    await database?.stop();
  }
}

async function runUntil(
  told: Promise<void>,
  { config, demo }: { config: Config; demo: boolean },
): Promise<void> {
  const over = new AbortController();
  void told.then(() => over.abort());
  const preparing = programOf(config, demo ? ["prepare"] : ["prepare", "--no-demo"]);
  const lines = await runToEnd(preparing, over.signal);
  if (over.signal.aborted) return;
  const children = startChildren(config);
  // They have the address of before.
  const moved = () => children.forEach((child) => void child.restart());
  const isOurs = config.DATABASE_URL === null;
  const watched = isOurs && watchDatabase(config.DATA_DIR, { moved, over: over.signal });
  try {
    await Promise.race([told, Promise.all(children.map(({ ready }) => ready))]);
    for (const line of [`Tirek answers at ${config.PUBLIC_URL}`, ...lines]) say(line);
    await told;
    say("Stopping: requests and jobs under way are finished first");
  } finally {
    over.abort();
    await Promise.all(children.map((child) => child.stop()));
    await watched;
  }
}

function startChildren(config: Config): Child[] {
  const commands = [...Array.from({ length: config.WEB_PROCESSES }, () => "serve"), "worker"];
  return commands.map((command) => keepRunning(programOf(config, [command])));
}

// Without an address they join the database that came with the packages, so that the last of them ends it where we are killed.
function programOf({ DATA_DIR, SECRET }: Config, args: string[]): Program {
  const environment = { ...process.env, DATA_DIR, SECRET };
  return { file: process.argv[1] ?? "", args, environment };
}
