declare module "yauzl" {
  import type { Readable } from "node:stream";

  export type Entry = { fileName: string; isEncrypted(): boolean };
  export type ZipFile = {
    entryCount: number;
    eachEntry(): AsyncIterable<Entry>;
    openReadStreamPromise(entry: Entry): Promise<Readable>;
  };
  export function fromBufferPromise(
    buffer: Buffer,
    options: { validateEntrySizes: boolean; strictFileNames: boolean },
  ): Promise<ZipFile>;
}
