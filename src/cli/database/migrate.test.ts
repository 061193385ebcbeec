import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { emptyDatabase, type TestDatabase, testDatabase } from "#test/database.ts";
import { listPending, migrate } from "./migrate.ts";

let empty: TestDatabase;
let folder: string;

beforeAll(async () => {
  empty = await emptyDatabase();
  folder = await mkdtemp(join(tmpdir(), "tirek-migrations-"));
  await writeFile(
    join(folder, "0001-first.sql"),
    "create table a (x int); insert into a values (1);",
  );
});
afterAll(() => empty.close());

const run = () => migrate(empty.db, folder);

test("two processes that start at once run each file once", async () => {
  const [one, two] = await Promise.all([run(), run()]);
  expect([...one, ...two]).toEqual(["0001-first.sql"]);
  expect((await sql`select * from a`.execute(empty.db)).rows).toHaveLength(1);
});

test("a file that fails leaves nothing behind and is tried again when mended", async () => {
  const file = join(folder, "0002-second.sql");
  await writeFile(file, "create table b (x int); select 1 / 0;");
  await expect(run()).rejects.toThrow("division by zero");
  expect(await listPending(empty.db, folder)).toEqual(["0002-second.sql"]);
  await writeFile(file, "create table b (x int);");
  expect(await run()).toEqual(["0002-second.sql"]);
});

test("a file changed after it ran is refused by name", async () => {
  await writeFile(join(folder, "0001-first.sql"), "create table a (x bigint);");
  await expect(run()).rejects.toThrow("0001-first.sql was changed");
});

test("the project's own migrations leave nothing pending", async () => {
  const full = await testDatabase();
  expect(await listPending(full.db)).toEqual([]);
  await full.close();
});
