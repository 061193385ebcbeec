import { fold } from "#lib/search.ts";
import type { TableRow } from "./rows.ts";

const lookedAt = 20;

/**
 * Which of the first rows heads the table, as its place in the list: the one that holds most of the headings
 * that are awaited; where none is known, the first that is nearly as wide as the table and is not of numbers.
 */
export function headerOf(rows: readonly TableRow[], awaited: ReadonlySet<string>): number {
  const first = rows.slice(0, lookedAt);
  const known = first.map(({ cells }) => cells.filter((cell) => awaited.has(fold(cell))).length);
  const most = Math.max(0, ...known);
  if (most >= 2) return known.indexOf(most);
  const widths = first.map(({ cells }) => cells.filter((cell) => cell !== "").length);
  const wide = Math.max(...widths) * 0.6;
  const found = first.findIndex(
    ({ cells }, at) => (widths[at] ?? 0) >= wide && !cells.some(isNumber),
  );
  return Math.max(0, found);
}

function isNumber(cell: string): boolean {
  return /\d/.test(cell) && /^[\d\s.,+-]+$/.test(cell);
}
