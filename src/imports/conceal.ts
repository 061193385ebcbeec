import type { Concealment } from "./desk.ts";
import { lettersOf, type TableRow } from "./reading/rows.ts";

const rowsJudged = 200;
// Long rows tell as much in fewer.
const lettersJudged = 400_000;

/** True of what stands in the place of something concealed. */
export function isConcealed(cell: string): boolean {
  return /^#([0-9a-f]{64}|\d{1,3})?$/.test(cell);
}

/**
 * Lets the rows of one sheet through without what may not be kept: every cell of a column that is headed so or that mostly
 * holds such cells, and any such cell elsewhere. The first rows wait until it is known which columns those are.
 */
export class ConcealedRows {
  readonly #concealment: Concealment;
  readonly #secret: string;
  #waiting: TableRow[] = [];
  #letters = 0;
  #columns: ReadonlySet<number> | null = null;

  constructor(concealment: Concealment, secret: string) {
    this.#concealment = concealment;
    this.#secret = secret;
  }

  add(rows: readonly TableRow[]): TableRow[] {
    if (this.#columns) return this.#conceal(rows, this.#columns);
    this.#waiting.push(...rows);
    for (const row of rows) this.#letters += lettersOf(row);
    const isEnough = this.#waiting.length >= rowsJudged || this.#letters >= lettersJudged;
    return isEnough ? this.end() : [];
  }

  /** What still waits. */
  end(): TableRow[] {
    const rows = this.#waiting;
    this.#waiting = [];
    this.#columns ??= columnsOf(rows.slice(0, rowsJudged), this.#concealment);
    return this.#conceal(rows, this.#columns);
  }

  #conceal(rows: readonly TableRow[], columns: ReadonlySet<number>): TableRow[] {
    const { conceal, isHeading, isOne, without } = this.#concealment;
    return rows.map(({ number, cells }) => ({
      number,
      cells: cells.map((cell, at) => {
        const isOfColumn = columns.has(at) && /\d/.test(cell) && !isHeading(cell);
        // What only looks like the trace of a number was written by somebody.
        if (isConcealed(cell)) return "";
        return isOfColumn || isOne(cell) ? conceal(cell, this.#secret) : without(cell);
      }),
    }));
  }
}

function columnsOf(rows: readonly TableRow[], { isHeading, isOne }: Concealment): Set<number> {
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  const places = Array.from({ length: width }, (_, at) => at);
  return new Set(
    places.filter((at) => {
      const filled = rows.map(({ cells }) => cells[at] ?? "").filter((cell) => cell !== "");
      // One of them may be a heading.
      const ones = filled.filter(isOne).length;
      return filled.slice(0, 20).some(isHeading) || (ones > 0 && ones * 2 >= filled.length - 1);
    }),
  );
}
