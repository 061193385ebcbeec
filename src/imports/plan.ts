import { fold } from "#lib/search.ts";
import { dayIn, dayWritten, isNoDay, isoOf } from "./days.ts";
import { isGarbled, properCase, withoutAsterisks } from "./spelling.ts";

/** A row of a table that a person sent, its cells by the name of the field they were matched with. */
export type ImportRow = {
  number: number;
  cells: Record<string, string>;
  /** What stands in the columns that no field was matched with, while the table is checked. */
  beside?: readonly string[];
};

/** The name of the cell that keeps what the file says where the field's own holds what it stands for. */
export function sentFor(field: string): string {
  return `${field} as sent`;
}

/** What is wrong with one cell, of the whole row without a field; the code is put into words by the page. */
export type Problem = {
  field: string;
  code: string;
  value: string;
  /** A row of the file, or how many there are of what the code speaks of. */
  number?: number | undefined;
};

/** What writing the row would do; only a row without problems has a value. */
export type Planned<Value> =
  | { number: number; outcome: "bad"; problems: Problem[] }
  /** A line that is no row of the table, as a total or a signature: told, and nothing is to be done about it. */
  | { number: number; outcome: "aside"; problems: Problem[] }
  | (Outcome & {
      number: number;
      value: Value;
      /** What of the row is not written, and why. */
      remarks?: Problem[];
    });

/** What a row would do to what is kept. */
export type Outcome = { outcome: "new" | "same" } | { outcome: "changed"; changes: RowChanges };

/** The fields that a row changes, as they are kept: from what to what, empty where nothing is said. */
export type RowChanges = Readonly<Record<string, { from: string; to: string }>>;

export type FieldValue = string | number | readonly string[] | null | undefined;

/** Fields whose value is to be another than it is; the order in which a list is kept says nothing. */
export function changesIn(
  fields: Readonly<Record<string, readonly [from: FieldValue, to: FieldValue]>>,
): RowChanges {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([field, [from, to]]) =>
      keptText(from) === keptText(to) ? [] : [[field, { from: keptText(from), to: keptText(to) }]],
    ),
  );
}

/** A value as it is kept, in one text. */
export function keptText(kept: FieldValue): string {
  return Array.isArray(kept) ? kept.toSorted().join(", ") : String(kept ?? "");
}

/** The outcome for a record that is known. */
export function outcomeFor(changes: RowChanges): Outcome {
  return changesNothing(changes) ? { outcome: "same" } : { outcome: "changed", changes };
}

export function changesNothing(changes: RowChanges): boolean {
  return Object.keys(changes).length === 0;
}

/** What is to be written: rows that are wrong or say nothing new are not. */
export function valuesOf<Value>(planned: readonly Planned<Value>[]): Value[] {
  return planned.flatMap((plan) =>
    plan.outcome === "new" || plan.outcome === "changed" ? [plan.value] : [],
  );
}

/** What rows of the registry are planned with. */
export type PlanContext = {
  /** The day (YYYY-MM-DD) on which the file's districts are to stand. */
  asOf: string;
  /** The day by which is judged what the sender keeps, whatever day the file is of. */
  today: string;
  mayKeep(place: { regionKato: string; districtKato: string }): boolean;
};

/** What more is wrong with a row is seen once these are mended. */
const mostProblems = 20;

/** Collects the problems of one row while its cells are read. */
export class RowReader {
  readonly problems: Problem[] = [];
  /** What is left out of a row that is written all the same. */
  readonly remarks: Problem[] = [];
  readonly #cells: Record<string, string>;

  constructor(row: ImportRow) {
    this.#cells = row.cells;
  }

  text(field: string): string {
    return (this.#cells[field] ?? "").trim();
  }

  problem(field: string, code: string): null {
    return this.problemWith({ field, code, value: this.text(field) });
  }

  /** The problem of a part of a cell. */
  problemWith(problem: Problem): null {
    if (this.problems.length < mostProblems) this.problems.push(problem);
    return null;
  }

  /** Tells something of a cell that is no reason to refuse the row. */
  remark(field: string, code: string): null {
    return this.remarkWith({ field, code, value: this.text(field) });
  }

  remarkWith(remark: Problem): null {
    if (this.remarks.length < mostProblems) this.remarks.push(remark);
    return null;
  }

  /** Leaves the cell out and tells it. */
  leaveOut(field: string): null {
    return this.remark(field, "leftOut");
  }

  /** A year, alone or in a day; null when empty or wrong. */
  year(field: string, bounds: { least: number; most: number }): number | null {
    const text = this.text(field);
    if (text === "") return null;
    const year = yearIn(text, bounds);
    return year === null ? this.problem(field, "badYear") : year;
  }

  needed(field: string): string {
    const text = this.text(field);
    if (text === "") this.problem(field, "missing");
    return text;
  }

  /** A name as names are written; letters that an encoding or a damaged byte spoiled are no name of anybody. */
  name(field: string): string {
    const text = this.text(field);
    if (isGarbled(text)) this.problem(field, "garbled");
    else if (/[\d:]/.test(text)) this.problem(field, "figuresInName");
    return properCase(withoutAsterisks(text));
  }

  /** A day as people write it, as YYYY-MM-DD; null when empty or wrong. */
  day(field: string): string | null {
    const text = this.text(field);
    if (text === "") return null;
    return dayIn(text) ?? this.problem(field, isNoDay(text) ? "noSuchDay" : "badDay");
  }

  /** The needed first day and the day the period ends before, which must come after it. */
  period(): { from: string | null; until: string | null } {
    const from = this.needed("from") === "" ? null : this.day("from");
    const until = this.day("until");
    if (from && until && until <= from) this.problem("until", "untilBeforeFrom");
    return { from, until };
  }

  /** A whole number from least to most; null when empty or wrong. */
  whole(field: string, { least, most }: { least: number; most: number }): number | null {
    const text = this.text(field).replaceAll(/[\s\u00a0]/g, "");
    if (text === "") return null;
    // As tables write it, and not as programs do.
    const number = /^[+-]?\d+([.,]0+)?$/.test(text) ? Number(text.replace(",", ".")) : Number.NaN;
    return Number.isInteger(number) && number >= least && number <= most
      ? number
      : this.problem(field, "badNumber");
  }

  /** A number with a decimal point or comma inside the bounds. */
  decimal(field: string, { least, most }: { least: number; most: number }): number | null {
    const text = this.text(field).replace(",", ".");
    if (text === "") return null;
    const number = Number(text);
    return number >= least && number <= most ? number : this.problem(field, "badCoordinate");
  }

  /** One of the words that stand for a code, in any of the languages; null when empty or unknown. */
  word<Code extends string>(field: string, words: ReadonlyMap<string, Code>): Code | null {
    const text = this.text(field);
    if (text === "") return null;
    return (
      words.get(fold(text)) ?? words.get(text.toLowerCase()) ?? this.problem(field, "unknownWord")
    );
  }
}

/** The year of the text inside the bounds, which tell the century of two digits too. */
function yearIn(text: string, { least, most }: { least: number; most: number }): number | null {
  const [, alone] = /^(\d{4})(?:\s*(?:г|ж|год|жыл)\p{L}*\.?(?:\s*[рт]\.?)?)?$/iu.exec(text) ?? [];
  const day = alone ? null : dayWritten(text);
  const written = alone ?? day?.year ?? "";
  const years = written.length === 2 ? [`19${written}`, `20${written}`] : [written];
  const year = years.find((one) => Number(one) >= least && Number(one) <= most);
  if (year === undefined || (day && isoOf({ ...day, year }) === null)) return null;
  return Number(year);
}

/** The words for each code, folded, so that a table may say them in any language and case. */
export function wordsFor<Code extends string>(
  table: Record<Code, readonly string[]>,
): ReadonlyMap<string, Code> {
  const words = new Map<string, Code>();
  for (const code in table) {
    words.set(code, code);
    for (const word of table[code]) words.set(fold(word), code);
  }
  return words;
}

/** Marks every row whose key came before in the same file. */
export function duplicatesOf(
  rows: readonly ImportRow[],
  keyOf: (row: ImportRow) => string,
): Set<number> {
  const seen = new Set<string>();
  const again = new Set<number>();
  for (const row of rows) {
    const key = keyOf(row);
    if (seen.has(key)) again.add(row.number);
    seen.add(key);
  }
  return again;
}
