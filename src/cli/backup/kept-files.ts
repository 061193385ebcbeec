import { createHash } from "node:crypto";
import { Transform, Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { z } from "zod";
import type { Db } from "#lib/db.ts";
import { NotFound } from "#lib/errors.ts";
import type { Files } from "#lib/files.ts";
import { sqlOf } from "#lib/rows.ts";

const fileRow = z.strictObject({ sha256: z.string(), size: z.int(), names: z.array(z.string()) });

/** Bytes that the database speaks of, under the names people gave them. */
export type KeptBytes = z.infer<typeof fileRow>;

export const faults = ["missing", "changed", "unreadable"] as const;
export type Fault = (typeof faults)[number];
export type FaultyFile = KeptBytes & { fault: Fault };

/** What the database speaks of: each once, however many records name it. */
export async function listKeptBytes(db: Db): Promise<KeptBytes[]> {
  const { rows } = await sqlOf(fileRow)`
    select sha256, min(size) as size, array_agg(distinct name order by name) as names
    from core.files group by sha256 order by sha256`.execute(db);
  return rows;
}

/** Reads every file that the database speaks of and answers with those that are not what it says. */
export async function findFaultyFiles(db: Db, files: Files): Promise<FaultyFile[]> {
  const found: FaultyFile[] = [];
  for (const kept of await listKeptBytes(db)) {
    const fault = await readKept(files, { kept, into: nowhere });
    if (fault) found.push({ ...kept, fault });
  }
  return found;
}

/** Passes the bytes on and says what is wrong with them; a store that does not answer is an error. */
export async function readKept(
  files: Files,
  { kept, into }: { kept: KeptBytes; into(): Writable },
): Promise<Fault | null> {
  try {
    const bytes = await files.read(kept.sha256);
    return (await hashInto(bytes, into())) === kept.sha256 ? null : "changed";
  } catch (error) {
    const fault = faultOf(error);
    if (fault) return fault;
    throw error;
  }
}

/** Passes the bytes on and answers with their SHA-256. */
export async function hashInto(
  bytes: ReadableStream | NodeJS.ReadableStream,
  into: Writable,
): Promise<string> {
  const hash = createHash("sha256");
  const hashing = new Transform({
    transform(chunk, _encoding, passOn) {
      hash.update(chunk);
      passOn(null, chunk);
    },
  });
  await pipeline(bytes, hashing, into);
  return hash.digest("hex");
}

/** One line for the operator. */
export function lineOf({ sha256, fault, names }: FaultyFile): string {
  return `  ${fault.padEnd(10)} ${sha256}  ${names.join(", ")}`.trimEnd();
}

// What a disk says of one file that it cannot give; a store that is away says other things.
const ofOneFile = /^(EIO|EISDIR|EACCES|EPERM|ENOTDIR)$/;

function faultOf(error: unknown): Fault | null {
  if (error instanceof NotFound) return "missing";
  const isOfOneFile = error instanceof Error && "code" in error && ofOneFile.test(`${error.code}`);
  return isOfOneFile ? "unreadable" : null;
}

function nowhere(): Writable {
  return new Writable({
    write(_chunk, _encoding, passOn) {
      passOn();
    },
  });
}
