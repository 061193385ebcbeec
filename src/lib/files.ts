import { createHash } from "node:crypto";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Person } from "./actor.ts";
import type { Db } from "./db.ts";
import { NotFound } from "./errors.ts";
import type { Files, StoredFile } from "./file-store.ts";
import { openDisk } from "./files-disk.ts";
import { sniff } from "./media-type.ts";

export type { Files } from "./file-store.ts";

/** Opens a folder (a path or file://…) or a bucket (s3://…). */
export function openFiles(filesUrl: string): Files {
  if (filesUrl.startsWith("s3://")) return openBucket(new URL(filesUrl));
  return openDisk(filesUrl.startsWith("file://") ? fileURLToPath(filesUrl) : resolve(filesUrl));
}

// The client of the store is large, and most deployments keep their files in a folder.
function openBucket(url: URL): Files {
  let opened: Promise<Files> | undefined;
  const bucket = () => (opened ??= import("./files-s3.ts").then(({ openS3 }) => openS3(url)));
  return {
    put: async (bytes) => (await bucket()).put(bytes),
    read: async (sha256, range) => (await bucket()).read(sha256, range),
    has: async (sha256) => (await bucket()).has(sha256),
    list: async function* () {
      yield* (await bucket()).list();
    },
  };
}

export type KeptFile = StoredFile & { id: string; name: string; mediaType: string };

type NewFile = { id: string; bytes: Uint8Array; name: string; by: Person | null; now: Date };

/**
 * Keeps the bytes and the name a person gave them; sending the same id twice changes nothing. The id of a file that
 * somebody else sent, or of other bytes, is known to nobody here.
 */
export async function keepFile(db: Db, files: Files, file: NewFile): Promise<KeptFile> {
  const before = await findSame(db, file);
  if (before) return before;
  const { sha256, size } = await files.put(file.bytes);
  const mediaType = await sniff(file.bytes, file.name);
  const made = await db
    .insertInto("core.files")
    .values({
      id: file.id,
      sha256,
      size,
      media_type: mediaType,
      name: file.name,
      uploaded_by: file.by?.userId ?? null,
      uploaded_at: file.now,
    })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .returning("id")
    .executeTakeFirst();
  // The same form sent twice at once.
  const meanwhile = made ? undefined : await findSame(db, file);
  return meanwhile ?? { id: file.id, name: file.name, sha256, size, mediaType };
}

async function findSame(db: Db, { id, bytes, by }: NewFile): Promise<KeptFile | undefined> {
  const known = await db
    .selectFrom("core.files")
    .where("id", "=", id)
    .select(["id", "name", "sha256", "size", "media_type as mediaType", "uploaded_by as by"])
    .executeTakeFirst();
  if (!known) return undefined;
  const { by: uploader, ...file } = known;
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  if (uploader !== (by?.userId ?? null) || file.sha256 !== sha256) throw new NotFound();
  return file;
}

/** What is known of a kept file, or undefined when no row has that id. */
export async function findFile(db: Db, id: string): Promise<KeptFile | undefined> {
  return db
    .selectFrom("core.files")
    .where("id", "=", id)
    .select(["id", "name", "sha256", "size", "media_type as mediaType"])
    .executeTakeFirst();
}
