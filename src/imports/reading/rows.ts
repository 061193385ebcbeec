/** A row of a table under its number in the file, every cell as text; cells behind the last filled one are left out. */
export type TableRow = { number: number; cells: string[] };

export type TableRefusal = "not_a_workbook" | "too_large" | "empty";

/** What may be read at most; work ends at the first of them that is passed. */
export type TableLimits = {
  /** Bytes of the file's parts when they are unpacked. */
  unpacked: number;
  rows: number;
  columns: number;
  cells: number;
};

/** What a table of records may hold. */
export const tableLimits: TableLimits = {
  unpacked: 256 * 1024 * 1024,
  rows: 400_001,
  columns: 60,
  cells: 6_000_000,
};

/** Thrown where reading cannot go on, and caught where it was begun. */
export class Unreadable extends Error {
  readonly reason: TableRefusal;

  constructor(reason: TableRefusal) {
    super(reason);
    this.reason = reason;
  }
}

/** Counts what was read against what may be. */
export class Tally {
  #rows = 0;
  #cells = 0;
  readonly #most: TableLimits;

  constructor(most: TableLimits) {
    this.#most = most;
  }

  add(cells: readonly string[]): void {
    this.#rows += 1;
    this.#cells += cells.length;
    const isMore =
      this.#rows > this.#most.rows ||
      this.#cells > this.#most.cells ||
      cells.length > this.#most.columns;
    if (isMore) throw new Unreadable("too_large");
  }
}

const control = /[\p{Cc}\ufffe\uffff]/u;
const controls = /[\p{Cc}\ufffe\uffff]/gu;

/** Without what neither XML nor the database can hold, signs of control and half letters, and without space around. */
export function plain(text: string): string {
  const whole = text.isWellFormed() ? text : text.toWellFormed();
  if (!control.test(whole)) return whole.trim();
  return whole
    .replaceAll(/\r\n?/g, "\n")
    .replaceAll(controls, (sign) => (sign === "\n" || sign === "\t" ? sign : ""))
    .trim();
}
