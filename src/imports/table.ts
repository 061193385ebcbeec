import { fold } from "#lib/search.ts";
import { type Field, headingsOf, longestHeading, looksHeld } from "./fields.ts";
import { betweenHeadings } from "./headings.ts";
import type { TableRow } from "./reading/rows.ts";

/** The first rows of a sheet are looked through for the one with the headings. */
export const rowsLookedAt = 20;

/** Where a table's headings are, as a place among the sheet's rows; null where it has none. */
export type Header = number | null;

/**
 * Which of the first rows heads the table: the one that holds most of the awaited headings; where none is known, the first
 * that is nearly as wide as the table and is not of numbers. A row that holds what the fields hold is no heading.
 */
export function guessHeader(rows: readonly TableRow[], fields: readonly Field[]): Header {
  const first = rows.slice(0, rowsLookedAt);
  const awaited = headingsOf(fields);
  const known = first.map((row) => countAwaited(row, awaited));
  const most = Math.max(0, ...known);
  if (most >= 2) return upper(first, known.indexOf(most));
  const widths = first.map(filledIn);
  const wide = Math.max(0, ...widths) * 0.6;
  const isHeld = looksHeld(fields);
  const at = first.findIndex((_, place) => (widths[place] ?? 0) >= wide);
  const cells = first[at]?.cells ?? [];
  if (most === 0 && cells.some(isHeld)) return null;
  const found = first.findIndex(
    ({ cells: ofRow }, place) => (widths[place] ?? 0) >= wide && !ofRow.some(isNumber),
  );
  return Math.max(0, found);
}

// Headings of two rows are named by the upper one.
function upper(rows: readonly TableRow[], at: number): number {
  return at > 0 && rowsOfHeader(rows, at - 1) === 2 && reachesDown(rows, at - 1) ? at - 1 : at;
}

/** Whether the row has a heading where the row below has none. */
function reachesDown(rows: readonly TableRow[], at: number): boolean {
  const below = rows[at + 1]?.cells ?? [];
  return (rows[at]?.cells ?? []).some((cell, place) => cell !== "" && (below[place] ?? "") === "");
}

/** How many rows the headings take: the second one splits headings that span several columns. */
function rowsOfHeader(rows: readonly TableRow[], at: number): 1 | 2 {
  const [upperRow, lower] = [rows[at]?.cells ?? [], rows[at + 1]?.cells ?? []];
  if (lower.some((cell) => isNumber(cell) || isDayLike(cell))) return 1;
  const splits = lower.filter((cell, place) => cell !== "" && (upperRow[place] ?? "") === "");
  const spans = upperRow.filter((cell, place) => cell !== "" && (lower[place] ?? "") === "");
  return splits.length > 0 && spans.length > 0 && upperRow.some((cell) => cell !== "") ? 2 : 1;
}

/** The headings and the rows under them; a row that only numbers the columns is none. */
export function tableIn(
  rows: readonly TableRow[],
  header: Header,
): { columns: string[]; rows: TableRow[] } {
  if (header === null) {
    const width = Math.max(0, ...rows.slice(0, 200).map(({ cells }) => cells.length));
    return { columns: Array.from({ length: width }, () => ""), rows: [...rows] };
  }
  const span = rowsOfHeader(rows, header);
  const columns = headingsIn(rows, { header, span });
  const under = rows.slice(header + span);
  const [first] = under;
  return { columns, rows: first && numbersColumns(first) ? under.slice(1) : under };
}

function headingsIn(
  rows: readonly TableRow[],
  { header, span }: { header: number; span: 1 | 2 },
): string[] {
  const upperRow = rows[header]?.cells ?? [];
  if (span === 1) return [...upperRow];
  const lower = rows[header + 1]?.cells ?? [];
  const columns: string[] = [];
  let last = "";
  for (let at = 0; at < Math.max(upperRow.length, lower.length); at += 1) {
    const [own = "", below = ""] = [upperRow[at], lower[at]];
    last = own === "" && below !== "" ? last : own;
    columns.push([last, below].filter(Boolean).join(betweenHeadings));
  }
  return columns;
}

function numbersColumns({ cells }: TableRow): boolean {
  const filled = cells.filter((cell) => cell !== "");
  return filled.length > 2 && filled.every((cell, at) => cell === String(at + 1));
}

function filledIn({ cells }: TableRow): number {
  return cells.filter((cell) => cell !== "").length;
}

function isNumber(cell: string): boolean {
  return /\d/.test(cell) && /^[\d\s.,+-]+$/.test(cell);
}

function isDayLike(cell: string): boolean {
  return /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}$/.test(cell);
}

function countAwaited({ cells }: TableRow, awaited: ReadonlySet<string>): number {
  return cells.filter((cell) => cell.length <= longestHeading && awaited.has(fold(cell))).length;
}

/** A sheet of a file by what its first rows say. */
export type SheetStart = { isHidden: boolean; rows: readonly TableRow[] };

/** The sheet that holds the table: of the visible ones that hold anything the one with most of the awaited headings. */
export function guessSheet(sheets: readonly SheetStart[], fields: readonly Field[]): number {
  const awaited = headingsOf(fields);
  const scores = sheets.map(({ isHidden, rows }) => {
    if (isHidden || rows.length === 0) return -1;
    const known = rows.slice(0, rowsLookedAt).map((row) => countAwaited(row, awaited));
    return Math.max(0, ...known);
  });
  return Math.max(0, scores.indexOf(Math.max(...scores)));
}
