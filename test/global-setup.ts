import { rm } from "node:fs/promises";
import type { TestProject } from "vitest/node";
import { migrate } from "#cli/database/migrate.ts";
import { startPostgres } from "#cli/database/postgres.ts";
import { openDb } from "#lib/db.ts";
import { loadReference } from "#modules/network/territory/actions.ts";
import { newFolder } from "#test/folders.ts";

declare module "vitest" {
  interface ProvidedContext {
    serverUrl: string;
  }
}

/** One volatile server for the whole run, with a template that each test file copies. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = newFolder("test");
  const postgres = await startPostgres({ dataDir, volatile: true });
  const db = openDb({ connectionString: postgres.url, max: 2 });
  await migrate(db);
  await loadReference(db, new Date("2026-03-01T09:00:00Z"));
  await db.destroy();
  project.provide("serverUrl", postgres.url);
  return async () => {
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}
