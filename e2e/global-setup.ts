import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const patienceMs = 120_000;
const root = join(import.meta.dirname, "..");

/** The product itself on a new, empty folder, as `npm run up` starts it; stopped and wiped when the journeys are over. */
// biome-ignore lint/style/noDefaultExport: Playwright calls the default export.
export default async function startProduct(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), "tirek-e2e-"));
  const port = await findFreePort();
  // By name: a passkey is bound to the name of a host, which an address in numbers has not.
  const url = `http://localhost:${port}`;
  const log = openSync(join(folder, "log"), "w");
  const program = spawn(process.execPath, [join(root, "dist", "cli.js"), "up"], {
    cwd: root,
    stdio: ["ignore", log, log, "ipc"],
    env: {
      ...process.env,
      DATA_DIR: join(folder, "data"),
      PUBLIC_URL: url,
      PORT: String(port),
      HOST: "127.0.0.1",
      TIREK_ENV: "development",
    },
  });
  await untilReady({ program, url, log: join(folder, "log") });
  process.env.TIREK_E2E_URL = url;
  return async () => {
    const ended = once(program, "exit");
    program.kill("SIGTERM");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
}

async function untilReady({
  program,
  url,
  log,
}: {
  program: ChildProcess;
  url: string;
  log: string;
}): Promise<void> {
  const giveUpAt = Date.now() + patienceMs;
  while (program.exitCode === null && Date.now() < giveUpAt) {
    if (await isReady(url)) return;
    await pause(200);
  }
  program.kill("SIGTERM");
  throw new Error(`The product did not start:\n${readFileSync(log, "utf8")}`);
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/readyz`)).ok;
  } catch {
    return false;
  }
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  server.close();
  await once(server, "close");
  return port;
}
