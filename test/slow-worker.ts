// A worker in a process of its own, for the tests that kill it.
import { readConfig } from "#lib/config.ts";
import { openDb } from "#lib/db.ts";
import { runWorker } from "#lib/job-worker.ts";
import type { Task } from "#lib/jobs.ts";

const config = readConfig(process.env);
const db = openDb({ connectionString: config.DATABASE_URL ?? "", max: 6 });

const neverEnds: Task = {
  name: "count",
  run: async ({ progress }) => {
    await progress(1, 2);
    process.send?.("running");
    await new Promise((resolve) => setTimeout(resolve, 600_000));
    return {};
  },
};

await runWorker({ config, db, tasks: [neverEnds] });
