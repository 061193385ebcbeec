import { type Cell, writeCsv } from "#lib/csv.ts";
import type { Request } from "#lib/web.ts";
import { writeXlsx } from "#lib/xlsx.ts";

export type TableFile = { name: string; columns: string[]; rows: Cell[][] };

const xlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Answers with the table as CSV or XLSX, to be saved under its name. */
export async function sendTable(
  c: Request,
  { name, columns, rows }: TableFile,
  ending: "csv" | "xlsx",
): Promise<Response> {
  const disposition = { "Content-Disposition": `attachment; filename="${name}.${ending}"` };
  if (ending === "csv") {
    return c.body(writeCsv(columns, rows), 200, {
      "Content-Type": "text/csv; charset=utf-8",
      ...disposition,
    });
  }
  const body = await writeXlsx({ sheet: name.slice(0, 31), columns, rows });
  return c.body(new Uint8Array(body), 200, { "Content-Type": xlsxType, ...disposition });
}
