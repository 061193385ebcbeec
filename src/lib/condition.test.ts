import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestDatabase, testDatabase } from "#test/database.ts";
import { all, any, condition } from "./condition.ts";
import { expectRows } from "./db.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

async function isMet(text: ReturnType<typeof condition>): Promise<boolean> {
  const { rows } = await sql<{ met: boolean }>`select false and ${text} as met`.execute(
    database.db,
  );
  return rows[0]?.met ?? true;
}

describe("a raw condition", () => {
  it("keeps its `or` to itself, alone and joined", async () => {
    const either = condition`false or true`;
    expect(await isMet(either)).toBe(false);
    expect(await isMet(all([either, either]))).toBe(false);
    expect(await isMet(any([either, condition`true`]))).toBe(false);
  });

  it("is true everywhere when nothing is asked, and nowhere when there is no choice", async () => {
    const { rows } = await sql<{ all: boolean; any: boolean }>`
      select ${all([])} as "all", ${any([])} as "any"`.execute(database.db);
    expect(rows).toEqual([{ all: true, any: false }]);
  });
});

describe("an act that says how many rows it changes", () => {
  it("is taken back whole when it meets more", async () => {
    const names = () =>
      database.db.selectFrom("network.regions").orderBy("id").select(["id", "name_en"]).execute();
    const before = await names();
    const act = database.db.transaction().execute(async (tx) => {
      await expectRows(tx.updateTable("network.regions").set({ name_en: "?" }), { most: 1 });
    });

    await expect(act).rejects.toThrow("at most 1");
    expect(await names()).toEqual(before);
  });

  it("is taken back too where it is said in raw SQL", async () => {
    const act = database.db.transaction().execute(async (tx) => {
      await expectRows(sql`update network.regions set name_en = '?'`.execute(tx), { most: 1 });
    });
    const one = sql`update network.regions set name_en = name_en
      where id = (select min(id) from network.regions) returning id`.execute(database.db);

    await expect(act).rejects.toThrow("at most 1");
    expect(await expectRows(one, { most: 1 })).toBe(1);
  });

  it("does not take a statement that does not tell of its changes for one without any", async () => {
    const change = database.db.transaction().execute((tx) =>
      expectRows(
        sql`with changed as (update network.regions set name_en = name_en returning id)
          select count(*) from changed`.execute(tx),
        { most: 1 },
      ),
    );
    await expect(change).rejects.toThrow("at most");
  });

  it("tells how many there were", async () => {
    const nobody = database.db.deleteFrom("accounts.users");
    expect(await expectRows(nobody, { most: 0 })).toBe(0);
  });
});
