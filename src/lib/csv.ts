import { stringify } from "csv-stringify/sync";
import { done, type Result, refuse } from "./errors.ts";

export type Cell = string | number | null;
/** A row of a table under its number in the file. */
export type SheetRow = { number: number; cells: string[] };
export type SheetRefusal = "not_a_workbook" | "too_large" | "empty";

export const sheetLimits = { rows: 400_000, columns: 60 };

/** The rows of a CSV file in whatever encoding and with whatever separator Excel saved it. */
export function readCsv(bytes: Uint8Array): Result<SheetRow[], SheetRefusal> {
  const text = decoded(bytes);
  if (text === null) return refuse("not_a_workbook");
  const rows: SheetRow[] = [];
  const cursor = { text, separator: separatorOf(text), at: 0, line: 0 };
  while (cursor.at < text.length && rows.length < sheetLimits.rows + 2) {
    const cells = readRecord(cursor);
    if (cells === null) return refuse("not_a_workbook");
    if (cells.length > 1 || cells[0] !== "") rows.push({ number: cursor.line, cells });
  }
  return done(rows);
}

/** CSV that Excel opens in the right alphabet and in which no cell can act as a formula. */
export function writeCsv(columns: string[], rows: Cell[][]): string {
  const cells = rows.map((row) =>
    row.map((cell) => (typeof cell === "string" ? harmless(cell) : cell)),
  );
  // Left alone it quotes a cell for the whole delimiter only, and a line break inside would end the row.
  const format = { bom: true, record_delimiter: "\r\n", quoted_match: /[\r\n]/ };
  return stringify([columns.map(harmless), ...cells], format);
}

type Cursor = { readonly text: string; readonly separator: string; at: number; line: number };

/** The cells up to the end of the line, which quoted cells may hold; null when a quote is not closed. */
function readRecord(cursor: Cursor): string[] | null {
  const { text, separator } = cursor;
  const cells: string[] = [];
  for (;;) {
    const quoted = text[cursor.at] === '"' ? readQuoted(cursor) : "";
    if (quoted === null) return null;
    const end = endOfCell(cursor);
    cells.push(bare(quoted + text.slice(cursor.at, end)));
    cursor.at = end + 1;
    if (text[end] === separator) continue;
    if (text[end] === "\r" && text[end + 1] === "\n") cursor.at += 1;
    cursor.line += 1;
    return cells;
  }
}

function readQuoted(cursor: Cursor): string | null {
  const { text } = cursor;
  const start = cursor.at + 1;
  let end = text.indexOf('"', start);
  while (end >= 0 && text[end + 1] === '"') end = text.indexOf('"', end + 2);
  if (end < 0) return null;
  const cell = text.slice(start, end).replaceAll('""', '"');
  cursor.line += cell.split("\n").length - 1;
  cursor.at = end + 1;
  return cell;
}

const lineFeed = 10;
const carriageReturn = 13;

function endOfCell({ text, separator, at }: Cursor): number {
  const mark = separator.charCodeAt(0);
  for (let end = at; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (code === mark || code === lineFeed || code === carriageReturn) return end;
  }
  return text.length;
}

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
  const start = text.slice(0, longestHeader).replace(/"[^"]*"/g, "");
  const [line = ""] = start.split(/\r?\n/, 1);
  const counts = [",", ";", "\t"].map((mark) => ({ mark, count: line.split(mark).length }));
  return counts.reduce((one, other) => (other.count > one.count ? other : one)).mark;
}

const longestHeader = 20_000;

const couldBeFormula = /^[=+\-@\t\r]/;

function harmless(cell: string): string {
  return couldBeFormula.test(cell) ? `'${cell}` : cell;
}

// What was saved from here comes back as it was.
function bare(cell: string): string {
  const text = cell.trim();
  return text.startsWith("'") && couldBeFormula.test(text.slice(1)) ? text.slice(1) : text;
}
