import { createHash, randomBytes } from "node:crypto";
import { createReadStream, type ReadStream } from "node:fs";
import { mkdir, open, opendir, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { NotFound } from "./errors.ts";
import type { Bytes, Files, StoredFile } from "./file-store.ts";

/** Files in a folder, each under its SHA-256: the first two letters name a folder. */
export function openDisk(folder: string): Files {
  const pathOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256);
  return {
    put: async (bytes) => {
      const { temporary, ...kept } = await writeAside(bytes, join(folder, "unfinished"));
      const path = pathOf(kept.sha256);
      await mkdir(dirname(path), { recursive: true });
      await rename(temporary, path);
      return kept;
    },
    read: async (sha256, range) => {
      const stream = createReadStream(pathOf(sha256), range ?? {});
      await opened(stream);
      return toWeb(stream);
    },
    has: (sha256) => exists(pathOf(sha256)),
    list: () => listFolder(folder),
  };
}

/** Writes the bytes to a file of a passing name and learns their hash on the way. */
export async function writeAside(
  bytes: Bytes,
  folder: string,
): Promise<StoredFile & { temporary: string }> {
  await mkdir(folder, { recursive: true });
  const temporary = join(folder, randomBytes(12).toString("hex"));
  const hash = createHash("sha256");
  const file = await open(temporary, "wx");
  let size = 0;
  try {
    for await (const chunk of bytes instanceof Uint8Array ? [bytes] : bytes) {
      hash.update(chunk);
      size += chunk.byteLength;
      await file.writeFile(chunk);
    }
    // The row that names the file is committed to disk: so must the file be.
    await file.sync();
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  } finally {
    await file.close();
  }
  return { temporary, sha256: hash.digest("hex"), size };
}

async function* listFolder(folder: string): AsyncIterable<string> {
  if (!(await exists(folder))) return;
  for await (const entry of await opendir(folder, { recursive: true })) {
    const inPlace = basename(entry.parentPath) === entry.name.slice(0, 2);
    if (entry.isFile() && inPlace) yield entry.name;
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

// A missing file is told before the answer begins, not in the middle of it.
function opened(stream: ReadStream): Promise<void> {
  return new Promise((ready, failed) => {
    stream.once("open", () => ready());
    stream.once("error", (error) => failed(isAbsent(error) ? new NotFound(error.message) : error));
  });
}

function isAbsent(error: Error): boolean {
  return "code" in error && error.code === "ENOENT";
}

function toWeb(stream: ReadStream): ReadableStream<Uint8Array> {
  const chunks: AsyncIterator<Uint8Array> = stream[Symbol.asyncIterator]();
  return new ReadableStream({
    pull: async (answer) => {
      const { done, value } = await chunks.next();
      if (done) answer.close();
      else answer.enqueue(value);
    },
    cancel: () => {
      stream.destroy();
    },
  });
}
