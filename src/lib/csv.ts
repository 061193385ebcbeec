import { stringify } from "csv-stringify/sync";

export type Cell = string | number | null;

/** CSV that Excel opens in the right alphabet and in which no cell can act as a formula. */
export function writeCsv(columns: string[], rows: Cell[][]): string {
  const cells = rows.map((row) =>
    row.map((cell) => (typeof cell === "string" ? harmless(cell) : cell)),
  );
  // Left alone it quotes a cell for the whole delimiter only, and a line break inside would end the row.
  const format = { bom: true, record_delimiter: "\r\n", quoted_match: /[\r\n]/ };
  return stringify([columns.map(harmless), ...cells], format);
}

const couldBeFormula = /^[=+\-@\t\r]/;

function harmless(cell: string): string {
  return couldBeFormula.test(cell) ? `'${cell}` : cell;
}
