import type { FormItem, FormRow } from "./xlsform.ts";

export type AskingRow = Extract<FormItem, { kind: "row" }>;

function looksAs({ cells }: FormRow, word: string): boolean {
  return (cells.appearance ?? "").split(/\s+/).includes(word);
}

export function isTable(row: FormRow): boolean {
  return looksAs(row, "table-list");
}

/** The rows of a table, all choosing one of the same list; null when the group is no such table. */
export function tableRowsOf(row: FormRow, items: readonly FormItem[]): AskingRow[] | null {
  const rows = items.flatMap((item) => (item.kind === "row" ? item : []));
  const isWhole = rows.length > 0 && rows.length === items.length && haveOneList(rows);
  return isTable(row) && isWhole ? rows : null;
}

/** A row labelled with the scale and the rows without labels of their own under it; else nothing. */
export function runOf(items: readonly FormItem[], at: number): AskingRow[] {
  const head = items[at];
  if (head?.kind !== "row" || !looksAs(head.row, "label")) return [];
  const after = items.slice(at + 1);
  const end = after.findIndex((item) => item.kind !== "row" || !looksAs(item.row, "list-nolabel"));
  const rows = (end < 0 ? after : after.slice(0, end)).flatMap((item) =>
    item.kind === "row" ? item : [],
  );
  return rows.length > 0 && haveOneList([head, ...rows]) ? [head, ...rows] : [];
}

function haveOneList(rows: readonly AskingRow[]): boolean {
  const types = new Set(rows.map(({ type }) => type.toLowerCase().replace(/\s+/g, " ")));
  return types.size === 1 && /^select(_| )?(one|1)/i.test(rows[0]?.type ?? "");
}

/** Every name that the form gives. */
export function namesOfItems(items: readonly FormItem[]): string[] {
  return items.flatMap((item) => [
    item.row.cells.name ?? "",
    ...(item.kind === "group" ? namesOfItems(item.items) : []),
  ]);
}
