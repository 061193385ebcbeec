import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { keepFile, openFiles } from "#lib/files.ts";
import { emptyDatabase, type TestDatabase, testDatabase } from "#test/database.ts";
import { buildIfOld, startProgram, until } from "#test/processes.ts";

const folder = mkdtempSync(join(tmpdir(), "tirek-backup-command-"));
const path = join(folder, "backup.tar");
let lived: TestDatabase;
let empty: TestDatabase;

beforeAll(async () => {
  buildIfOld();
  lived = await testDatabase();
  empty = await emptyDatabase();
  const files = openFiles(join(folder, "lived"));
  for (const name of ["бүтін.txt", "жоқ.txt"]) {
    const bytes = new TextEncoder().encode(name);
    const now = new Date("2026-03-01T09:00:00Z");
    const { sha256 } = await keepFile(lived.db, files, {
      id: randomUUID(),
      bytes,
      name,
      by: null,
      now,
    });
    if (name === "жоқ.txt") rmSync(join(folder, "lived", sha256.slice(0, 2), sha256));
  }
});
afterAll(async () => {
  await lived.close();
  await empty.close();
  rmSync(folder, { recursive: true, force: true });
});

async function command(args: string[], database: TestDatabase, store: string) {
  const started = startProgram(args, {
    DATABASE_URL: database.url,
    SECRET: "0123456789abcdef0123456789abcdef",
    DATA_DIR: folder,
    FILES_URL: join(folder, store),
  });
  await until(started.hasEnded);
  return { code: started.process.exitCode, printed: started.printed() };
}

test("a backup that lacks a file names it and ends with 2", { timeout: 60_000 }, async () => {
  const { code, printed } = await command(["backup", path], lived, "lived");
  expect(code).toBe(2);
  expect(printed).toMatch(/1 files\n.*INCOMPLETE.*\n +missing +[0-9a-f]{64} +жоқ\.txt\n$/);
});

test("doctor reads the kept files only when it is asked to", { timeout: 60_000 }, async () => {
  expect((await command(["doctor"], lived, "lived")).printed).not.toContain("kept files");
  const deep = await command(["doctor", "--deep"], lived, "lived");
  expect(deep.code).toBe(1);
  expect(deep.printed).toMatch(/WRONG +kept files: missing +[0-9a-f]{64} +жоқ\.txt/);
});

test("a restore of it refuses, and says what it went on without", { timeout: 60_000 }, async () => {
  const refused = await command(["restore", path], empty, "restored");
  expect(refused).toMatchObject({ code: 1, printed: expect.stringContaining("жоқ.txt") });
  expect(refused.printed).toContain("--without-damaged");
  const restored = await command(["restore", path, "--without-damaged"], empty, "restored");
  expect(restored.code).toBe(0);
  expect(restored.printed).toMatch(/1 files\nRestored WITHOUT[\s\S]*жоқ\.txt/);
});
