import { isPassing } from "#lib/db.ts";
import { CannotStart } from "#lib/errors.ts";
import type { DemoSignIn } from "#seed/demo/users/actions.ts";
import { loadDemoOnce } from "./content.ts";
import { type Deployment, prepare, untilReachable, withDeployment } from "./deployment.ts";
import { endInTime, processMs } from "./ending.ts";
import { outliveReaders } from "./say.ts";
import { untilTold } from "./until-told.ts";

/**
 * What `tirek up` has done before anything serves, in a process of its own that ends, and its weight with it. It tells
 * its parent what to say of the demo people.
 */
export async function prepareCommand({ demo }: { demo: boolean }): Promise<void> {
  outliveReaders();
  const told = untilTold();
  endInTime(told, processMs);
  await withDeployment(async (deployment) => {
    try {
      if (!(await untilReachable(deployment.db, told))) return;
      await Promise.race([told, prepareAll(deployment, demo)]);
    } catch (error) {
      if (isPassing(error) || !(error instanceof Error)) throw error;
      throw new CannotStart(error.message, { cause: error });
    }
  });
}

async function prepareAll(deployment: Deployment, demo: boolean): Promise<void> {
  const { db } = deployment;
  await prepare(db);
  if (!demo || !mayHaveDemo(deployment)) return;
  await tellParent(linesOf(await loadDemoOnce(db, new Date())));
}

// Everybody knows the password of the demo people, so a real deployment never has them.
function mayHaveDemo({ embedded, config }: Deployment): boolean {
  return embedded && config.TIREK_ENV !== "production";
}

function linesOf(signIns: DemoSignIn[]): string[] {
  if (signIns.length === 0) return [];
  return [
    "Demo people:",
    ...signIns.map(
      ({ role, email, password }) => `  ${role.padEnd(20)} ${email.padEnd(28)} ${password}`,
    ),
  ];
}

function tellParent(lines: string[]): Promise<void> {
  return new Promise((told) => {
    if (process.send) process.send(lines, () => told());
    else told();
  });
}
