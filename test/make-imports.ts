import { randomUUID } from "node:crypto";
import { now, type TestApp } from "./app.ts";

/** A table of one row that somebody sent and had checked, its columns named as the fields. */
export async function makeImport(
  { db }: TestApp,
  { by, desk, kind, row }: { by: string; desk: string; kind: string; row: Record<string, string> },
): Promise<string> {
  const id = randomUUID();
  const columns = Object.keys(row);
  await db
    .insertInto("core.imports")
    .values({
      id,
      desk,
      kind,
      state: "checked",
      file_name: `${kind}.csv`,
      sheets: JSON.stringify([{ name: "", isHidden: false, rows: 2 }]),
      header: 0,
      columns: JSON.stringify(columns),
      mapping: JSON.stringify(placesOf(columns)),
      made_by: by,
      made_at: now,
    })
    .execute();
  const rows = [
    { number: 1, cells: columns },
    { number: 2, cells: Object.values(row) },
  ];
  await db
    .insertInto("core.import_pieces")
    .values({ import_id: id, sheet: 0, place: 0, rows: JSON.stringify(rows) })
    .execute();
  return id;
}

/** Each column under its own name. */
export function placesOf(columns: readonly string[]): Record<string, string> {
  return Object.fromEntries(columns.map((column, at) => [column, String(at)]));
}
