import { inflateRawSync } from "node:zlib";

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
const localEntry = 0x04034b50;
const mostEntries = 2_000;

/**
 * How many bytes a zip holds when it is unpacked. The sizes it states are not believed:
 * each part is unpacked as far as the limit, and no further.
 */
export function unpackedSize(bytes: Uint8Array, limit: number): number | "broken" | "too_large" {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return entriesOf(zip).reduce<number | "too_large">((sum, entry) => {
      if (sum === "too_large") return sum;
      const size = inflatedSize(zip, entry, limit - sum);
      return size === "too_large" ? size : sum + size;
    }, 0);
  } catch {
    return "broken";
  }
}

type Entry = { method: number; packed: number; at: number };

function entriesOf(zip: Buffer): Entry[] {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || zip.readUInt32LE(end) !== endOfDirectory) throw new Error("no directory");
  const count = zip.readUInt16LE(end + 10);
  if (count > mostEntries) throw new Error("too many entries");
  const entries: Entry[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let number = 0; number < count; number++) {
    if (zip.readUInt32LE(at) !== directoryEntry) throw new Error("no entry");
    entries.push({
      method: zip.readUInt16LE(at + 10),
      packed: zip.readUInt32LE(at + 20),
      at: zip.readUInt32LE(at + 42),
    });
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return entries;
}

function inflatedSize(zip: Buffer, entry: Entry, room: number): number | "too_large" {
  if (zip.readUInt32LE(entry.at) !== localEntry) throw new Error("no local entry");
  const start = entry.at + 30 + zip.readUInt16LE(entry.at + 26) + zip.readUInt16LE(entry.at + 28);
  const packed = zip.subarray(start, start + entry.packed);
  if (entry.method === 0) return packed.length > room ? "too_large" : packed.length;
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, room) }).length;
  } catch (error) {
    if (error instanceof RangeError) return "too_large";
    throw error;
  }
}
