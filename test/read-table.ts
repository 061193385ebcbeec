import type { Field } from "#imports/fields.ts";
import { isZip } from "#imports/reading/formats.ts";
import { readFile } from "#imports/reading/read.ts";
import { type TableRefusal, type TableRow, tableLimits } from "#imports/reading/rows.ts";
import { gather } from "#imports/reading/sheet.ts";
import { guessHeader, guessSheet, tableIn } from "#imports/table.ts";
import { done, type Result, refuse } from "#lib/errors.ts";

type Table = { columns: string[]; rows: TableRow[] };

/** The table that a desk with these fields would find in the file. */
export async function readTable(
  bytes: Uint8Array,
  { name, fields = [] }: { name: string; fields?: readonly Field[] },
): Promise<Result<Table, TableRefusal>> {
  if (bytes.length === 0) return refuse("empty");
  if (!isZip(bytes) && /\.(xlsx?|ods|pdf|docx?)$/i.test(name)) return refuse("not_a_workbook");
  const read = await gather(readFile({ bytes, most: tableLimits, sheets: "all" }));
  if (!read.ok) return read;
  const sheet = read.value[guessSheet(read.value, fields)];
  const rows = sheet?.rows ?? [];
  const table = tableIn(rows, guessHeader(rows, fields));
  if (table.rows.length === 0) return refuse("empty");
  const width = table.columns.length;
  return done({
    columns: table.columns,
    rows: table.rows.map(({ number, cells }) => ({
      number,
      cells: Array.from({ length: width }, (_, at) => cells[at] ?? ""),
    })),
  });
}
