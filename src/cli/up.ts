import { setTimeout as pause } from "node:timers/promises";
import { isPostgresAlive, startPostgres } from "#cli/database/postgres.ts";
import type { DemoSignIn } from "#seed/demo/users/actions.ts";
import { type Child, keepRunning } from "./child.ts";
import { loadDemoOnce } from "./content.ts";
import { type Deployment, openDeployment, prepare } from "./deployment.ts";
import { say } from "./say.ts";
import { untilTold } from "./until-told.ts";

const watchMs = 1_000;

/** `tirek up`: database, web and worker together, until told to stop. */
export async function upCommand({ demo }: { demo: boolean }): Promise<void> {
  const told = untilTold();
  const deployment = await openDeployment();
  try {
    await prepare(deployment.db);
    const signIns =
      demo && wantsDemo(deployment) ? await loadDemoOnce(deployment.db, new Date()) : [];
    await runUntil(told, { deployment, signIns });
  } finally {
    await deployment.close();
  }
}

async function runUntil(
  told: Promise<void>,
  { deployment, signIns }: { deployment: Deployment; signIns: DemoSignIn[] },
): Promise<void> {
  const watch = new AbortController();
  const children = startChildren(deployment);
  const failed = watchDatabase(deployment, watch.signal);
  try {
    await Promise.race([told, failed, Promise.all(children.map(({ ready }) => ready))]);
    greet(deployment, signIns);
    await Promise.race([told, failed]);
    say("Stopping: requests and jobs under way are finished first");
  } finally {
    await Promise.all(children.map((child) => child.stop()));
    watch.abort();
  }
}

// Everybody knows the password of the demo people, so a real deployment never has them.
function wantsDemo({ embedded, config }: Deployment): boolean {
  return embedded && config.TIREK_ENV !== "production";
}

function startChildren({ config }: Deployment): Child[] {
  const environment = {
    ...process.env,
    DATABASE_URL: config.DATABASE_URL,
    DATA_DIR: config.DATA_DIR,
    SECRET: config.SECRET,
  };
  const web = Array.from({ length: config.WEB_PROCESSES }, () => keepRunning("serve", environment));
  return [...web, keepRunning("worker", environment)];
}

/** Starts the embedded database again when it was killed; rejects when that cannot be done. */
async function watchDatabase({ config, embedded }: Deployment, over: AbortSignal): Promise<void> {
  const ended = new Promise<void>((resolve) => over.addEventListener("abort", () => resolve()));
  while (embedded && !over.aborted) {
    await Promise.race([pause(watchMs), ended]);
    if (over.aborted || isPostgresAlive(config.DATA_DIR)) continue;
    const { url } = await startPostgres({ dataDir: config.DATA_DIR });
    if (url !== config.DATABASE_URL) throw new Error("The database came back on another port");
  }
  return ended;
}

function greet({ config }: Deployment, signIns: DemoSignIn[]): void {
  say(`Tirek answers at ${config.PUBLIC_URL}`);
  if (signIns.length === 0) return;
  say("Demo people:");
  for (const { role, email, password } of signIns) {
    say(`  ${role.padEnd(20)} ${email.padEnd(28)} ${password}`);
  }
}
