import { randomUUID } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listPending } from "#cli/database/migrate.ts";
import type { Db } from "#lib/db.ts";
import { type Files, keepFile, openFiles } from "#lib/files.ts";
import { record } from "#lib/history.ts";
import { startJob } from "#lib/jobs.ts";
import { sendMail } from "#lib/mail.ts";
import { emptyDatabase, type TestDatabase, testDatabase } from "#test/database.ts";
import { backUp } from "./pack.ts";
import { restore } from "./restore.ts";
import { listTables } from "./tables.ts";

const folder = mkdtempSync(join(tmpdir(), "tirek-backup-test-"));
const path = join(folder, "backup.tar");
const now = new Date("2026-03-01T09:00:00.123Z");
let lived: TestDatabase;
let files: Files;
let restored: TestDatabase;
const fileId = randomUUID();

beforeAll(async () => {
  lived = await testDatabase();
  restored = await emptyDatabase();
  files = openFiles(join(folder, "lived"));
  await live(lived.db);
});
afterAll(async () => {
  await lived.close();
  await restored.close();
});

async function live(db: Db): Promise<void> {
  const bytes = new TextEncoder().encode('мектеп;"Тірек, №1"\n');
  await keepFile(db, files, { id: fileId, bytes, name: 'тізім "1".csv', by: null, now });
  await sendMail(db, { to: "a@b.kz", language: "kk", subject: "", body: 'a,"b"\n\\N\n', now });
  await startJob(db, { id: randomUUID(), task: "count", payload: { a: [1, null] }, by: null, now });
  await record(db, {
    at: now,
    by: null,
    act: "schoolAdded",
    subject: { kind: "school", id: "1" },
    changes: { name: { from: null, to: "" } },
  });
  await db
    .insertInto("accounts.users")
    .values({ id: randomUUID(), family_name: "Әлі", given_name: "Ұлан", email: "u@b.kz" })
    .execute();
}

async function contents(db: Db): Promise<Record<string, unknown[]>> {
  const all: Record<string, unknown[]> = {};
  for (const { name } of await listTables(db)) {
    const { rows } = await sql<{ row: string }>`
      select t::text as row from ${sql.raw(name)} t order by 1`.execute(db);
    if (name !== "core.jobs") all[name] = rows.map(({ row }) => row);
  }
  return all;
}

test("a restored deployment holds the same rows and the same files", async () => {
  const manifest = await backUp({ db: lived.db, files }, { path, now });
  const target = openFiles(join(folder, "restored"));
  await restore({ db: restored.db, files: target }, path);
  const before = await contents(lived.db);
  expect(await contents(restored.db)).toEqual(before);
  expect(before["accounts.users"]).toHaveLength(1);
  expect(manifest.tables.find(({ table }) => table === "core.mails")?.rows).toBe(1);
  expect(manifest.files).toHaveLength(1);
  for (const { sha256 } of manifest.files) expect(await target.has(sha256)).toBe(true);
  expect(await listPending(restored.db)).toEqual([]);
});

test("work that was under way when the backup was taken is shown as interrupted", async () => {
  const jobs = await restored.db.selectFrom("core.jobs").selectAll().execute();
  expect(jobs).toMatchObject([
    { state: "failed", failure: "interrupted", payload: { a: [1, null] } },
  ]);
});

test("every table takes rows after a restore: numbers go on after the last", async () => {
  const { rows } = await sql<{ table: string; column: string }>`
    select attrelid::regclass::text as "table", attname as "column" from pg_attribute
    join pg_class c on c.oid = attrelid and c.relkind = 'r'
    where attidentity <> '' and c.relnamespace::regnamespace::text not like 'graphile%'`.execute(
    restored.db,
  );
  const behind: string[] = [];
  for (const { table, column } of rows) {
    const { rows: found } = await sql<{ isBehind: boolean }>`
      select nextval(pg_get_serial_sequence(${table}, ${column})) <= coalesce(max(${sql.ref(column)}), 0) as "isBehind"
      from ${sql.table(table)}`.execute(restored.db);
    if (found[0]?.isBehind) behind.push(`${table}.${column}`);
  }
  expect(rows.map(({ table }) => table)).toContain("network.listings");
  expect(behind).toEqual([]);
});

test("triggers work again after a restore", async () => {
  const { rows } = await sql<{ off: number }>`
    select count(*) as off from pg_trigger where tgenabled = 'D'`.execute(restored.db);
  expect(rows).toEqual([{ off: 0 }]);
});

test("a deployment in use is never overwritten", async () => {
  await expect(restore({ db: lived.db, files }, path)).rejects.toThrow("only into an empty one");
});

test("a damaged or unfinished backup changes nothing", async () => {
  const fresh = await emptyDatabase();
  const bytes = await readFile(path);
  const at = bytes.indexOf("u@b.kz");
  bytes.write("x", at);
  await writeFile(join(folder, "damaged.tar"), bytes);
  await writeFile(join(folder, "short.tar"), bytes.subarray(0, 2048));
  const into = (name: string) => restore({ db: fresh.db, files }, join(folder, name));
  await expect(into("damaged.tar")).rejects.toThrow(
    "tables/accounts.users.csv is missing or damaged",
  );
  await expect(into("short.tar")).rejects.toThrow();
  await expect(into("absent.tar")).rejects.toThrow("ENOENT");
  expect(await listTables(fresh.db)).toEqual([]);
  await fresh.close();
});

test("a backup that cannot be finished leaves no file that looks like one", async () => {
  const broken: Files = { ...files, read: () => Promise.reject(new Error("store is down")) };
  const target = join(folder, "never.tar");
  await expect(backUp({ db: lived.db, files: broken }, { path: target, now })).rejects.toThrow(
    "store is down",
  );
  await expect(readFile(target)).rejects.toThrow("ENOENT");
  await expect(readFile(`${target}.unfinished`)).rejects.toThrow("ENOENT");
});
