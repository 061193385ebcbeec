import exceljs from "exceljs";
import { type Cell, type SheetRefusal, type SheetRow, sheetLimits } from "./csv.ts";
import { isDay } from "./dates.ts";
import { done, type Result, refuse } from "./errors.ts";
import { unpackedSize } from "./zip.ts";

/** The rows of the first sheet as text: dates as YYYY-MM-DD, numbers without grouping, formulas by their results. */
export async function readXlsx(bytes: Uint8Array): Promise<Result<SheetRow[], SheetRefusal>> {
  const opened = await openWorkbook(bytes, largestUnpacked);
  if (!opened.ok) return opened;
  const [sheet] = opened.value.worksheets;
  if (!sheet) return refuse("not_a_workbook");
  if (sheet.actualRowCount > sheetLimits.rows + 1) return refuse("too_large");
  if (sheet.actualColumnCount > sheetLimits.columns) return refuse("too_large");
  return done(rowsOf(sheet));
}

export type NamedSheet = { name: string; rows: SheetRow[] };

/**
 * Every sheet of a workbook of several, as text. Of merged cells only the first holds anything; a cell
 * that shows an error holds its sign, such as #REF!.
 */
export async function readWorkbook(
  bytes: Uint8Array,
  most: { unpacked: number; rows: number; columns: number },
): Promise<Result<NamedSheet[], SheetRefusal>> {
  const opened = await openWorkbook(bytes, most.unpacked);
  if (!opened.ok) return opened;
  const sheets = opened.value.worksheets.map((sheet) => ({
    name: sheet.name,
    rows: filledRowsOf(sheet, most),
  }));
  const isLarge = ({ rows }: NamedSheet) =>
    rows.length > most.rows || rows.some(({ cells }) => cells.length > most.columns);
  return sheets.some(isLarge) ? refuse("too_large") : done(sheets);
}

/** A workbook of several sheets in which every cell is text, as it was written. */
export async function writeWorkbook(
  sheets: readonly { name: string; columns: readonly string[]; rows: readonly string[][] }[],
): Promise<Uint8Array<ArrayBuffer>> {
  const workbook = new exceljs.Workbook();
  for (const { name, columns, rows } of sheets) {
    const page = workbook.addWorksheet(name, { views: [{ state: "frozen", ySplit: 1 }] });
    page.addRow([...columns]).font = { bold: true };
    page.addRows(rows.map((row) => row.map((cell) => (cell === "" ? null : plain(cell)))));
    columns.forEach((title, at) => {
      page.getColumn(at + 1).width = widthOf(title, [...rows], at);
    });
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** A workbook of one sheet; text that is a day (YYYY-MM-DD) becomes a date. */
export async function writeXlsx({
  sheet,
  columns,
  rows,
}: {
  sheet: string;
  columns: string[];
  rows: Cell[][];
}): Promise<Uint8Array> {
  const workbook = new exceljs.Workbook();
  const page = workbook.addWorksheet(sheetName(sheet), { views: [{ state: "frozen", ySplit: 1 }] });
  page.addRow(columns).font = { bold: true };
  page.addRows(rows.map((row) => row.map(typed)));
  columns.forEach((title, at) => {
    const column = page.getColumn(at + 1);
    column.width = widthOf(title, rows, at);
    if (rows.some((row) => isDayCell(row[at]))) column.numFmt = "yyyy-mm-dd";
  });
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

const largestUnpacked = 64 * 1024 * 1024;

async function openWorkbook(
  bytes: Uint8Array,
  most: number,
): Promise<Result<exceljs.Workbook, SheetRefusal>> {
  const size = unpackedSize(bytes, most);
  if (size === "broken") return refuse("not_a_workbook");
  if (size === "too_large") return refuse("too_large");
  const workbook = new exceljs.Workbook();
  try {
    const whole = new ArrayBuffer(bytes.length);
    new Uint8Array(whole).set(bytes);
    await workbook.xlsx.load(whole);
  } catch {
    return refuse("not_a_workbook");
  }
  return done(workbook);
}

/** One row and one column more than asked for, at most: enough to see that there are too many. */
function filledRowsOf(sheet: exceljs.Worksheet, most: { rows: number; columns: number }) {
  const rows: SheetRow[] = [];
  sheet.eachRow((row) => {
    if (rows.length > most.rows) return;
    const cells: string[] = [];
    row.eachCell((cell, column) => {
      const text = cell.master === cell ? plain(textOf(cell.value, shownError)).trim() : "";
      if (text === "") return;
      const at = Math.min(column, most.columns + 1);
      while (cells.length < at) cells.push("");
      cells[at - 1] = text;
    });
    if (cells.length > 0) rows.push({ number: row.number, cells });
  });
  return rows;
}

function shownError(error: string): string {
  return error;
}

/** Without what neither XML nor the database can hold: signs of control and half letters. */
function plain(text: string): string {
  const whole = text.toWellFormed().replaceAll(/\r\n?/g, "\n");
  return whole.replaceAll(/[\p{Cc}\ufffe\uffff]/gu, (sign) => (/[\n\t]/.test(sign) ? sign : ""));
}

function rowsOf(sheet: exceljs.Worksheet): SheetRow[] {
  const rows: SheetRow[] = [];
  sheet.eachRow((row) => {
    const cells: string[] = [];
    for (let at = 1; at <= row.cellCount; at++) cells.push(textOf(row.getCell(at).value).trim());
    rows.push({ number: row.number, cells });
  });
  return rows;
}

function textOf(value: exceljs.CellValue, ofError = (_: string) => ""): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return plainNumber(value);
  if (typeof value !== "object") return String(value);
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if ("richText" in value) return value.richText.map((part) => part.text).join("");
  if ("error" in value) return ofError(String(value.error));
  if ("text" in value) return textOf(value.text, ofError);
  return "result" in value ? textOf(value.result, ofError) : "";
}

const numbers = new Intl.NumberFormat("en-US", {
  useGrouping: false,
  maximumSignificantDigits: 15,
});

function plainNumber(value: number): string {
  return Number.isSafeInteger(value) ? String(value) : numbers.format(value);
}

function typed(cell: Cell): string | number | Date | null {
  return isDayCell(cell) ? new Date(`${cell}T00:00:00Z`) : cell;
}

function isDayCell(cell: Cell | undefined): boolean {
  return typeof cell === "string" && cell.length === 10 && isDay(cell);
}

function widthOf(title: string, rows: Cell[][], at: number): number {
  const longest = rows
    .slice(0, 200)
    .reduce((most, row) => Math.max(most, String(row[at] ?? "").length), title.length);
  return Math.min(60, Math.max(8, longest + 2));
}

// Excel refuses these signs in the name of a sheet and names longer than 31 letters.
function sheetName(name: string): string {
  return name.replace(/[[\]:*?/\\]/g, " ").slice(0, 31);
}
