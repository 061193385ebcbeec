import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { type TestDatabase, testDatabase } from "#test/database.ts";
import { askOften } from "./db.ts";
import { sqlOf } from "./rows.ts";

const counted = z.strictObject({ count: z.int() });

describe("raw SQL with a schema", () => {
  let base: TestDatabase;

  beforeAll(async () => {
    base = await testDatabase();
  });
  afterAll(() => base.close());

  it("is read as it is where the rows fit", async () => {
    const { rows } = await sqlOf(counted)`select 1 as count`.execute(base.db);
    expect(rows).toEqual([{ count: 1 }]);
  });

  it("fails a test where a column is missing, foreign, empty or of another kind", async () => {
    for (const wrong of [
      sqlOf(counted)`select 1 as counted`,
      sqlOf(counted)`select 1 as count, 2 as more`,
      sqlOf(counted)`select null::int as count`,
      sqlOf(counted)`select '1' as count`,
    ]) {
      await expect(wrong.execute(base.db)).rejects.toThrow(z.ZodError);
    }
  });

  it("is held in a transaction and where it is asked often", async () => {
    const wrong = sqlOf(counted)`select 'one' as count`;
    await expect(base.db.transaction().execute((tx) => wrong.execute(tx))).rejects.toThrow();
    await expect(askOften(base.db, wrong)).rejects.toThrow(z.ZodError);
  });

  it("is held as a column of a built query, chosen or returned", async () => {
    const count = sqlOf(z.int())`count(*)::int`.as("count");
    const chosen = base.db.selectFrom("network.schools").select(count);
    expect(await chosen.executeTakeFirst()).toEqual({ count: expect.any(Number) });
    const wrong = sqlOf(z.int())`'one'`.as("count");
    await expect(
      base.db.selectFrom("people.programmes").select(["code", wrong]).execute(),
    ).rejects.toThrow(z.ZodError);
    await expect(
      base.db.updateTable("people.programmes").set({ name_en: "Any" }).returning(wrong).execute(),
    ).rejects.toThrow(z.ZodError);
  });
});
