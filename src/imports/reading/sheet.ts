import { done, type Result, refuse } from "#lib/errors.ts";
import { isZip } from "./formats.ts";
import { readFile } from "./read.ts";
import { type TableLimits, type TableRefusal, type TableRow, Unreadable } from "./rows.ts";
import type { ReadingMessage } from "./task.ts";

export type NamedSheet = { name: string; isHidden: boolean; rows: TableRow[] };

/** Every sheet of a workbook, as text; of merged cells only the first holds anything. */
export async function readWorkbook(
  bytes: Uint8Array,
  { most, read = readFile }: { most: TableLimits; read?: typeof readFile },
): Promise<Result<NamedSheet[], TableRefusal>> {
  if (!isZip(bytes)) return refuse("not_a_workbook");
  return gather(read({ bytes, most, sheets: "all" }));
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
