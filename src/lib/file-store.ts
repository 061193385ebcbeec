import type { ByteRange } from "./byte-range.ts";

export type Bytes = Uint8Array | AsyncIterable<Uint8Array>;
export type StoredFile = { sha256: string; size: number };

/** Where uploaded bytes lie, each under its SHA-256, so that the same file is kept once. */
export type Files = {
  put(bytes: Bytes): Promise<StoredFile>;
  /** Throws NotFound where there is no such file. */
  read(sha256: string, range?: ByteRange): Promise<ReadableStream>;
  has(sha256: string): Promise<boolean>;
  list(): AsyncIterable<string>;
};
