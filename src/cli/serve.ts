import { limitsOfPages, limitsOfWork } from "#lib/db.ts";
import { serve } from "../main.ts";
import { work } from "../worker.ts";
import { refuseUnprepared, untilReachable, withDeployment } from "./deployment.ts";
import { say } from "./say.ts";
import { untilTold } from "./until-told.ts";

/** `tirek serve`: the web process alone. */
export async function serveCommand(): Promise<void> {
  const told = untilTold();
  await withDeployment(async ({ config, db }) => {
    if (!(await untilReachable(db, told))) return;
    await refuseUnprepared(db);
    const { port, stop } = await serve({ config, db });
    tellReady(`Listening on port ${port}`);
    await told;
    await stop();
  }, limitsOfPages);
}

/** `tirek worker`: the process that takes jobs from the queue. */
export async function workerCommand(): Promise<void> {
  const told = untilTold();
  await withDeployment(async ({ config, db }) => {
    if (!(await untilReachable(db, told))) return;
    await refuseUnprepared(db);
    const { stop } = await work({ config, db });
    tellReady("Taking jobs from the queue");
    await told;
    await stop();
  }, limitsOfWork);
}

// The parent of `up` waits for a message; a person or a service manager reads the line.
function tellReady(line: string): void {
  if (process.send) process.send("ready");
  else say(line);
}
