import { createConnection, createServer, type Server, type Socket } from "node:net";
import { sql } from "kysely";
import { afterEach, beforeAll, expect, test } from "vitest";
import { sendMail } from "#lib/mail.ts";
import { type TestDatabase, testDatabase } from "#test/database.ts";
import { newFolder } from "#test/folders.ts";
import {
  answers,
  buildIfOld,
  freePort,
  type Running,
  startProgram,
  stopProgram,
  until,
} from "#test/processes.ts";

const limitMs = 10_000;
const closing: (() => Promise<unknown>)[] = [];

beforeAll(buildIfOld);
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function openDatabase(): Promise<TestDatabase> {
  const database = await testDatabase();
  closing.push(() => database.close());
  return database;
}

async function start(command: string, url: string, more: Record<string, string> = {}) {
  const port = await freePort();
  const running = startProgram([command], {
    LOG_LEVEL: "silent",
    DATABASE_URL: url,
    SECRET: "0123456789abcdef0123456789abcdef",
    DATA_DIR: newFolder("ending"),
    PORT: String(port),
    ...more,
  });
  closing.push(() => stopProgram(running, "SIGKILL"));
  return { running, address: `http://127.0.0.1:${port}` };
}

async function msToEnd(running: Running): Promise<number> {
  const began = performance.now();
  await stopProgram(running);
  return performance.now() - began;
}

function listen(server: Server): Promise<number> {
  closing.push(() => new Promise((closed) => server.close(closed)));
  return new Promise((ready) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      ready(typeof address === "object" && address ? address.port : 0);
    });
  });
}

/** What stands before a database and can fall silent, as a network does that is cut. */
async function throughWire(url: string): Promise<{ url: string; cut(): void }> {
  const { hostname: host, port } = new URL(url);
  const sockets: Socket[] = [];
  const server = createServer((near) => {
    const far = createConnection({ host, port: Number(port) });
    near.pipe(far).pipe(near);
    for (const socket of [near, far]) socket.on("error", () => {});
    sockets.push(near, far);
  });
  const near = new URL(url);
  near.port = String(await listen(server));
  closing.push(async () => sockets.forEach((socket) => void socket.destroy()));
  return { url: near.href, cut: () => sockets.forEach((socket) => void socket.unpipe().pause()) };
}

test("a page that hangs and connections that are kept open hold no shutdown", {
  timeout: 60_000,
}, async () => {
  const database = await openDatabase();
  const { running, address } = await start("serve", database.url);
  await until(() => answers(`${address}/readyz`), running);
  let unlock = () => {};
  const locked = new Promise<void>((ready) => {
    const held = new Promise<void>((over) => {
      unlock = over;
    });
    const transaction = database.db.transaction().execute(async (tx) => {
      await sql`lock table network.listings, network.schools in access exclusive mode`.execute(tx);
      ready();
      await held;
    });
    closing.push(() => transaction);
    closing.push(async () => unlock());
  });
  await locked;
  const hanging = fetch(`${address}/network/schools`).then(
    () => "answered",
    () => "cut off",
  );
  await until(async () => {
    const { rows } = await sql<{ waits: boolean }>`select exists (
      select from pg_stat_activity where wait_event_type = 'Lock'
        and datname = current_database()) as waits`.execute(database.db);
    return rows[0]?.waits === true;
  });
  expect(await msToEnd(running)).toBeLessThan(limitMs);
  expect(await hanging).toBe("cut off");
});

test.each(["serve", "worker"])(
  "a database that is silent holds no shutdown of %s",
  {
    timeout: 60_000,
  },
  async (command) => {
    const database = await openDatabase();
    const wire = await throughWire(database.url);
    const { running, address } = await start(command, wire.url);
    if (command === "serve") await until(() => answers(`${address}/readyz`), running);
    else await until(() => running.printed().includes("Taking jobs"), running);
    wire.cut();
    fetch(`${address}/network/schools`).catch(() => {});
    expect(await msToEnd(running)).toBeLessThan(limitMs);
  },
);

test("a job that hangs holds no shutdown", { timeout: 60_000 }, async () => {
  const database = await openDatabase();
  const callers: Socket[] = [];
  // It takes the call and never says a word.
  const port = await listen(createServer((socket) => callers.push(socket.on("error", () => {}))));
  closing.push(async () => callers.forEach((socket) => void socket.destroy()));
  const { running } = await start("worker", database.url, { SMTP_URL: `smtp://127.0.0.1:${port}` });
  const letter = { to: "a@b.kz", language: "kk", subject: "Тірек", body: "Сәлем" } as const;
  await sendMail(database.db, { ...letter, now: new Date() });
  await until(() => callers.length > 0, running);
  expect(await msToEnd(running)).toBeLessThan(limitMs);
});
