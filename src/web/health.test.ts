import { createServer, type Server } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Db, openDb } from "#lib/db.ts";
import { openMetrics } from "#lib/metrics.ts";
import { openTestApp, type TestApp } from "#test/app.ts";
import { health, hopelessMs } from "./health.ts";

let app: TestApp;
let silent: Server;
let dead: Db;

beforeAll(async () => {
  app = await openTestApp();
  // Takes the connection and never says a word.
  silent = createServer(() => {});
  await new Promise<void>((listening) => silent.listen(0, "127.0.0.1", listening));
  const address = silent.address();
  const port = typeof address === "object" && address ? address.port : 0;
  dead = openDb({ connectionString: `postgres://nobody@127.0.0.1:${port}/none` });
});
afterAll(async () => {
  silent.close();
  await app.close();
});

let at = new Date("2026-03-01T04:00:00Z");
const openedOn = (db: Db) => {
  const doors = health({ db, config: app.config, metrics: openMetrics(app.db), clock: () => at });
  return async (path: string) => (await doors.request(path)).status;
};

describe("whoever watches the process", () => {
  it("is told that it lives and is ready", async () => {
    const ask = openedOn(app.db);
    expect([await ask("/healthz"), await ask("/readyz")]).toEqual([200, 200]);
  });

  it("is answered in time by one whose database says nothing, and told when that lasts", async () => {
    const ask = openedOn(dead);
    const [alive, ready] = await Promise.all([ask("/healthz"), ask("/readyz")]);
    expect([alive, ready]).toEqual([200, 503]);
    at = new Date(at.getTime() + hopelessMs + 1_000);
    expect(await ask("/healthz")).toBe(503);
  }, 30_000);
});
