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
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? "");
  const [, first = "", last = ""] = match ?? [];
  if (first === "" && last === "") return null;
  return first === "" ? lastBytes(Number(last), size) : fromByte(first, { last, size });
}

function lastBytes(count: number, size: number): ByteRange | "unsatisfiable" {
  if (count === 0 || size === 0) return "unsatisfiable";
  return { start: Math.max(0, size - count), end: size - 1 };
}

function fromByte(
  first: string,
  { last, size }: { last: string; size: number },
): ByteRange | "unsatisfiable" | null {
  const start = Number(first);
  const end = last === "" ? size - 1 : Math.min(Number(last), size - 1);
  if (last !== "" && Number(last) < start) return null;
  return start >= size ? "unsatisfiable" : { start, end };
}
