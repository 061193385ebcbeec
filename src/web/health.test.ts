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
const openedOn = (db: Db, patienceMs = 100) => {
  const { config } = app;
  const watched = { db, config, metrics: openMetrics(app.db), clock: () => at, patienceMs };
  const doors = health(watched);
  return async (path: string) => (await doors.request(path)).status;
};
const later = (seconds: number) => {
  at = new Date(at.getTime() + seconds * 1_000);
};

describe("whoever watches the process", () => {
  it("is told that it lives and is ready", async () => {
    const ask = openedOn(app.db);
    expect([await ask("/healthz"), await ask("/readyz")]).toEqual([200, 200]);
  });

  it("is answered at once by one whose database says nothing, and told when that lasts", async () => {
    // A look that may wait for an hour holds no answer up.
    expect(await openedOn(dead, 3_600_000)("/healthz")).toBe(200);
    const ask = openedOn(dead);
    expect(await ask("/readyz")).toBe(503);
    const told: number[] = [];
    for (let seconds = 0; seconds < hopelessMs / 1_000 + 60; seconds += 30) {
      later(30);
      await ask("/readyz");
      told.push(await ask("/healthz"));
    }
    expect(told.slice(0, 6)).toEqual([200, 200, 200, 200, 200, 200]);
    expect(told.at(-1)).toBe(503);
  });

  it("hears nothing of two bad moments far apart", async () => {
    const ask = openedOn(dead);
    await ask("/readyz");
    later(3_600);
    await ask("/readyz");
    expect(await ask("/healthz")).toBe(200);
  });
});
