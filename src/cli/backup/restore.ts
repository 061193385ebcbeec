import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import type { PoolClient } from "pg";
import copy from "pg-copy-streams";
import { type Extract, extract } from "tar-stream";
import { z } from "zod";
import { migrate, migrateTo } from "#cli/database/migrate.ts";
import { type Db, poolOf } from "#lib/db.ts";
import type { Files } from "#lib/files.ts";
import { sqlOf } from "#lib/rows.ts";
import { backupFormat, type Manifest } from "./pack.ts";
import { listTables } from "./tables.ts";

type Entry = Extract extends AsyncIterable<infer Each> ? Each : never;

const part = z.object({ entry: z.string(), sha256: z.string(), size: z.number() });
const ManifestFile = z.object({
  format: z.literal(backupFormat),
  takenAt: z.string(),
  level: z.array(z.object({ name: z.string(), hash: z.string() })),
  tables: z.array(
    part.extend({ table: z.string(), columns: z.array(z.string()), rows: z.number() }),
  ),
  files: z.array(part),
});
const madeRow = z.strictObject({ made: z.boolean() });
const inhabitedRow = z.strictObject({ inhabited: z.boolean() });

/**
 * Fills an empty deployment from a backup. The whole file is read and compared with its own list
 * before anything is written, and the tables are written in one transaction or not at all.
 */
export async function restore(
  { db, files }: { db: Db; files: Files },
  path: string,
): Promise<Manifest> {
  const manifest = await readManifest(path);
  await refuseInhabited(db);
  await migrateTo(db, manifest.level);
  for await (const entry of entriesOf(path)) {
    if (entry.header.name.startsWith("files/")) await files.put(bytesOf(entry));
    else entry.resume();
  }
  await restoreTables(db, { path, manifest });
  await migrate(db);
  return manifest;
}

async function readManifest(path: string): Promise<Manifest> {
  const hashes = new Map<string, string>();
  let manifest: Manifest | undefined;
  for await (const entry of entriesOf(path)) {
    if (entry.header.name === "manifest.json") {
      manifest = ManifestFile.parse(JSON.parse(await textOf(bytesOf(entry))));
    } else {
      hashes.set(entry.header.name, await hashOf(bytesOf(entry)));
    }
  }
  if (!manifest) throw new Error(`${path} is no backup, or not a whole one: it has no list`);
  for (const { entry, sha256 } of [...manifest.tables, ...manifest.files]) {
    if (hashes.get(entry) !== sha256) throw new Error(`${path}: ${entry} is missing or damaged`);
  }
  return manifest;
}

async function* entriesOf(path: string): AsyncGenerator<Entry> {
  const entries = extract();
  const file = createReadStream(path);
  file.once("error", (error) => entries.destroy(error));
  yield* file.pipe(entries);
}

async function* bytesOf(entry: Entry): AsyncGenerator<Uint8Array> {
  for await (const chunk of entry) if (chunk instanceof Uint8Array) yield chunk;
}

async function textOf(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

async function hashOf(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of bytes) hash.update(chunk);
  return hash.digest("hex");
}

async function refuseInhabited(db: Db): Promise<void> {
  const { rows } = await sqlOf(madeRow)`
    select to_regclass('accounts.users') is not null as made`.execute(db);
  if (!rows[0]?.made) return;
  const { rows: found } = await sqlOf(inhabitedRow)`
    select exists (select from accounts.users) or exists (select from network.schools)
      as inhabited`.execute(db);
  if (found[0]?.inhabited) {
    throw new Error("This deployment has people or schools; a backup goes only into an empty one");
  }
}

async function restoreTables(
  db: Db,
  { path, manifest }: { path: string; manifest: Manifest },
): Promise<void> {
  const names = (await listTables(db)).map(({ name }) => name).join(", ");
  const client = await poolOf(db).connect();
  try {
    await client.query("begin");
    await client.query(`truncate ${names} cascade`);
    // What triggers would work out again is in the backup already.
    for (const { table } of manifest.tables) await client.query(onTriggers(table, "disable"));
    for await (const entry of entriesOf(path)) await restoreEntry(client, { entry, manifest });
    for (const { table } of manifest.tables) await client.query(onTriggers(table, "enable"));
    await countOn(client);
    await client.query(`
      update core.jobs set state = 'failed', failure = 'interrupted', ended_at = now()
      where state in ('waiting', 'running')`);
    await client.query("commit");
  } finally {
    client.release(true);
  }
}

/** Lets every table number its next row after the last that was restored. */
async function countOn(client: PoolClient): Promise<void> {
  const { rows } = await client.query(`
    select format('select setval(%L, coalesce(max(%I), 0) + 1, false) from %s',
      pg_get_serial_sequence(attrelid::regclass::text, attname), attname, attrelid::regclass) as counting
    from pg_attribute join pg_class c on c.oid = attrelid and c.relkind in ('r', 'p')
    where pg_get_serial_sequence(attrelid::regclass::text, attname) is not null and attnum > 0 and not attisdropped
      and c.relnamespace::regnamespace::text not in ('pg_catalog', 'information_schema', 'graphile_worker')`);
  for (const { counting } of countings.parse(rows)) await client.query(counting);
}

const countings = z.array(z.object({ counting: z.string() }));

async function restoreEntry(
  client: PoolClient,
  { entry, manifest }: { entry: Entry; manifest: Manifest },
): Promise<void> {
  const table = manifest.tables.find((each) => each.entry === entry.header.name);
  if (!table) {
    entry.resume();
    return;
  }
  const columns = table.columns.join(", ");
  const target = `copy ${table.table} (${columns}) from stdin (format csv, header match)`;
  await pipeline(bytesOf(entry), client.query(copy.from(target)));
}

function onTriggers(table: string, turn: "enable" | "disable"): string {
  return `alter table ${table} ${turn} trigger user`;
}
