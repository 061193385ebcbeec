import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { type Db, openDb } from "#lib/db.ts";

export type TestDatabase = { db: Db; url: string; close(): Promise<void> };

/** A database of the test file's own: migrated, with the reference data, nothing else. */
export async function testDatabase(): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  await onServer(`create database ${name} template tirek strategy file_copy`);
  const url = urlOf(name);
  const db = openDb({ connectionString: url, max: 8 });
  return {
    db,
    url,
    close: async () => {
      await db.destroy();
      await onServer(`drop database ${name} with (force)`);
    },
  };
}

/** A database with nothing in it, for what creates or restores one. */
export async function emptyDatabase(): Promise<TestDatabase> {
  const name = `empty_${randomBytes(6).toString("hex")}`;
  await onServer(`create database ${name} template template0 strategy file_copy`);
  const db = openDb({ connectionString: urlOf(name), max: 8 });
  return {
    db,
    url: urlOf(name),
    close: async () => {
      await db.destroy();
      await onServer(`drop database ${name} with (force)`);
    },
  };
}

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf("postgres") });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function urlOf(database: string): string {
  const url = new URL(inject("serverUrl"));
  url.pathname = `/${database}`;
  return url.href;
}
