import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, rename, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { PoolClient } from "pg";
import copy from "pg-copy-streams";
import { pack } from "tar-stream";
import { z } from "zod";
import { findLevel, type Level } from "#cli/database/migrate.ts";
import { type Db, poolOf } from "#lib/db.ts";
import type { Files } from "#lib/files.ts";
import { sqlOf } from "#lib/rows.ts";
import { listTables, type Table } from "./tables.ts";

export const backupFormat = 1;
const fileRow = z.strictObject({ sha256: z.string(), size: z.int() });

export type BackupPart = { entry: string; sha256: string; size: number };
export type BackupTable = BackupPart & { table: string; columns: string[]; rows: number };
export type Manifest = {
  format: number;
  takenAt: string;
  level: Level;
  tables: BackupTable[];
  files: BackupPart[];
};

type Archive = ReturnType<typeof pack>;

/**
 * Writes everything the deployment knows to one tar file: each table as CSV, each uploaded file under
 * its hash, and last the list of them all. The tables are of one moment though people go on working.
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
    files: await packFiles({ db, files, archive }),
  };
  archive.entry({ name: "manifest.json" }, JSON.stringify(manifest, null, 1));
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
  const hash = createHash("sha256");
  const { name, columns } = table;
  const rows = client.query(
    copy.to(`copy (select ${columns.join(", ")} from ${name}) to stdout (format csv, header)`),
  );
  await pipeline(rows, hashing(hash), createWriteStream(file));
  const { size } = await stat(file);
  await pipeline(createReadStream(file), archive.entry({ name: entry, size }));
  return { entry, table: name, columns, rows: rows.rowCount, size, sha256: hash.digest("hex") };
}

async function packFiles(all: { db: Db; files: Files; archive: Archive }): Promise<BackupPart[]> {
  const { rows } = await sqlOf(fileRow)`
    select distinct sha256, size from core.files order by sha256`.execute(all.db);
  const packed: BackupPart[] = [];
  for (const { sha256, size } of rows) {
    const entry = `files/${sha256}`;
    const bytes = await all.files.read(sha256);
    await pipeline(bytes, all.archive.entry({ name: entry, size }));
    packed.push({ entry, sha256, size });
  }
  return packed;
}

function hashing(hash: ReturnType<typeof createHash>): Transform {
  return new Transform({
    transform(chunk, _encoding, passOn) {
      hash.update(chunk);
      passOn(null, chunk);
    },
  });
}
