import { readCsv, type SheetRefusal, type SheetRow, sheetLimits } from "./csv.ts";
import { done, type Result, refuse } from "./errors.ts";
import { readXlsx } from "./xlsx.ts";

/** A table as a person sent it: the names of its columns, then its rows under their numbers in the file. */
export type Sheet = { columns: string[]; rows: SheetRow[] };

/** Reads a CSV or XLSX file; which of them it is the bytes tell, the name only rules out what it cannot be. */
export async function readSheet(
  bytes: Uint8Array,
  name: string,
): Promise<Result<Sheet, SheetRefusal>> {
  if (bytes.length === 0) return refuse("empty");
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (!isZip && /\.(xlsx?|ods|pdf|docx?)$/i.test(name)) return refuse("not_a_workbook");
  const read = isZip ? await readXlsx(bytes) : readCsv(bytes);
  return read.ok ? sheetOf(read.value) : read;
}

function sheetOf(rows: SheetRow[]): Result<Sheet, SheetRefusal> {
  const filled = rows.filter((row) => row.cells.some((cell) => cell !== ""));
  const [header, ...others] = filled;
  if (!header || others.length === 0) return refuse("empty");
  const columns = header.cells.slice(0, header.cells.findLastIndex((cell) => cell !== "") + 1);
  if (others.length > sheetLimits.rows || columns.length > sheetLimits.columns)
    return refuse("too_large");
  return done({
    columns,
    rows: others.map((row) => ({
      number: row.number,
      cells: columns.map((_, at) => row.cells[at] ?? ""),
    })),
  });
}
