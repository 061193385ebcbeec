import type { Config } from "#lib/config.ts";
import type { Db } from "#lib/db.ts";
import { runWorker } from "#lib/job-worker.ts";
import { given } from "#lib/shown.ts";
import { areas } from "./areas.ts";

/** Takes the jobs of every area until stopped. */
export function work({
  config,
  db,
}: {
  config: Config;
  db: Db;
}): Promise<{ stop(): Promise<void> }> {
  return runWorker({ config, db, tasks: given(areas.map((area) => area.tasks)) });
}
