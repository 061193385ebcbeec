import type { Config } from "#lib/config.ts";
import type { Db } from "#lib/db.ts";
import { runWorker } from "#lib/job-worker.ts";
import { nightlyForgetting } from "#lib/retention.ts";
import { given } from "#lib/shown.ts";
import { hourlySweep } from "#lib/sweep.ts";
import { areas } from "./areas.ts";
import { retentions } from "./retention.ts";

/** Takes the jobs of every area until stopped. */
export function work({
  config,
  db,
}: {
  config: Config;
  db: Db;
}): Promise<{ stop(): Promise<void> }> {
  const tasks = given(areas.map((area) => area.tasks));
  return runWorker({
    config,
    db,
    tasks,
    routines: [hourlySweep(tasks), nightlyForgetting(retentions)],
  });
}
