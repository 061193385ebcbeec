import { fold, stemKk, stemRu } from "#lib/search.ts";
import type { Language } from "#lib/texts.ts";
import { betweenHeadings } from "./headings.ts";
import type { ImportRow } from "./plan.ts";
import type { TableRow } from "./reading/rows.ts";

/** What a kind of table asks for, and by what its column is known in a file. */
export type Field = {
  name: string;
  needed: boolean;
  /** What its column may be headed with, in any language. */
  headings: readonly string[];
  /** Headings that mean it where a column is headed with nothing else; in the rows below they are words as others. */
  alone?: readonly string[];
  /** Fields that need no column of their own where this one has one. */
  insteadOf?: readonly string[];
  /** True of a cell that looks like one of this field's, where headings tell nothing. */
  holds?: (cell: string) => boolean;
  /** What is kept in the field as a person reads it, where that is not what is kept. */
  shown?: (kept: string, language: Language) => string;
  /** Never shown and in no file: what stands in its place serves matching alone. */
  isConcealed?: boolean;
};

/** A day, kept as YYYY-MM-DD, as it is written in lists. */
export function dayShown(kept: string): string {
  return kept.split("-").toReversed().join(".");
}

/** A list of codes, as it is kept, each in the words of the language. */
export function eachShown(shown: (code: string, language: Language) => string) {
  return (kept: string, language: Language): string =>
    kept
      .split(", ")
      .map((code) => shown(code, language))
      .join(", ");
}

/** Field name to the place of the file's column, as the form sends it and the table keeps it. */
export type Mapping = Record<string, string>;

type Table = { columns: readonly string[]; rows: readonly TableRow[] };

/** An earlier table of the same sender: what its columns were headed with and what they were. */
export type Remembered = { columns: readonly string[]; mapping: Mapping };

/**
 * Finds the file's column for each field: as the sender matched the same heading before, then by the heading in any
 * language, word for word, then in another form of its words, as in "Санат берілген күні", then with its words among
 * others, as in "Мұғалімнің аты-жөні (толық)", and at last by what most cells of a column look like.
 */
export function guessMapping(
  fields: readonly Field[],
  { columns, rows, before = [] }: Table & { before?: readonly Remembered[] },
): Mapping {
  const mapping: Mapping = {};
  const free = new Set(columns.keys());
  const take = (name: string, at: number) => {
    if (!free.has(at) || mapping[name] !== undefined) return;
    mapping[name] = String(at);
    free.delete(at);
  };
  const headings = columns.map(bare);
  const lower = columns.map((column) => bare(column.split(betweenHeadings).at(-1) ?? ""));
  for (const { name, at } of byMemory(fields, headings, before)) take(name, at);
  for (const { name, headings: known, alone = [] } of fields) {
    const exact = [name, ...known, ...alone].map(bare);
    headings.forEach((heading, at) => {
      if (exact.includes(heading) || exact.includes(lower[at] ?? "")) take(name, at);
    });
  }
  for (const { name, at } of byStems(fields, headings)) take(name, at);
  for (const { name, at } of byWords(fields, headings)) take(name, at);
  const sparedFields = sparedBy(fields, mapping);
  for (const { name, at } of byCells(fields, { columns, rows })) {
    if (!sparedFields.has(name)) take(name, at);
  }
  return mapping;
}

function byMemory(
  fields: readonly Field[],
  headings: readonly string[],
  before: readonly Remembered[],
) {
  const known = new Set(fields.map(({ name }) => name));
  return before.flatMap(({ columns, mapping }) =>
    Object.entries(mapping).flatMap(([name, place]) => {
      const heading = bare(columns[Number(place)] ?? "");
      const at = heading === "" ? -1 : headings.indexOf(heading);
      return at >= 0 && known.has(name) ? { name, at } : [];
    }),
  );
}

/** Which column is headed as which field but for the endings of its words. */
function byStems(fields: readonly Field[], headings: readonly string[]) {
  return fields.flatMap(({ name, headings: known }) => {
    const awaited = known.map(bare).filter(isTelling);
    return [stemKk, stemRu].flatMap((stem) => {
      const stems = new Set(awaited.map((heading) => stemmed(heading, stem)));
      return headings.flatMap((column, at) =>
        isTelling(column) && stems.has(stemmed(column, stem)) ? { name, at } : [],
      );
    });
  });
}

function stemmed(heading: string, stem: (word: string) => string): string {
  return heading.split(" ").map(stem).join(" ");
}

function isTelling({ length }: string): boolean {
  return length > 3;
}

/** Which column holds the words of which field's heading, the most telling first. */
function byWords(fields: readonly Field[], headings: readonly string[]) {
  return fields
    .flatMap(({ name, headings: known }) =>
      known
        .map(bare)
        .filter(isTelling)
        .flatMap((heading) =>
          headings.flatMap((column, at) =>
            ` ${column} `.includes(` ${heading} `) ? { name, at, length: heading.length } : [],
          ),
        ),
    )
    .sort((one, other) => other.length - one.length);
}

const leastShare = 0.6;
const cellsLookedAt = 100;

/** Which column's cells look like which field's, the surest first. */
function byCells(fields: readonly Field[], { columns, rows }: Table) {
  const looked = rows.slice(0, cellsLookedAt);
  return columns
    .flatMap((_, at) => {
      const filled = looked
        .map(({ cells }) => cells[at] ?? "")
        .filter((cell) => cell !== "" && cell.length <= longestHeading);
      return fields.flatMap(({ name, holds }) => {
        const share = holds ? filled.filter(holds).length / filled.length : 0;
        return share >= leastShare ? { name, at, share } : [];
      });
    })
    .sort((one, other) => other.share - one.share);
}

/** What is longer is no heading. */
export const longestHeading = 200;

/** A heading without its brackets, line breaks and signs. */
function bare(text: string): string {
  const heading = text.slice(0, longestHeading);
  const words = heading.replaceAll(/\([^)]*\)/g, " ").replaceAll(/[\s.,:;*№«»"]+/g, " ");
  return fold(words.trim() || heading);
}

/** Every heading that any of the fields goes by, folded. */
export function headingsOf(fields: readonly Field[]): ReadonlySet<string> {
  return new Set(fields.flatMap(({ name, headings }) => [name, ...headings]).map(fold));
}

/** True of a cell that looks like what one of the fields holds. */
export function looksHeld(fields: readonly Field[]): (cell: string) => boolean {
  return (cell) => cell.length <= longestHeading && fields.some(({ holds }) => holds?.(cell));
}

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

/** One column for two parts of a whole holds the whole: it is what a person means who finds no other field to choose. */
export function wholesFor(fields: readonly Field[], mapping: Mapping): Mapping {
  return fields.reduce((chosen, { name, insteadOf = [] }) => {
    const places = insteadOf.flatMap((part) => chosen[part] || []);
    const shared = places.find((place, at) => places.indexOf(place) !== at);
    if (shared === undefined || (chosen[name] ?? shared) !== shared) return chosen;
    const others = Object.entries(chosen).filter(
      ([field, place]) => !(insteadOf.includes(field) && place === shared),
    );
    return Object.fromEntries([...others, [name, shared]]);
  }, mapping);
}

/** The fields that share a column with another one: a column says one thing. */
export function sharedFields(mapping: Mapping): string[] {
  const names = Map.groupBy(
    Object.entries(mapping).filter(([, at]) => at !== ""),
    ([, at]) => at,
  );
  return [...names.values()].flatMap((same) => same.slice(1).map(([name]) => name));
}

/** The file's rows with their cells under the names of the fields. */
export function rowsBy(
  rows: readonly TableRow[],
  { fields, mapping }: { fields: readonly Field[]; mapping: Mapping },
): ImportRow[] {
  const matched = fields.flatMap((field) => {
    const column = mapping[field.name];
    return column === undefined || column === "" ? [] : [{ name: field.name, at: Number(column) }];
  });
  const places = new Set(matched.map(({ at }) => at));
  return rows.map((row) => ({
    number: row.number,
    beside: row.cells.filter((cell, at) => cell !== "" && !places.has(at)),
    cells: Object.fromEntries(matched.map(({ name, at }) => [name, row.cells[at] ?? ""])),
  }));
}
