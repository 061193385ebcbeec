import exceljs from "exceljs";
import type { Cell } from "./csv.ts";
import { isDay } from "./dates.ts";

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

/** Without what neither XML nor the database can hold: signs of control and half letters. */
function plain(text: string): string {
  const whole = text.toWellFormed().replaceAll(/\r\n?/g, "\n");
  return whole.replaceAll(/[\p{Cc}\ufffe\uffff]/gu, (sign) => (/[\n\t]/.test(sign) ? sign : ""));
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
