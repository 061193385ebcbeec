import { done, type Result, refuse } from "#lib/errors.ts";
import { headerOf } from "./header.ts";
import { isZip } from "./pieces.ts";
import { readFile, type Turn } from "./read.ts";
import {
  type TableLimits,
  type TableRefusal,
  type TableRow,
  tableLimits,
  Unreadable,
} from "./rows.ts";
import type { ReadingMessage } from "./task.ts";

/** A table as a person sent it: the names of its columns, then its rows under their numbers in the file. */
export type Sheet = { columns: string[]; rows: TableRow[] };

export type NamedSheet = { name: string; isHidden: boolean; rows: TableRow[] };

/**
 * Reads the first visible table of a CSV or XLSX file; which of them it is the bytes tell, the name only rules
 * out what it cannot be. `awaited` are headings, folded, by which the row that heads the table is known.
 */
export async function readSheet(
  bytes: Uint8Array,
  { name, awaited = new Set(), ...turn }: Turn & { name: string; awaited?: ReadonlySet<string> },
): Promise<Result<Sheet, TableRefusal>> {
  if (bytes.length === 0) return refuse("empty");
  if (!isZip(bytes) && /\.(xlsx?|ods|pdf|docx?)$/i.test(name)) return refuse("not_a_workbook");
  const read = await gather(readFile({ bytes, most: tableLimits, sheets: "visible" }, turn));
  if (!read.ok) return read;
  const visible = read.value.find(({ isHidden, rows }) => !isHidden && rows.length > 0);
  return sheetOf(visible?.rows ?? [], awaited);
}

function sheetOf(
  rows: readonly TableRow[],
  awaited: ReadonlySet<string>,
): Result<Sheet, TableRefusal> {
  const [header, ...others] = rows.slice(headerOf(rows, awaited));
  if (!header || others.length === 0) return refuse("empty");
  const columns = header.cells;
  return done({
    columns,
    rows: others.map(({ number, cells }) => ({
      number,
      cells: columns.map((_, at) => cells[at] ?? ""),
    })),
  });
}

/** Every sheet of a workbook, as text; of merged cells only the first holds anything. */
export async function readWorkbook(
  bytes: Uint8Array,
  { most, ...turn }: Turn & { most: TableLimits },
): Promise<Result<NamedSheet[], TableRefusal>> {
  if (!isZip(bytes)) return refuse("not_a_workbook");
  return gather(readFile({ bytes, most, sheets: "all" }, turn));
}

/** All that is read, in memory. */
export async function gather(
  messages: AsyncIterable<ReadingMessage>,
): Promise<Result<NamedSheet[], TableRefusal>> {
  const sheets: NamedSheet[] = [];
  try {
    for await (const message of messages) {
      if (message.kind === "opened")
        sheets.push(...message.sheets.map((sheet) => ({ ...sheet, rows: [] })));
      else if (message.kind === "rows") sheets[message.sheet]?.rows.push(...message.rows);
    }
  } catch (error) {
    if (error instanceof Unreadable) return refuse(error.reason);
    throw error;
  }
  return done(sheets);
}
