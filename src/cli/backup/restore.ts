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
import { type FaultyFile, faults, lineOf } from "./kept-files.ts";
import { backupFormat, entryOf, listChecksumName, listName, type Manifest } from "./pack.ts";
import { listTables } from "./tables.ts";

type Entry = Extract extends AsyncIterable<infer Each> ? Each : never;

const part = z.object({ entry: z.string(), sha256: z.string(), size: z.number() });
const names = z.array(z.string()).default([]);
const ManifestFile = z.object({
  format: z.literal([1, backupFormat]),
  takenAt: z.string(),
  level: z.array(z.object({ name: z.string(), hash: z.string() })),
  tables: z.array(
    part.extend({ table: z.string(), columns: z.array(z.string()), rows: z.number() }),
  ),
  files: z.array(part.extend({ names })),
  leftOut: z
    .array(
      z.object({
        sha256: z.string(),
        size: z.number(),
        names,
        fault: z.enum(faults),
      }),
    )
    .default([]),
});
const madeRow = z.strictObject({ made: z.boolean() });
const inhabitedRow = z.strictObject({ inhabited: z.boolean() });

export type Restored = {
  manifest: Manifest;
  /** Files that the database speaks of and the deployment has not. */
  without: FaultyFile[];
};

/**
 * Fills an empty deployment from a backup. The whole file is read and compared with its own list
 * before anything is written, and the tables are written in one transaction or not at all.
 * It goes on without files that are missing or damaged only where that was asked for.
 */
export async function restore(
  { db, files }: { db: Db; files: Files },
  path: string,
  { withoutDamaged = false }: { withoutDamaged?: boolean } = {},
): Promise<Restored> {
  const { manifest, hashes } = await readBackup(path);
  const without = findAbsent(manifest, hashes);
  if (without.length > 0 && !withoutDamaged) throw new Error(refusalOf(path, without));
  await refuseInhabited(db);
  await migrateTo(db, manifest.level);
  const whole = new Set(manifest.files.map(({ entry }) => entry));
  for (const { sha256 } of without) whole.delete(entryOf(sha256));
  for await (const entry of entriesOf(path)) {
    if (whole.has(entry.header.name)) await files.put(bytesOf(entry));
    else entry.resume();
  }
  await restoreTables(db, { path, manifest });
  await migrate(db);
  return { manifest, without };
}

type Hashes = ReadonlyMap<string, string>;

async function readBackup(path: string): Promise<{ manifest: Manifest; hashes: Hashes }> {
  const { lists, hashes } = await readEntries(path).catch((error: unknown) => {
    throw isOfSystem(error) ? error : new Error(`${path} is damaged or cut off`, { cause: error });
  });
  const manifest = readList(path, lists);
  for (const { entry, sha256 } of manifest.tables) {
    if (hashes.get(entry) !== sha256) throw new Error(`${path}: ${entry} is missing or damaged`);
  }
  return { manifest, hashes };
}

async function readEntries(
  path: string,
): Promise<{ lists: ReadonlyMap<string, string>; hashes: Hashes }> {
  const lists = new Map<string, string>();
  const hashes = new Map<string, string>();
  for await (const entry of entriesOf(path)) {
    const { name } = entry.header;
    const isList = name === listName || name === listChecksumName;
    if (isList) lists.set(name, await textOf(bytesOf(entry)));
    else hashes.set(name, await hashOf(bytesOf(entry)));
  }
  return { lists, hashes };
}

function readList(path: string, lists: ReadonlyMap<string, string>): Manifest {
  const list = lists.get(listName);
  if (list === undefined)
    throw new Error(`${path} is no backup, or not a whole one: it has no list`);
  const checksum = lists.get(listChecksumName);
  const isDamaged = checksum !== undefined && checksum !== sha256Of(list);
  if (isDamaged) throw new Error(`${path} is damaged: its list does not agree with its checksum`);
  const manifest = ManifestFile.parse(JSON.parse(list));
  if (manifest.format > 1 && checksum === undefined)
    throw new Error(`${path} is cut off: the checksum of its list is missing`);
  return manifest;
}

/** What was left out when the backup was taken, and what became of it since. */
function findAbsent({ files, leftOut }: Manifest, hashes: Hashes): FaultyFile[] {
  const damaged = files
    .filter(({ entry, sha256 }) => hashes.get(entry) !== sha256)
    .map(({ entry, ...kept }): FaultyFile => {
      return { ...kept, fault: hashes.has(entry) ? "changed" : "missing" };
    });
  return [...leftOut, ...damaged];
}

function refusalOf(path: string, without: FaultyFile[]): string {
  return [
    `${path} lacks ${without.length} files, and nothing was restored; --without-damaged restores the rest:`,
    ...without.map(lineOf),
  ].join("\n");
}

function isOfSystem(error: unknown): boolean {
  return error instanceof Error && "syscall" in error;
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

function sha256Of(text: string): string {
  return createHash("sha256").update(text).digest("hex");
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
