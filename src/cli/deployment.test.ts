import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDb } from "#lib/db.ts";
import { openTestApp, type TestApp } from "#test/app.ts";
import { untilReachable } from "./deployment.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

const never = new Promise<void>(() => {});

describe("a process that starts before its database", () => {
  it("goes on at once where the database is there", async () => {
    expect(await untilReachable(app.db, never)).toBe(true);
  });

  it("waits where nobody listens yet, until it is told to end", async () => {
    const db = openDb({ connectionString: "postgres://nobody@127.0.0.1:1/none" });
    let isTold = false;
    const told = pause(300).then(() => {
      isTold = true;
    });
    expect(await untilReachable(db, told)).toBe(false);
    expect(isTold).toBe(true);
    await db.destroy();
  });

  it("does not wait where the database is there and refuses", async () => {
    const db = openDb({
      connectionString: app.url.replace(/\/[^/?]+(\?|$)/, "/no_such_database$1"),
    });
    await expect(untilReachable(db, never)).rejects.toThrow("does not exist");
    await db.destroy();
  });
});
