import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import { z } from "zod";
import { done, type Result, refuse } from "./errors.ts";

export type Cell = string | number | null;
/** A row of a table under its number in the file. */
export type SheetRow = { number: number; cells: string[] };
export type SheetRefusal = "not_a_workbook" | "too_large" | "empty";

export const sheetLimits = { rows: 200_000, columns: 60 };

/** The rows of a CSV file in whatever encoding and with whatever separator Excel saved it. */
export function readCsv(bytes: Uint8Array): Result<SheetRow[], SheetRefusal> {
  const text = decoded(bytes);
  if (text === null) return refuse("not_a_workbook");
  try {
    const records = Records.parse(
      parse(text, {
        delimiter: separatorOf(text),
        info: true,
        relax_column_count: true,
        relax_quotes: true,
        skip_empty_lines: true,
        to: sheetLimits.rows + 2,
      }),
    );
    return done(
      records.map(({ record, info }) => ({ number: info.lines, cells: record.map(bare) })),
    );
  } catch {
    return refuse("not_a_workbook");
  }
}

/** CSV that Excel opens in the right alphabet and in which no cell can act as a formula. */
export function writeCsv(columns: string[], rows: Cell[][]): string {
  const cells = rows.map((row) =>
    row.map((cell) => (typeof cell === "string" ? harmless(cell) : cell)),
  );
  return stringify([columns.map(harmless), ...cells], { bom: true, record_delimiter: "\r\n" });
}

const Records = z.array(
  z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }),
);

function decoded(bytes: Uint8Array): string | null {
  const text = new TextDecoder(encodingOf(bytes)).decode(bytes);
  return text.includes("\0") ? null : text;
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  // Half of what Latin digits and separators take in UTF-16 are zeros.
  if (bytes.length > 3 && bytes.subarray(0, 200).filter((byte) => byte === 0).length > 3)
    return bytes[0] === 0 ? "utf-16be" : "utf-16le";
  return isUtf8(bytes) ? "utf-8" : "windows-1251";
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** The separator that stands most often in the first line, outside quotes. */
function separatorOf(text: string): string {
  const [line = ""] = text.replace(/"[^"]*"/g, "").split(/\r?\n/, 1);
  const counts = [",", ";", "\t"].map((mark) => ({ mark, count: line.split(mark).length }));
  return counts.reduce((one, other) => (other.count > one.count ? other : one)).mark;
}

const couldBeFormula = /^[=+\-@\t\r]/;

function harmless(cell: string): string {
  return couldBeFormula.test(cell) ? `'${cell}` : cell;
}

// What was saved from here comes back as it was.
function bare(cell: string): string {
  const text = cell.trim();
  return text.startsWith("'") && couldBeFormula.test(text.slice(1)) ? text.slice(1) : text;
}
