import { setTimeout as pause } from "node:timers/promises";
import { limitsOfPages, limitsOfWork } from "#lib/db.ts";
import { serve } from "../main.ts";
import { work } from "../worker.ts";
import { refuseUnprepared, untilReachable, withDeployment } from "./deployment.ts";
import { atMost, endInTime, pagesAndJobsMs, processMs } from "./ending.ts";
import { outliveReaders, say } from "./say.ts";
import { untilTold } from "./until-told.ts";

/** `tirek serve`: the web process alone. */
export async function serveCommand(): Promise<void> {
  const told = standUntilTold();
  if (await isToldAlready(told)) return;
  await withDeployment(async ({ config, db }) => {
    if (!(await untilReachable(db, told))) return;
    await refuseUnprepared(db);
    const { port, stop } = await serve({ config, db });
    tellReady(`Listening on port ${port}`);
    await told;
    await stop(pagesAndJobsMs);
  }, limitsOfPages);
}

/** `tirek worker`: the process that takes jobs from the queue. */
export async function workerCommand(): Promise<void> {
  const told = standUntilTold();
  if (await isToldAlready(told)) return;
  await withDeployment(async ({ config, db }) => {
    if (!(await untilReachable(db, told))) return;
    await refuseUnprepared(db);
    const { stop } = await work({ config, db });
    tellReady("Taking jobs from the queue");
    await told;
    await atMost(pagesAndJobsMs, stop());
  }, limitsOfWork);
}

function standUntilTold(): Promise<void> {
  outliveReaders();
  const told = untilTold();
  endInTime(told, processMs);
  return told;
}

// Whose parent was killed meanwhile starts no database again, which nobody would stop.
async function isToldAlready(told: Promise<void>): Promise<boolean> {
  return Promise.race([told.then(() => true), pause(0, false)]);
}

// The parent of `up` waits for a message; a person or a service manager reads the line.
function tellReady(line: string): void {
  if (process.send) process.send("ready");
  else say(line);
}
