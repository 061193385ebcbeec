/** What may stand between the cells of a line. */
export const separators = [";", ",", "\t", "|"] as const;
export type Separator = (typeof separators)[number];

/** How the file's letters are written; the names are those of the Encoding standard. */
export const encodings = ["utf-8", "utf-16le", "utf-16be", "windows-1251", "ibm866"] as const;
export type Encoding = (typeof encodings)[number];

export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}
