import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "#test/database.ts";
import { keptReading, presentOf } from "./queries.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

test("a reading is done once until the network changes, and again after a failure", async () => {
  const { db } = database;
  const asked: string[] = [];
  const kept = keptReading<number>(
    async (_, key) => {
      asked.push(key);
      if (key === "fails") throw new Error("not now");
      return asked.length;
    },
    { most: 2 },
  );

  const [one, other] = await Promise.all([
    kept(await presentOf(db), "a"),
    kept(await presentOf(db), "a"),
  ]);
  expect([one, other, asked]).toEqual([1, 1, ["a"]]);

  await expect(kept(await presentOf(db), "fails")).rejects.toThrow("not now");
  await expect(kept(await presentOf(db), "fails")).rejects.toThrow("not now");
  expect(asked).toEqual(["a", "fails", "fails"]);

  await sql`update network.revision set number = number + 1`.execute(db);
  expect(await kept(await presentOf(db), "a")).toBe(4);
});

test("no more is kept than was said", async () => {
  const { db } = database;
  const asked: string[] = [];
  const kept = keptReading<string>(
    async (_, key) => {
      asked.push(key);
      return key;
    },
    { most: 2 },
  );
  for (const key of ["a", "b", "c", "a"]) await kept(await presentOf(db), key);
  expect(asked).toEqual(["a", "b", "c", "a"]);
});
