/** A row of a table under its number in the file, every cell as text; cells behind the last filled one are left out. */
export type TableRow = { number: number; cells: string[] };

export function lettersOf({ cells }: TableRow): number {
  return cells.reduce((sum, { length }) => sum + length, 0);
}

export type TableRefusal = "not_a_workbook" | "too_large" | "empty" | "too_often" | "waiting";

/** What may be read at most; work ends at the first of them that is passed. */
export type TableLimits = {
  /** Bytes of the file's parts when they are unpacked. */
  unpacked: number;
  /** Elements and attributes of those parts, whether they hold anything or not. */
  steps: number;
  rows: number;
  columns: number;
  cells: number;
  /** Letters of one cell: what is done with a text may take longer than its length. */
  lettersInCell: number;
  /** Letters of all cells: a workbook may name one long text a thousand times. */
  letters: number;
};

/** What a table of records may hold. */
export const tableLimits: TableLimits = {
  unpacked: 256 * 1024 * 1024,
  // As many as the cells below need, each with its value, place, type and style.
  steps: 40_000_000,
  rows: 400_001,
  columns: 60,
  cells: 6_000_000,
  lettersInCell: 4_000,
  letters: 60_000_000,
};

/** Thrown where reading cannot go on, and caught where it was begun. */
export class Unreadable extends Error {
  readonly reason: TableRefusal;

  constructor(reason: TableRefusal) {
    super(reason);
    this.reason = reason;
  }
}

/** Counts what was read of a file against what may be. */
export class Tally {
  #rows = 0;
  #cells = 0;
  #letters = 0;
  readonly #most: TableLimits;

  constructor(most: TableLimits) {
    this.#most = most;
  }

  add(cells: readonly string[]): void {
    this.#rows += 1;
    this.#cells += cells.length;
    for (const { length } of cells) {
      this.#letters += length;
      if (length > this.#most.lettersInCell) throw new Unreadable("too_large");
    }
    const isMore =
      this.#rows > this.#most.rows ||
      this.#cells > this.#most.cells ||
      this.#letters > this.#most.letters ||
      cells.length > this.#most.columns;
    if (isMore) throw new Unreadable("too_large");
  }
}

// A letter bears three marks at most in any language; hundreds of them only cost time.
const marks = /(\p{M}{4})\p{M}+/gu;
const control = /[\p{Cc}\ufffe\uffff]/u;
const controls = /[\p{Cc}\ufffe\uffff]/gu;

/** Without what neither XML nor the database can hold, signs of control and half letters, and without space around. */
export function plain(text: string): string {
  const whole = text.isWellFormed() ? text : text.toWellFormed();
  const read = whole.replaceAll(marks, "$1");
  if (!control.test(read)) return read.trim();
  return read
    .replaceAll(/\r\n?/g, "\n")
    .replaceAll(controls, (sign) => (sign === "\n" || sign === "\t" ? sign : ""))
    .trim();
}
