import { type ChildProcess, spawn } from "node:child_process";
import { on, once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { z } from "zod";
import { loadContent } from "#cli/content.ts";
import { migrate } from "#cli/database/migrate.ts";
import { startPostgres } from "#cli/database/postgres.ts";
import { type Config, readConfig } from "#lib/config.ts";
import { type Db, openDb } from "#lib/db.ts";
import { rootPath } from "#lib/root.ts";

/** A durable database of our own in a folder that goes away again. */
export type Place = {
  databaseUrl: string;
  dataDir: string;
  db: Db;
  /** One more database of the same server, at the program's level and without schools. */
  openEmpty(): Promise<Db>;
  close(): Promise<void>;
};

export type Web = {
  url: string;
  peakMemory(): number | null;
  /** Milliseconds of a processor that the process has used up; other work on the machine does not add to them. */
  processorMs(): number | null;
  /** Milliseconds for which its loop was held up at most since this was last asked, where it is watched. */
  longestDelay(): Promise<number>;
  stop(): Promise<void>;
};

export async function openPlace(): Promise<Place> {
  const dataDir = mkdtempSync(join(tmpdir(), "tirek-bench-"));
  const postgres = await startPostgres({ dataDir });
  const opened: Db[] = [];
  const open = async (databaseUrl: string) => {
    const db = openDb({ connectionString: databaseUrl });
    opened.push(db);
    await migrate(db);
    await loadContent(db, new Date());
    return db;
  };
  return {
    databaseUrl: postgres.url,
    dataDir,
    db: await open(postgres.url),
    openEmpty: async () => open(await makeDatabase(postgres.url, "empty")),
    close: async () => {
      await Promise.all(opened.map((db) => db.destroy()));
      await postgres.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export function configOf({ dataDir, databaseUrl }: Place): Config {
  return readConfig({ DATA_DIR: dataDir, DATABASE_URL: databaseUrl, SECRET: "s".repeat(32) });
}

/** Starts the built program as one web process, as a deployment would. */
export async function startWeb(
  { dataDir, databaseUrl }: Place,
  { isWatched = false } = {},
): Promise<Web> {
  const port = await freePort();
  // To look at the loop each millisecond costs a fifth of the pages.
  const watch = isWatched ? ["--import", rootPath("bench", "loop-delay.mjs")] : [];
  const child = spawn(process.execPath, [...watch, rootPath("dist", "cli.js"), "serve"], {
    env: {
      PATH: process.env.PATH,
      DATA_DIR: dataDir,
      DATABASE_URL: databaseUrl,
      PORT: String(port),
      HOST: "127.0.0.1",
      SECRET: "s".repeat(32),
      LOG_LEVEL: "error",
      TIREK_ENV: "production",
    },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const url = `http://127.0.0.1:${port}`;
  await untilReady(url, child);
  return {
    url,
    peakMemory: () => peakMemoryOf(child.pid),
    processorMs: () => processorMsOf(child.pid),
    longestDelay: async () => {
      const told = on(child, "message", { signal: AbortSignal.timeout(10_000) });
      child.send("how long");
      for await (const [said] of told) {
        const answer = z.object({ longest: z.number() }).safeParse(said);
        if (answer.success) return answer.data.longest;
      }
      throw new Error("the web process did not tell");
    },
    stop: async () => {
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
    },
  };
}

export function freePort(): Promise<number> {
  return new Promise((found) => {
    const probe = createServer();
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => found(typeof address === "object" ? (address?.port ?? 0) : 0));
    });
  });
}

async function untilReady(url: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (child.exitCode !== null) throw new Error("the web process did not start");
    const ready = await fetch(`${url}/readyz`).catch(() => null);
    if (ready?.ok) return;
    await pause(100);
  }
  throw new Error("the web process did not answer in time");
}

async function makeDatabase(url: string, name: string): Promise<string> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  return Object.assign(new URL(url), { pathname: `/${name}` }).toString();
}

// Only Linux tells the most memory a process ever held.
function peakMemoryOf(pid: number | undefined): number | null {
  if (process.platform !== "linux") return null;
  const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Number(kilobytes) * 1024;
}

const ticksPerSecond = 100;

function processorMsOf(pid: number | undefined): number | null {
  if (process.platform !== "linux") return null;
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  // After the name in brackets the twelfth and thirteenth are ticks in the program and in the system.
  const [user, system] = stat
    .slice(stat.lastIndexOf(")") + 2)
    .split(" ")
    .slice(11, 13);
  return ((Number(user) + Number(system)) * 1000) / ticksPerSecond;
}
