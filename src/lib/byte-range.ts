import { parse } from "range-parser";

// The library tells apart what it could read, what makes no sense and what lies outside the file.
const unsatisfiable = 2;

/** The first and the last byte wanted, both inside the file. */
export type ByteRange = { start: number; end: number };

/**
 * Reads a Range header. Null when there is none to honour (absent, several ranges, another unit):
 * the whole file is sent then, as HTTP allows.
 */
export function parseRange(
  header: string | undefined,
  size: number,
): ByteRange | "unsatisfiable" | null {
  if (!header) return null;
  const { code, type, ranges } = parse(size, header.trim());
  if (type !== "bytes") return null;
  if (code === unsatisfiable) return "unsatisfiable";
  const [range, ...others] = ranges;
  return range && others.length === 0 ? { start: range.start, end: range.end } : null;
}
