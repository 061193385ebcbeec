import { spawn, spawnSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { countHolders, hold, isAlive, letGo, lockStart } from "./holders.ts";
import { canOthersEnter, findBinaries } from "./postgres-binaries.ts";

export type RunningPostgres = { url: string; stop(): Promise<void> };

type Place = { folder: string; cluster: string; password: string; volatile: boolean };

const nobody = 65_534;
const databaseName = "tirek";
const startLimitMs = 60_000;
const mostTries = 50;
// PostgreSQL refuses to run as root, so root hands it to the user that owns nothing.
const asNobody = process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {};

// The data lies on a solid disk or in memory: a page out of order costs hardly more than the next one.
// A country's file writes more between two checkpoints than usual.
const durableSettings = {
  max_connections: "100",
  shared_buffers: "256MB",
  max_wal_size: "2GB",
  random_page_cost: "1.1",
};
const volatileSettings = {
  max_connections: "200",
  shared_buffers: "64MB",
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  wal_level: "minimal",
  max_wal_senders: "0",
  autovacuum: "off",
};

/**
 * Starts the PostgreSQL that came with the packages, or joins the one already running over the same
 * folder. The server stops with the last process that uses it; a killed process does not count.
 */
export async function startPostgres({
  dataDir,
  volatile = false,
}: {
  dataDir: string;
  volatile?: boolean;
}): Promise<RunningPostgres> {
  const place = preparePlace(resolve(dataDir), volatile);
  const unlock = await lockStart(place.folder);
  try {
    hold(place.folder);
    held.add(place);
    const port = (await portOfRunning(place)) ?? (await startWhenFree(place));
    const url = urlOf(place, { port, database: databaseName });
    await createDatabase(place, port);
    return { url, stop: () => leave(place) };
  } finally {
    unlock();
  }
}

/** False once the server over that folder has died. */
export function isPostgresAlive(dataDir: string): boolean {
  return runningPid(clusterIn(folderFor(resolve(dataDir)))) !== undefined;
}

/** Where the server over that folder listens; undefined where none does. */
export function portOfPostgres(dataDir: string): number | undefined {
  const cluster = clusterIn(folderFor(resolve(dataDir)));
  return runningPid(cluster) === undefined ? undefined : Number(pidLines(cluster)[3]) || undefined;
}

function preparePlace(dataDir: string, volatile: boolean): Place {
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  if (asNobody.uid !== undefined) chmodSync(dataDir, statSync(dataDir).mode | 0o011);
  const folder = folderFor(dataDir);
  if (!folder.startsWith(dataDir))
    writeFileSync(join(dataDir, "postgres-is-in.txt"), `${folder}\n`);
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  const passwordFile = join(folder, "password");
  if (!existsSync(passwordFile)) {
    writeFileSync(passwordFile, randomBytes(24).toString("base64url"), { mode: 0o600 });
  }
  const password = readFileSync(passwordFile, "utf8").trim();
  return { folder, cluster: clusterIn(folder), password, volatile };
}

// Under a home that only root may enter the cluster goes to the system's own place for such things.
function folderFor(dataDir: string): string {
  const inside = join(dataDir, "postgres");
  if (asNobody.uid === undefined || canOthersEnter(dataDir)) return inside;
  const mark = createHash("sha256").update(dataDir).digest("hex").slice(0, 12);
  return `/var/lib/tirek-${mark}`;
}

function clusterIn(folder: string): string {
  return join(folder, "cluster");
}

// The last queries of a killed server hold its memory for a moment; a free port may be taken before it is bound.
const passing = /is still in use|Address already in use/;

async function startWhenFree(place: Place): Promise<number> {
  for (let tries = 1; ; tries++) {
    try {
      return await startServer(place);
    } catch (error) {
      if (tries === mostTries || !passing.test(String(error))) throw error;
      await pause(200);
    }
  }
}

async function startServer(place: Place): Promise<number> {
  const binaries = findBinaries({ servedByNobody: asNobody.uid !== undefined });
  if (!existsSync(join(place.cluster, "PG_VERSION"))) makeCluster(place, binaries);
  const port = await choosePort(place);
  const settings = {
    ...(place.volatile ? volatileSettings : durableSettings),
    listen_addresses: "127.0.0.1",
    port: String(port),
    unix_socket_directories: "",
  };
  const log = openSync(join(place.folder, "server.log"), logFlags(place));
  const child = spawn(
    join(binaries, "bin", "postgres"),
    [
      "-D",
      place.cluster,
      ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
    ],
    // Of its own session, so that Ctrl-C reaches the web process first and the database last.
    { ...asNobody, cwd: "/", env: environment(), detached: true, stdio: ["ignore", log, log] },
  );
  let failure: Error | undefined;
  child.once("error", (error) => (failure = error));
  child.unref();
  await untilReady({ place, port, died: () => failure ?? exitOf(child.exitCode) });
  writeFileSync(join(place.folder, "port"), String(port));
  return port;
}

function makeCluster(place: Place, binaries: string): void {
  // What a killed initdb left behind holds nothing yet.
  rmSync(place.cluster, { recursive: true, force: true });
  mkdirSync(place.cluster, { mode: 0o700 });
  const passwordFile = join(place.folder, "initial-password");
  writeFileSync(passwordFile, place.password, { mode: 0o600 });
  if (asNobody.uid !== undefined) {
    chownSync(place.cluster, nobody, nobody);
    chownSync(passwordFile, nobody, nobody);
  }
  const made = spawnSync(
    join(binaries, "bin", "initdb"),
    [
      "-D",
      place.cluster,
      "--username=tirek",
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      `--locale=${systemLocale()}`,
      // With a bare C locale pg_trgm indexes no Cyrillic, and says nothing.
      "--locale-provider=icu",
      "--icu-locale=kk",
      ...(place.volatile ? ["--no-sync"] : []),
    ],
    { ...asNobody, cwd: "/", env: environment(), encoding: "utf8" },
  );
  rmSync(passwordFile, { force: true });
  if (made.status !== 0) throw new Error(`initdb failed: ${made.error ?? made.stderr}`);
}

async function untilReady(start: {
  place: Place;
  port: number;
  died: () => Error | undefined;
}): Promise<void> {
  const limit = Date.now() + startLimitMs;
  while (Date.now() < limit) {
    const error = start.died();
    if (error)
      throw new Error(`PostgreSQL did not start: ${error.message}\n${logTail(start.place)}`);
    if (await answers(start.place, start.port)) return;
    await pause(30);
  }
  throw new Error(`PostgreSQL did not start in time\n${logTail(start.place)}`);
}

async function portOfRunning(place: Place): Promise<number | undefined> {
  if (runningPid(place.cluster) === undefined) return forgetDead(place);
  const port = Number(pidLines(place.cluster)[3]);
  const died = () => (runningPid(place.cluster) ? undefined : new Error("it stopped meanwhile"));
  try {
    await untilReady({ place, port, died });
    return port;
  } catch (error) {
    // Killed a moment ago, it was still there when it was looked for.
    if (died()) return forgetDead(place);
    throw error;
  }
}

// In a new container the old server's number may belong to anybody.
function forgetDead(place: Place): undefined {
  rmSync(join(place.cluster, "postmaster.pid"), { force: true });
}

function runningPid(cluster: string): number | undefined {
  const pid = Number(pidLines(cluster)[0]);
  return pid > 0 && isAlive(pid) && isPostgres(pid) ? pid : undefined;
}

function pidLines(cluster: string): string[] {
  try {
    return readFileSync(join(cluster, "postmaster.pid"), "utf8").split("\n");
  } catch (error) {
    // A server that ends takes the file away at any moment.
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}

async function choosePort(place: Place): Promise<number> {
  const file = join(place.folder, "port");
  const earlier = existsSync(file) ? Number(readFileSync(file, "utf8")) : 0;
  return (earlier > 0 && (await freePort(earlier))) || (await freePort(0)) || 0;
}

function freePort(wanted: number): Promise<number | undefined> {
  return new Promise((found) => {
    const probe = createServer();
    probe.once("error", () => found(undefined));
    probe.listen(wanted, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => found(typeof address === "object" ? address?.port : undefined));
    });
  });
}

async function answers(place: Place, port: number): Promise<boolean> {
  const client = new pg.Client({
    connectionString: urlOf(place, { port, database: "postgres" }),
    // What took the port meanwhile need not be a server that answers.
    connectionTimeoutMillis: 2_000,
  });
  client.on("error", () => {});
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

async function createDatabase(place: Place, port: number): Promise<void> {
  const client = new pg.Client(urlOf(place, { port, database: "postgres" }));
  await client.connect();
  try {
    const found = await client.query("select 1 from pg_database where datname = $1", [
      databaseName,
    ]);
    if (found.rowCount === 0) await client.query(`create database ${databaseName}`);
  } finally {
    await client.end();
  }
}

const held = new Set<Place>();

/** Of a process that is cut off: lets go of every server, and tells those that nobody else uses to end, without waiting for it. */
export function leaveAtOnce(): void {
  for (const place of held) {
    letGo(place.folder);
    const pid = countHolders(place.folder) > 0 ? undefined : runningPid(place.cluster);
    if (pid !== undefined) process.kill(pid, place.volatile ? "SIGQUIT" : "SIGINT");
  }
}

async function leave(place: Place): Promise<void> {
  held.delete(place);
  const unlock = await lockStart(place.folder);
  try {
    letGo(place.folder);
    if (countHolders(place.folder) > 0) return;
    const pid = runningPid(place.cluster);
    if (pid === undefined) return;
    process.kill(pid, place.volatile ? "SIGQUIT" : "SIGINT");
    const limit = Date.now() + startLimitMs;
    while (runningPid(place.cluster) !== undefined && Date.now() < limit) await pause(20);
  } finally {
    unlock();
  }
}

function isPostgres(pid: number): boolean {
  const file = `/proc/${pid}/cmdline`;
  return (
    !existsSync("/proc/self") || (existsSync(file) && /postgres/.test(readFileSync(file, "utf8")))
  );
}

function exitOf(code: number | null): Error | undefined {
  return code === null ? undefined : new Error(`it ended with code ${code}`);
}

function logFlags(place: Place): "a" | "w" {
  const file = join(place.folder, "server.log");
  return existsSync(file) && statSync(file).size > 10_000_000 ? "w" : "a";
}

function logTail(place: Place): string {
  return readFileSync(join(place.folder, "server.log"), "utf8").split("\n").slice(-12).join("\n");
}

function systemLocale(): string {
  return process.platform === "darwin" ? "en_US.UTF-8" : "C.UTF-8";
}

function environment(): NodeJS.ProcessEnv {
  return { PATH: "/usr/bin:/bin", LC_ALL: systemLocale(), TZ: "UTC" };
}

function urlOf(place: Place, at: { port: number; database: string }): string {
  return `postgres://tirek:${place.password}@127.0.0.1:${at.port}/${at.database}`;
}
