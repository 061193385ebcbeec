import { isDay } from "#lib/dates.ts";
import { fold } from "#lib/search.ts";
import { isGarbled, spelled } from "./spelling.ts";

/** A row of a table that a person sent, its cells by the name of the field they were matched with. */
export type ImportRow = { number: number; cells: Record<string, string> };

/** What is wrong with one cell; the code is put into words by the page. */
export type Problem = { field: string; code: string; value: string };

/** What writing the row would do; only a row without problems has a value. */
export type Planned<Value> =
  | { number: number; outcome: "bad"; problems: Problem[] }
  | {
      number: number;
      outcome: "new" | "changed" | "same";
      value: Value;
      /** What of the row is not written, and why. */
      remarks?: Problem[];
    };

/** What is to be written: rows that are wrong or say nothing new are not. */
export function valuesOf<Value>(planned: readonly Planned<Value>[]): Value[] {
  return planned.flatMap((plan) =>
    plan.outcome === "new" || plan.outcome === "changed" ? [plan.value] : [],
  );
}

export type Field = {
  name: string;
  needed: boolean;
  headings: readonly string[];
  /** Fields that need no column of their own where this one has one. */
  insteadOf?: readonly string[];
};

export type PlanContext = {
  /** The day (YYYY-MM-DD) on which the file's districts are to stand. */
  asOf: string;
  mayKeep(place: { regionKato: string; districtKato: string }): boolean;
};

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
    this.problems.push({ field, code, value: this.text(field) });
    return null;
  }

  /** Leaves the cell out and tells it. */
  leaveOut(field: string): null {
    this.remarks.push({ field, code: "leftOut", value: this.text(field) });
    return null;
  }

  /** A year, alone or in a day; null when empty or wrong. */
  year(field: string, bounds: { least: number; most: number }): number | null {
    const text = this.text(field);
    const [, year] =
      /^(?:\d{1,2}[./]\d{1,2}[./])?(\d{4})(?:-\d{2}-\d{2})?(?:\s*(?:г|ж)\.?)?$/i.exec(text) ?? [];
    if (text === "") return null;
    const number = Number(year);
    return number >= bounds.least && number <= bounds.most
      ? number
      : this.problem(field, "badNumber");
  }

  needed(field: string): string {
    const text = this.text(field);
    if (text === "") this.problem(field, "missing");
    return text;
  }

  /** A name; letters that an encoding or a damaged byte spoiled are no name of anybody. */
  name(field: string): string {
    const text = this.text(field);
    if (isGarbled(text)) this.problem(field, "garbled");
    return text;
  }

  /** A day as YYYY-MM-DD or DD.MM.YYYY; null when empty or wrong. */
  day(field: string): string | null {
    const text = this.text(field);
    if (text === "") return null;
    const [, day, month, year] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text) ?? [];
    const iso = year
      ? `${year}-${month?.padStart(2, "0")}-${day?.padStart(2, "0")}`
      : text.slice(0, 10);
    return isDay(iso) ? iso : this.problem(field, "badDay");
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
    const number = Number(text);
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

/**
 * Finds the file's column for each field by its heading in any language: one that is the heading word for word,
 * then one that holds its words among others, as in "Мұғалімнің аты-жөні (толық)".
 */
export function guessMapping(
  fields: readonly Field[],
  columns: readonly string[],
): Record<string, string> {
  const mapping: Record<string, string> = {};
  const free = new Set(columns.keys());
  const headings = columns.map(bare);
  const take = (name: string, at: number) => {
    mapping[name] = String(at);
    free.delete(at);
  };
  for (const { name, headings: known } of fields) {
    const exact = [name, ...known].map(bare);
    const found = headings.findIndex((heading, at) => free.has(at) && exact.includes(heading));
    if (found >= 0) take(name, found);
  }
  for (const { name, at } of byWords(fields, headings)) {
    if (free.has(at) && mapping[name] === undefined) take(name, at);
  }
  return mapping;
}

/** Which column holds the words of which field's heading, the most telling first. */
function byWords(fields: readonly Field[], headings: readonly string[]) {
  return fields
    .flatMap(({ name, headings: known }) =>
      known
        .map(bare)
        .flatMap((heading) =>
          headings.flatMap((column, at) =>
            ` ${column} `.includes(` ${heading} `) ? { name, at, length: heading.length } : [],
          ),
        ),
    )
    .filter(({ length }) => length > 3)
    .sort((one, other) => other.length - one.length);
}

/** A heading without its brackets, line breaks and signs. */
function bare(heading: string): string {
  const words = heading.replaceAll(/\([^)]*\)/g, " ").replaceAll(/[\s.,:;*№«»"]+/g, " ");
  return fold(words.trim() || heading);
}

/** Every heading that any of the fields goes by, folded. */
export function headingsOf(fields: readonly Field[]): ReadonlySet<string> {
  return new Set(fields.flatMap(({ name, headings }) => [name, ...headings]).map(fold));
}

type Mapping = Record<string, string>;

function isMatched({ name }: Field, mapping: Mapping): boolean {
  return (mapping[name] ?? "") !== "";
}

/** The fields that need no column of their own, because a matched one stands for them. */
export function sparedBy(fields: readonly Field[], mapping: Mapping): ReadonlySet<string> {
  const matched = fields.filter((field) => isMatched(field, mapping));
  return new Set(matched.flatMap(({ insteadOf = [] }) => insteadOf));
}

/** The needed fields that no column of the file was matched with. */
export function missingFields(fields: readonly Field[], mapping: Mapping): string[] {
  const spared = sparedBy(fields, mapping);
  return fields
    .filter((field) => field.needed && !isMatched(field, mapping) && !spared.has(field.name))
    .map((field) => field.name);
}

/** The file's rows with their cells under the names of the fields. */
export function rowsBy(
  rows: readonly { number: number; cells: readonly string[] }[],
  { fields, mapping }: { fields: readonly Field[]; mapping: Mapping },
): ImportRow[] {
  const matched = fields.flatMap((field) => {
    const column = mapping[field.name];
    return column === undefined || column === "" ? [] : [{ name: field.name, at: Number(column) }];
  });
  return rows.map((row) => ({
    number: row.number,
    cells: Object.fromEntries(matched.map(({ name, at }) => [name, spelled(row.cells[at] ?? "")])),
  }));
}

export type Counts = { bad: number; new: number; changed: number; same: number };

export function countOutcomes(planned: readonly { outcome: keyof Counts }[]): Counts {
  const counts: Counts = { bad: 0, new: 0, changed: 0, same: 0 };
  for (const { outcome } of planned) counts[outcome] += 1;
  return counts;
}
