import { type ImportRow, missingFields } from "#imports/plan.ts";
import type { Sheet } from "#imports/reading/sheet.ts";
import { isDay } from "#lib/dates.ts";
import { fold } from "#lib/search.ts";
import { hashIdentityNumber, isIdentityNumber } from "../../base/rules/identity-number.ts";
import { hashSign } from "../../base/rules/roster.ts";
import { codeOf } from "../../base/rules/roster-rows.ts";
import { fieldsOf, type ImportKind, type Outcome } from "../schema.ts";
import { type NameOrder, nameOrders, orderOfNames, partsOfName } from "./full-name.ts";

/**
 * The table with every identification number in place of which stands its keyed hash: a column is one
 * of numbers when it is headed so, or when most of its cells are such numbers.
 */
export function withoutNumbers({ columns, rows }: Sheet, secret: string): Sheet["rows"] {
  const numbered = columns.flatMap((heading, at) =>
    isHeadedIin(heading) || mostlyNumbers(rows, at) ? [at] : [],
  );
  if (numbered.length === 0) return rows;
  return rows.map((row) => ({
    number: row.number,
    cells: row.cells.map((cell, at) => (numbered.includes(at) ? hashed(cell, secret) : cell)),
  }));
}

const headings = new Set(
  fieldsOf("teachers")
    .filter(({ name }) => name === "iin")
    .flatMap((field) => [field.name, ...field.headings])
    .map(fold),
);

function isHeadedIin(heading: string): boolean {
  return headings.has(fold(heading));
}

function mostlyNumbers(rows: Sheet["rows"], at: number): boolean {
  const filled = rows.filter((row) => (row.cells[at] ?? "") !== "").slice(0, 200);
  const numbers = filled.filter((row) => isIdentityNumber(digitsOf(row.cells[at] ?? "")));
  return numbers.length > 0 && numbers.length * 2 >= filled.length;
}

/** A number with a slip is not kept either: only that there was one. */
export function hashed(cell: string, secret: string): string {
  if (cell === "") return "";
  const digits = digitsOf(cell);
  return isIdentityNumber(digits) ? `${hashSign}${hashIdentityNumber(digits, secret)}` : hashSign;
}

// Spreadsheets take the first zeros of a number away: whoever was born after 2000 has one.
function digitsOf(cell: string): string {
  const digits = cell.replaceAll(/\s/g, "");
  return /^\d{9,11}$/.test(digits) ? digits.padStart(12, "0") : digits;
}

/** A row's cells as they are kept, and the hash of the number apart from them. */
export function keptCells(cells: Record<string, string>, secret: string) {
  const { iin = "", ...others } = cells;
  const sign = iin.startsWith(hashSign) ? iin : hashed(iin, secret);
  return { cells: others, iin: sign, iinHash: sign.slice(hashSign.length) || null };
}

/** Who keeps one school may leave the column of codes out. */
export function missingOf(
  kind: ImportKind,
  { mapping, hasOwnSchool }: { mapping: Record<string, string>; hasOwnSchool: boolean },
): string[] {
  return missingFields(fieldsOf(kind), mapping).filter(
    (field) => !(hasOwnSchool && field === "code"),
  );
}

/** Why a list cannot be of that day; null where it can, and where no day is told. */
export function problemWithListedOn(
  day: string | undefined,
  today: string,
): "badDay" | "future" | null {
  if (!day) return null;
  if (!isDay(day)) return "badDay";
  return day > today ? "future" : null;
}

/** Rows with the parts of full names, in the order that was chosen or that the list speaks for. */
export function withNames(rows: readonly ImportRow[], chosen: string | undefined): ImportRow[] {
  const order = nameOrders.find((one) => one === chosen);
  const names = rows.slice(0, 2_000).map(({ cells }) => cells.full_name ?? "");
  return withNameParts(rows, order ?? orderOfNames(names));
}

/** Rows with the person's own school where they name none. */
export function withOwnSchool(rows: readonly ImportRow[], code: string | null): ImportRow[] {
  if (code === null) return [...rows];
  return rows.map((row) => (codeOf(row) === "" ? { ...row, cells: { ...row.cells, code } } : row));
}

/** Portions of whole schools, so that what one row says of somebody is known to the next. */
export function portionsOf(rows: readonly ImportRow[], size: number): ImportRow[][] {
  const schools = [...Map.groupBy(rows, codeOf)].sort(([one], [other]) => (one < other ? -1 : 1));
  const portions: ImportRow[][] = [];
  let last: ImportRow[] = [];
  for (const stretch of schools.flatMap(([, ofSchool]) => stretchesOf(ofSchool, size))) {
    if (last.length === 0 || last.length + stretch.length > size) {
      last = [];
      portions.push(last);
    }
    last.push(...stretch);
  }
  return portions;
}

// Rows that name no school would all be one.
function stretchesOf(rows: readonly ImportRow[], size: number): ImportRow[][] {
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, at) =>
    rows.slice(at * size, (at + 1) * size),
  );
}

export function countRows(outcomes: readonly Outcome[]): Record<Outcome, number> {
  const counts = { bad: 0, doubtful: 0, new: 0, changed: 0, same: 0 };
  for (const outcome of outcomes) counts[outcome] += 1;
  return counts;
}

/** Examples for the template: rows that pass every check but for their made-up code and people. */
export function examplesOf(kind: ImportKind, words: ExampleWords): string[][] {
  const { school, family, given, patronymic } = words;
  const who = ["", family, given, patronymic, "1984", school];
  switch (kind) {
    case "teachers":
      return [
        [
          school,
          family,
          given,
          patronymic,
          "1984",
          "",
          words.position,
          words.subjects,
          "5-11",
          words.language,
          "2015-09-01",
          "",
          words.category,
          "2023-11-20",
          "2006",
        ],
        [
          school,
          words.otherFamily,
          words.otherGiven,
          "",
          "1991",
          "",
          words.position,
          words.otherSubject,
          "1-4",
          words.language,
          "2019-09-01",
          "2024-08-26",
          "",
          "",
          "2014",
        ],
      ];
    case "courses":
      return [[...who, words.programme, "2018-05-20", "", "240", words.provider, "000123"]];
    case "trainers":
      return [[...who, words.direction, "2019-09-01", "", ""]];
    case "acts": {
      const days = ["2024-11-04", "2024-11-15", "36"];
      const trainer = [family, given, patronymic].join(" ");
      const trained = `${words.otherFamily} ${words.otherGiven} (1991)`;
      return [[words.schoolProgramme, school, "", ...days, trainer, trained, ""]];
    }
  }
}

export type ExampleWords = Record<
  | "school"
  | "family"
  | "given"
  | "patronymic"
  | "otherFamily"
  | "otherGiven"
  | "position"
  | "subjects"
  | "otherSubject"
  | "language"
  | "category"
  | "programme"
  | "schoolProgramme"
  | "provider"
  | "direction",
  string
>;
/** The rows with the parts of full names in cells of their own, where these are empty. */

export function withNameParts(rows: readonly ImportRow[], order: NameOrder): ImportRow[] {
  return rows.map((row) => {
    const whole = row.cells.full_name ?? "";
    if (whole === "" || (row.cells.family_name ?? "") !== "") return row;
    const { familyName, givenName, patronymic } = partsOfName(whole, order);
    const parts = { family_name: familyName, given_name: givenName, patronymic };
    return { number: row.number, cells: { ...row.cells, ...parts } };
  });
}
