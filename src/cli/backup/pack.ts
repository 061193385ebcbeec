import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, rename, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { PoolClient } from "pg";
import copy from "pg-copy-streams";
import { pack } from "tar-stream";
import { findLevel, type Level } from "#cli/database/migrate.ts";
import { type Db, poolOf } from "#lib/db.ts";
import type { Files } from "#lib/files.ts";
import {
  type FaultyFile,
  hashInto,
  type KeptBytes,
  listKeptBytes,
  readKept,
} from "./kept-files.ts";
import { listTables, type Table } from "./tables.ts";

// 1 had no checksum of its list, and packed what the store gave without looking at it.
export const backupFormat = 2;
export const listName = "manifest.json";
export const listChecksumName = "manifest.sha256";

/** Where the bytes of a kept file lie in a backup. */
export const entryOf = (sha256: string) => `files/${sha256}`;

export type BackupPart = { entry: string; sha256: string; size: number };
export type BackupTable = BackupPart & { table: string; columns: string[]; rows: number };
export type BackupFile = KeptBytes & { entry: string };
export type Manifest = {
  format: number;
  takenAt: string;
  level: Level;
  tables: BackupTable[];
  files: BackupFile[];
  /** Files that the database speaks of and the backup has not: it was taken without them. */
  leftOut: FaultyFile[];
};

type Archive = ReturnType<typeof pack>;

/**
 * Writes everything the deployment knows to one tar file: each table as CSV, each uploaded file under
 * its hash, and last the list of them all with its checksum. The tables are of one moment though people go on
 * working. A file that is not what the database says of it is left out and named in the list.
 */
export async function backUp(
  { db, files }: { db: Db; files: Files },
  { path, now }: { path: string; now: Date },
): Promise<Manifest> {
  const archive = pack();
  // A backup broken off in the middle must not be taken for a whole one.
  const unfinished = `${path}.unfinished`;
  const written = pipeline(archive, createWriteStream(unfinished, { mode: 0o600 }));
  const packed = packAll({ db, files, archive, now }).catch((error: unknown) => {
    archive.destroy(error instanceof Error ? error : new Error(String(error)));
    throw error;
  });
  const [manifest] = await Promise.allSettled([packed, written]);
  if (manifest.status === "rejected") {
    await rm(unfinished, { force: true });
    throw manifest.reason;
  }
  await written;
  await rename(unfinished, path);
  return manifest.value;
}

async function packAll(all: {
  db: Db;
  files: Files;
  archive: Archive;
  now: Date;
}): Promise<Manifest> {
  const { db, files, archive, now } = all;
  const level = await findLevel(db);
  const tables = await packTables(db, archive);
  const manifest: Manifest = {
    format: backupFormat,
    takenAt: now.toISOString(),
    level,
    tables,
    ...(await packFiles({ db, files, archive })),
  };
  const list = JSON.stringify(manifest, null, 1);
  archive.entry({ name: listName }, list);
  archive.entry({ name: listChecksumName }, createHash("sha256").update(list).digest("hex"));
  archive.finalize();
  return manifest;
}

async function packTables(db: Db, archive: Archive): Promise<BackupTable[]> {
  const tables = await listTables(db);
  const folder = await mkdtemp(join(tmpdir(), "tirek-backup-"));
  const client = await poolOf(db).connect();
  try {
    await client.query("begin transaction isolation level repeatable read, read only");
    const packed: BackupTable[] = [];
    for (const table of tables) packed.push(await packTable(client, { table, folder, archive }));
    await client.query("commit");
    return packed;
  } finally {
    client.release(true);
    await rm(folder, { recursive: true, force: true });
  }
}

async function packTable(
  client: PoolClient,
  { table, folder, archive }: { table: Table; folder: string; archive: Archive },
): Promise<BackupTable> {
  const entry = `tables/${table.name}.csv`;
  const file = join(folder, "table.csv");
  const { name, columns } = table;
  const rows = client.query(
    copy.to(`copy (select ${columns.join(", ")} from ${name}) to stdout (format csv, header)`),
  );
  const sha256 = await hashInto(rows, createWriteStream(file));
  const size = await packFrom(file, { archive, entry });
  return { entry, table: name, columns, rows: rows.rowCount, size, sha256 };
}

/** Each file is laid aside and looked at first, for what is in the archive cannot be taken back. */
async function packFiles(all: {
  db: Db;
  files: Files;
  archive: Archive;
}): Promise<Pick<Manifest, "files" | "leftOut">> {
  const packed: BackupFile[] = [];
  const leftOut: FaultyFile[] = [];
  const folder = await mkdtemp(join(tmpdir(), "tirek-backup-"));
  const aside = join(folder, "file");
  try {
    for (const kept of await listKeptBytes(all.db)) {
      const entry = entryOf(kept.sha256);
      const fault = await readKept(all.files, { kept, into: () => createWriteStream(aside) });
      if (fault) leftOut.push({ ...kept, fault });
      else {
        const size = await packFrom(aside, { archive: all.archive, entry });
        packed.push({ ...kept, entry, size });
      }
    }
    return { files: packed, leftOut };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function packFrom(
  file: string,
  { archive, entry }: { archive: Archive; entry: string },
): Promise<number> {
  const { size } = await stat(file);
  await pipeline(createReadStream(file), archive.entry({ name: entry, size }));
  return size;
}
