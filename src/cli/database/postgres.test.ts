import { type ChildProcess, execFileSync, fork, spawn } from "node:child_process";
import { once } from "node:events";
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { openDb } from "#lib/db.ts";
import { rootPath } from "#lib/root.ts";
import { databaseProblems } from "./check.ts";
import { isPostgresAlive, startPostgres } from "./postgres.ts";

const dataDir = mkdtempSync(join(tmpdir(), "tirek-postgres-"));
afterAll(() => rm(dataDir, { recursive: true, force: true }));

async function ask(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

function postmasterPid(): number {
  const file = join(dataDir, "postgres", "cluster", "postmaster.pid");
  return Number(readFileSync(file, "utf8").split("\n")[0]);
}

function startWriter(): ChildProcess {
  return fork(rootPath("test", "writer.ts"), [dataDir], {
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
}

test("the cluster sorts and searches Kazakh, and needs a password only its owner can read", async () => {
  const { url, stop } = await startPostgres({ dataDir });
  const db = openDb({ connectionString: url, max: 1 });
  expect(await databaseProblems(db)).toEqual([]);
  await db.destroy();
  const sorted = await ask(
    url,
    "select x from unnest(array['я', 'ә', 'ң', 'н', 'б', 'а']) x order by x",
  );
  expect(sorted.map(({ x }) => x)).toEqual(["а", "ә", "б", "н", "ң", "я"]);
  expect(statSync(join(dataDir, "postgres", "password")).mode & 0o777).toBe(0o600);
  const stranger = new URL(url);
  stranger.password = "guess";
  await expect(ask(stranger.href, "select 1")).rejects.toThrow("password authentication failed");
  await stop();
  expect(isPostgresAlive(dataDir)).toBe(false);
});

test("the extension that the server has not got is named", async () => {
  const { url, stop } = await startPostgres({ dataDir });
  const db = openDb({ connectionString: url, max: 1 });
  // A view of the session's own stands before the server's list.
  await sql`create temp view pg_available_extensions as
    select * from pg_catalog.pg_available_extensions where name <> 'btree_gist'`.execute(db);
  await sql`set search_path to pg_temp, pg_catalog`.execute(db);
  expect(await databaseProblems(db)).toEqual(["The database has no extension btree_gist"]);
  await db.destroy();
  await stop();
});

test("what was acknowledged before the server and its parent were killed is there afterwards", {
  timeout: 60_000,
}, async () => {
  const writer = startWriter();
  let acknowledged = 0;
  writer.on("message", (number) => {
    acknowledged = Number(number);
  });
  while (acknowledged < 100) await pause(10);
  process.kill(postmasterPid(), "SIGKILL");
  writer.kill("SIGKILL");
  await once(writer, "exit");
  const { url, stop } = await startPostgres({ dataDir });
  const [kept] = await ask(url, "select max(n) as last, count(*)::int as count from written");
  expect(Number(kept?.last)).toBeGreaterThanOrEqual(acknowledged);
  expect(kept?.count).toBe(kept?.last);
  await stop();
});

test("a server left behind by a killed process is taken over, and stopped with its last user", {
  timeout: 60_000,
}, async () => {
  const writer = startWriter();
  await once(writer, "message");
  writer.kill("SIGKILL");
  await once(writer, "exit");
  const pid = postmasterPid();
  const first = await startPostgres({ dataDir });
  const neighbour = startWriter();
  await once(neighbour, "message");
  expect(postmasterPid()).toBe(pid);
  await first.stop();
  expect(isPostgresAlive(dataDir)).toBe(true);
  neighbour.kill("SIGKILL");
  await once(neighbour, "exit");
  const last = await startPostgres({ dataDir });
  await last.stop();
  expect(isPostgresAlive(dataDir)).toBe(false);
});

test("a holder whose number went to another process, or that ended unfetched, keeps nothing running", {
  timeout: 60_000,
}, async () => {
  const { stop } = await startPostgres({ dataDir });
  const holders = join(dataDir, "postgres", "holders");
  writeFileSync(join(holders, "1"), "12345678901");
  // It ends at once and is not fetched, for its parent has become a program that fetches nobody.
  const parent = spawn("sh", ["-c", "sleep 0.2 & echo $!; exec sleep 60"]);
  const [pid] = await once(parent.stdout, "data");
  while (!readFileSync(`/proc/${Number(pid)}/stat`, "utf8").includes(") Z")) await pause(10);
  writeFileSync(join(holders, String(Number(pid))), "");
  await stop();
  parent.kill("SIGKILL");
  expect(isPostgresAlive(dataDir)).toBe(false);
});

test("a lock left empty by a full disk does not keep everybody out", {
  timeout: 60_000,
}, async () => {
  const lock = join(dataDir, "postgres", "starting");
  writeFileSync(lock, "");
  utimesSync(lock, new Date(0), new Date(0));
  const { stop } = await startPostgres({ dataDir });
  await stop();
});

test("the server never runs as root, and leaves no pid behind", async () => {
  const { stop } = await startPostgres({ dataDir });
  const owner = execFileSync("stat", ["-c", "%u", `/proc/${postmasterPid()}`], {
    encoding: "utf8",
  });
  expect(Number(owner)).toBe(process.getuid?.() || 65_534);
  await stop();
  expect(existsSync(join(dataDir, "postgres", "cluster", "postmaster.pid"))).toBe(false);
});
