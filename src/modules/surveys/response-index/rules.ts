import { type Unit, unitsOf } from "#lib/suppression.ts";
import { type Question, type Role, roles } from "../questionnaires/schema.ts";
import type {
  Answered,
  AskedRound,
  AskedSchool,
  AskedSchools,
  Column,
  Numbers,
  ResponseIndex,
} from "./schema.ts";

/** Each school asked has a unit for every role; there is one more for answers from elsewhere. */
export function askedSchools(schools: readonly AskedSchool[]): AskedSchools {
  return {
    schools,
    places: new Map(schools.map(({ schoolId }, place) => [schoolId, place])),
    units: unitsOf(
      [...schools, null].flatMap((school) => roles.map((role) => unitOf(school, role))),
    ),
  };
}

function unitOf(school: AskedSchool | null, role: Role): Unit {
  return {
    school: school?.schoolId ?? null,
    role,
    kind: school?.kind ?? null,
    circle: school?.leadingId ?? null,
    district: school?.districtKato ?? null,
    region: school?.regionKato ?? null,
  };
}

export function emptyResponseIndex({ asked, content }: AskedRound): ResponseIndex {
  const answeredBy = new Int32Array(asked.units.count);
  const questions = content.sections.flatMap((section) => section.questions);
  const columns = questions.flatMap(readingsOf).map(({ code, options }): Column => {
    return { code, options, codes: new Int16Array(), answeredBy };
  });
  const numbers = questions.flatMap(({ kind, code }): Numbers[] =>
    kind === "number" ? [{ code, values: new Float64Array(), answeredBy }] : [],
  );
  return {
    count: 0,
    asked,
    sent: new Float64Array(),
    lastPlace: 0,
    units: new Int32Array(),
    columns: new Map(columns.map((column) => [column.code, column])),
    numbers: new Map(numbers.map((one) => [one.code, one])),
  };
}

type More = { questions: readonly Question[]; rows: readonly Answered[] };

/** The register with these answers after its own; done once with each, for they share what lies before. */
export function extended(before: ResponseIndex, { questions, rows }: More): ResponseIndex {
  const { asked, count: from } = before;
  const given = rows.map(({ answers }) => answersIn(answers));
  const fresh = rows.map((row) => unitIn(asked, row));
  const counting = countingOf(fresh);
  const columns = questions.flatMap(readingsOf).flatMap((reading): Column[] => {
    const column = before.columns.get(reading.code);
    return column ? [longer(column, { reading, given, from, counting })] : [];
  });
  const numbers = [...before.numbers.values()].map(({ code, values, answeredBy }): Numbers => {
    const added = given.map((answers) => numberIn(answers[code]));
    const answered = Uint8Array.from(added, (value) => (Number.isNaN(value) ? 0 : 1));
    return {
      code,
      answeredBy: counting(answeredBy, answered),
      values: appended(values, { from, fresh: added, make: bytes64 }),
    };
  });
  return {
    count: from + rows.length,
    asked,
    units: appended(before.units, { from, fresh, make: bytes32 }),
    sent: appended(before.sent, { from, fresh: rows.map(({ place }) => place), make: bytes64 }),
    lastPlace: rows.reduce((last, { place }) => Math.max(last, place), before.lastPlace),
    columns: new Map(columns.map((column) => [column.code, column])),
    numbers: new Map(numbers.map((one) => [one.code, one])),
  };
}

type AnswersGiven = Readonly<Record<string, unknown>>;
type Counting = (before: Int32Array, answered: Uint8Array) => Int32Array;
type Adding = {
  reading: Reading;
  given: readonly AnswersGiven[];
  from: number;
  counting: Counting;
};

function longer(column: Column, { reading, given, from, counting }: Adding): Column {
  const { code } = column;
  const said = given.map(reading.answerOf);
  const options = reading.isOpen ? withFresh(column.options, said) : column.options;
  const places = new Map<unknown, number>(options.map((option, place) => [option, place]));
  const added = said.map((one) => places.get(one) ?? none);
  const answered = Uint8Array.from(added, (place) => (place >= 0 ? 1 : 0));
  const codes = appended(recoded(column, options), { from, fresh: added, make: bytes16 });
  return { code, options, codes, answeredBy: counting(column.answeredBy, answered) };
}

const none = -1;

function unitIn({ places, schools }: AskedSchools, { school_id, role }: Answered): number {
  const place = places.get(school_id ?? "") ?? schools.length;
  return place * roles.length + roles.indexOf(role);
}

/** Counts who answered by unit; for the same people it gives the same object. */
function countingOf(units: readonly number[]): Counting {
  const known = new Map<Int32Array, Map<string, Int32Array>>();
  return (before, answered) => {
    const ofBefore = known.get(before) ?? new Map<string, Int32Array>();
    known.set(before, ofBefore);
    const who = Buffer.from(answered).toString("latin1");
    const found = ofBefore.get(who);
    if (found) return found;
    const counts = before.slice();
    for (const [at, unit] of units.entries())
      if (answered[at] === 1) counts[unit] = (counts[unit] ?? 0) + 1;
    ofBefore.set(who, counts);
    return counts;
  };
}

type Line<Kept> = { length: number; set(from: Kept | readonly number[], at?: number): void };
type Fresh<Kept> = { from: number; fresh: readonly number[]; make: (length: number) => Kept };

/** Written behind what stands there; where there is no more room, into one with twice as much. */
function appended<Kept extends Line<Kept>>(line: Kept, { from, fresh, make }: Fresh<Kept>): Kept {
  const length = from + fresh.length;
  const wide = line.length >= length ? line : make(Math.max(length, 2 * from));
  if (wide !== line) wide.set(line);
  wide.set(fresh, from);
  return wide;
}

const bytes16 = (length: number) => new Int16Array(length);
const bytes32 = (length: number) => new Int32Array(length);
const bytes64 = (length: number) => new Float64Array(length);

/** Subjects and grades are offered as they are answered. */
function withFresh(known: readonly string[], said: readonly unknown[]): readonly string[] {
  const all = new Set(known);
  for (const one of said) if (typeof one === "string") all.add(one);
  if (all.size === known.length) return known;
  const { compare } = new Intl.Collator("en", { numeric: true });
  return [...all].sort(compare);
}

function recoded({ options: known, codes }: Column, options: readonly string[]): Int16Array {
  if (options === known) return codes;
  const places = Int16Array.from(known, (option) => options.indexOf(option));
  return codes.map((code) => (code < 0 ? none : (places[code] ?? none)));
}

/** How one column is read from answers: its options and which of them somebody's answers name. */
type Reading = {
  code: string;
  options: readonly string[];
  isOpen?: boolean;
  answerOf: (answers: AnswersGiven) => unknown;
};

function readingsOf(question: Question): Reading[] {
  const { code } = question;
  switch (question.kind) {
    case "one":
      return [{ code, options: codesOf(question.choices), answerOf: (answers) => answers[code] }];
    case "grid":
      return question.rows.map((row) => ({
        code: `${code}.${row.code}`,
        options: codesOf(question.scale),
        answerOf: (answers) => answersIn(answers[code])[row.code],
      }));
    case "many":
      return codesOf(question.choices).map((choice) => ticked(code, choice));
    case "rank":
      return codesOf(question.choices).map((choice, _, all) => ranked(code, { choice, all }));
    case "subject":
    case "grade":
      return [{ code, options: [], isOpen: true, answerOf: (answers) => textIn(answers[code]) }];
    case "number":
    case "date":
    case "line":
    case "text":
    case "school":
    case "note":
      return [];
  }
}

const codesOf = (choices: readonly { code: string }[]) => choices.map(({ code }) => code);

function ticked(code: string, choice: string): Reading {
  const answerOf = (answers: AnswersGiven) => {
    const chosen = answers[code];
    return Array.isArray(chosen) ? String(Number(chosen.includes(choice))) : undefined;
  };
  return { code: `${code}.${choice}`, options: ["0", "1"], answerOf };
}

/** The place the choice was put in, the first being 1. */
function ranked(code: string, { choice, all }: { choice: string; all: string[] }): Reading {
  const answerOf = (answers: AnswersGiven) => {
    const order = answers[code];
    return Array.isArray(order) ? String(order.indexOf(choice) + 1) : undefined;
  };
  return { code: `${code}.${choice}`, options: all.map((_, at) => String(at + 1)), answerOf };
}

function answersIn(kept: unknown): AnswersGiven {
  return typeof kept === "object" && kept !== null && !Array.isArray(kept) ? { ...kept } : {};
}

function textIn(answer: unknown): string | undefined {
  return typeof answer === "string" || typeof answer === "number" ? String(answer) : undefined;
}

function numberIn(answer: unknown): number {
  return typeof answer === "number" ? answer : Number.NaN;
}
