import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { globSync, mkdtempSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { rootPath } from "#lib/root.ts";

export type Running = {
  process: ChildProcess;
  printed(): string;
  /** True when it has ended and all it printed was read. */
  hasEnded(): boolean;
};

/** Built where the sources are newer: other test files read what is built, so that it is not built again for nothing. */
export function buildIfOld(): void {
  const built = timeOf(rootPath("dist", "cli.js"));
  const sources = globSync("src/**/*.{ts,tsx,scss}", { cwd: rootPath() });
  if (sources.every((file) => timeOf(rootPath(file)) <= built)) return;
  execFileSync(process.execPath, [rootPath("scripts", "build.mjs")]);
}

function timeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** Starts the built program as an operator would. */
export function startProgram(args: string[], environment: Record<string, string>): Running {
  return start(process.execPath, {
    args: [rootPath("dist", "cli.js"), ...args],
    env: { ...process.env, ...environment },
  });
}

/** Starts what npm starts for an operator, in a folder whose package has these commands. */
export function startNpm(
  args: string[],
  { cwd, environment }: { cwd: string; environment: Record<string, string> },
): Running {
  const { npm_command: _, ...outside } = process.env;
  return start("npm", { args, cwd, env: { ...outside, ...environment } });
}

/** PgBouncer in transaction mode in front of a server; answers with the address to use instead. */
export async function startPgbouncer(
  databaseUrl: string,
): Promise<{ url: string; bouncer: Running }> {
  const server = new URL(databaseUrl);
  const folder = mkdtempSync(join(tmpdir(), "tirek-pgbouncer-"));
  const port = await freePort();
  const users = join(folder, "users.txt");
  const settings = join(folder, "pgbouncer.ini");
  writeFileSync(users, `"${server.username}" "${server.password}"\n`);
  writeFileSync(
    settings,
    [
      "[databases]",
      `* = host=${server.hostname} port=${server.port}`,
      "[pgbouncer]",
      "listen_addr = 127.0.0.1",
      `listen_port = ${port}`,
      "unix_socket_dir =",
      "auth_type = scram-sha-256",
      `auth_file = ${users}`,
      "pool_mode = transaction",
      "default_pool_size = 5",
    ].join("\n"),
  );
  execFileSync("chmod", ["-R", "a+rX", folder]);
  // PgBouncer too refuses to run as root.
  const user = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  const bouncer = start("/usr/sbin/pgbouncer", { args: [settings], ...user });
  await until(() => bouncer.printed().includes("process up"), bouncer);
  server.port = String(port);
  return { url: server.href, bouncer };
}

export async function stopProgram(running: Running, signal: NodeJS.Signals = "SIGTERM") {
  const { process: child } = running;
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const gone = once(child, "exit");
  child.kill(signal);
  await gone;
  return child.exitCode;
}

/** Waits for what is bound to come; a process that died instead tells what it printed. */
export async function until(
  ready: () => boolean | Promise<boolean>,
  running?: Running,
): Promise<void> {
  while (!(await ready())) {
    if (running && running.process.exitCode !== null) throw new Error(running.printed());
    await pause(50);
  }
}

export async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );
}

// Below the ports that the system lends to outgoing connections; each test file has its own ten.
let lastPort = 20_000 + (process.pid % 1_000) * 10;

export async function freePort(): Promise<number> {
  do lastPort += 1;
  while (!(await isFree(lastPort)));
  return lastPort;
}

function isFree(port: number): Promise<boolean> {
  return new Promise((found) => {
    const probe = createServer().once("error", () => found(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => found(true)));
  });
}

function start(
  command: string,
  {
    args,
    ...options
  }: { args: string[]; cwd?: string; env?: NodeJS.ProcessEnv; uid?: number; gid?: number },
): Running {
  const child = spawn(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      printed += text;
    });
  }
  let ended = false;
  child.once("close", () => {
    ended = true;
  });
  return { process: child, printed: () => printed, hasEnded: () => ended };
}
