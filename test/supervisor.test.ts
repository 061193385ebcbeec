import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { isPostgresAlive } from "#cli/database/postgres.ts";
import { rootPath } from "#lib/root.ts";
import { testDatabase } from "#test/database.ts";
import { newFolder } from "#test/folders.ts";
import {
  answers,
  buildIfOld,
  freePort,
  type Running,
  startNpm,
  startProgram,
  stopProgram,
  until,
} from "#test/processes.ts";

const limitMs = 10_000;
const running: Running[] = [];
const folders: string[] = [];

beforeAll(buildIfOld);
afterEach(async () => {
  for (const each of running.splice(0).reverse()) await stopProgram(each);
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

async function newPlace() {
  const folder = newFolder("supervisor");
  folders.push(folder);
  const port = await freePort();
  const environment = {
    DATA_DIR: folder,
    PORT: String(port),
    HOST: "127.0.0.1",
    LOG_LEVEL: "info",
  };
  return { environment, folder, isUp: () => answers(`http://127.0.0.1:${port}/readyz`) };
}

function up(environment: Record<string, string>): Running {
  const started = startProgram(["up", "--no-demo"], environment);
  running.push(started);
  return started;
}

function processesOf(folder: string): string[] {
  const all = execFileSync("pgrep", ["-f", "cli.js|postgres"], { encoding: "utf8" });
  return all
    .trim()
    .split("\n")
    .filter((pid) => isOf(pid, folder));
}

function isOf(pid: string, folder: string): boolean {
  return ["environ", "cmdline"].some((file) => {
    try {
      return readFileSync(`/proc/${pid}/${file}`, "utf8").includes(folder);
    } catch {
      return false;
    }
  });
}

/** The processes of this place that run the command. */
function pidsOf(command: string, folder: string): number[] {
  return processesOf(folder)
    .filter((pid) => isOf(pid, `cli.js\0${command}`))
    .map(Number);
}

describe("the program that starts everything", () => {
  test("starts again what fell in its first seconds, and answers", {
    timeout: 240_000,
  }, async () => {
    const { environment, folder, isUp } = await newPlace();
    const started = up(environment);
    await until(() => pidsOf("serve", folder).length > 0, started);
    for (const pid of pidsOf("serve", folder)) process.kill(pid, "SIGKILL");
    await until(isUp, started);
    expect(started.printed()).toMatch(/serve ended \(SIGKILL\) and is started again in 0.5 s/);
    expect(await stopProgram(started)).toBe(0);
    expect(processesOf(folder)).toEqual([]);
  });

  test("gives up what cannot get better, and says what it is", { timeout: 240_000 }, async () => {
    const { environment } = await newPlace();
    const database = await testDatabase();
    const stranger = new URL(database.url);
    stranger.password = "guess";
    const secret = { SECRET: "0123456789abcdef0123456789abcdef" };
    const wrong: [Record<string, string>, string][] = [
      [{ PORT: "abc" }, "PORT"],
      [{ HOST: "192.0.2.1" }, "HOST 192.0.2.1 is no address of this machine"],
      [{ ...secret, DATABASE_URL: stranger.href }, "password authentication failed"],
    ];
    for (const [setting, words] of wrong) {
      const started = up({ ...environment, ...setting });
      await until(started.hasEnded);
      expect(started.printed()).toContain(words);
      expect(started.process.exitCode).toBe(78);
    }
    await database.close();
  });

  test("waits for a database that is not there yet, and says so", {
    timeout: 240_000,
  }, async () => {
    const { environment } = await newPlace();
    const DATABASE_URL = `postgres://nobody@127.0.0.1:${await freePort()}/none`;
    const started = up({
      ...environment,
      DATABASE_URL,
      SECRET: "0123456789abcdef0123456789abcdef",
    });
    await until(() => started.printed().includes("does not answer yet"), started);
    expect(await stopProgram(started)).toBe(0);
  });

  test("goes on when the disk of its log is full", { timeout: 240_000 }, async () => {
    const { environment, folder, isUp } = await newPlace();
    const full = openSync("/dev/full", "w");
    const child = spawn(process.execPath, [rootPath("dist", "cli.js"), "up", "--no-demo"], {
      env: { ...process.env, ...environment },
      stdio: ["ignore", full, full],
    });
    running.push({ process: child, printed: () => "", hasEnded: () => child.exitCode !== null });
    await until(isUp, running[0]);
    const [first] = pidsOf("serve", folder);
    for (let asked = 0; asked < 20; asked += 1) expect(await isUp()).toBe(true);
    expect(pidsOf("serve", folder)).toEqual([first]);
    process.kill(Number(first), "SIGKILL");
    await until(() => pidsOf("serve", folder).some((pid) => pid !== first), running[0]);
    await until(isUp, running[0]);
  });

  test("goes on when nobody reads its log any more", { timeout: 240_000 }, async () => {
    const { environment, folder, isUp } = await newPlace();
    const started = up(environment);
    await until(isUp, started);
    for (const stream of [started.process.stdout, started.process.stderr]) stream?.destroy();
    expect(await isUp()).toBe(true);
    const [first] = pidsOf("serve", folder);
    process.kill(Number(first), "SIGKILL");
    await until(() => pidsOf("serve", folder).some((pid) => pid !== first), started);
    await until(isUp, started);
  });

  test("killed, takes all with it, PostgreSQL too, and starts again", {
    timeout: 240_000,
  }, async () => {
    const { environment, folder, isUp } = await newPlace();
    const first = up(environment);
    await until(isUp, first);
    await stopProgram(first, "SIGKILL");
    await until(() => processesOf(folder).length === 0);
    expect(isPostgresAlive(folder)).toBe(false);
    const again = up(environment);
    await until(isUp, again);
  });

  test("ends in ten seconds when a process of it is frozen", { timeout: 240_000 }, async () => {
    const { environment, folder, isUp } = await newPlace();
    const started = up(environment);
    await until(isUp, started);
    for (const pid of pidsOf("worker", folder)) process.kill(pid, "SIGSTOP");
    const began = performance.now();
    await stopProgram(started);
    expect(performance.now() - began).toBeLessThan(limitMs);
    expect(processesOf(folder)).toEqual([]);
  });

  test("does not load what it only stands beside", { timeout: 240_000 }, async () => {
    const { environment, folder, isUp } = await newPlace();
    const started = up(environment);
    await until(isUp, started);
    const sizeOf = (pid = 0) =>
      Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]);
    const [serve] = pidsOf("serve", folder);
    expect(sizeOf(started.process.pid)).toBeLessThan(sizeOf(serve) * 0.6);
  });
});

describe.each([
  ["npm run up", ["run", "up"]],
  ["npx tirek up", ["exec", "--", "tirek", "up", "--no-demo"]],
])("%s", (_, args) => {
  test("ends with everything when it is told to", { timeout: 240_000 }, async () => {
    const { environment, folder, isUp } = await newPlace();
    const cwd = newFolder("npm");
    folders.push(cwd);
    const launcher = rootPath("scripts", "tirek.mjs");
    const scripts = { up: `node ${launcher} up --no-demo` };
    const bin = { tirek: "./tirek.mjs" };
    writeFileSync(join(cwd, "package.json"), JSON.stringify({ name: "tirek-npm", scripts, bin }));
    writeFileSync(
      join(cwd, "tirek.mjs"),
      `#!/usr/bin/env node\nawait import(${JSON.stringify(launcher)});\n`,
      { mode: 0o755 },
    );
    const cache = join(cwd, "cache");
    const started = startNpm(args, {
      cwd,
      environment: { ...environment, npm_config_cache: cache },
    });
    running.push(started);
    await until(isUp, started);
    const began = performance.now();
    started.process.kill("SIGTERM");
    await once(started.process, "exit");
    await until(() => processesOf(folder).length === 0);
    expect(performance.now() - began).toBeLessThan(limitMs);
    expect(isPostgresAlive(folder)).toBe(false);
  });
});
