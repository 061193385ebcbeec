import { type Atoms, atomsOf, type Breakdown, hideSmall, unitsAlone } from "#lib/suppression.ts";
import type { Question } from "../questionnaires/schema.ts";
import type { AskedRound, Column, Numbers, ResponseIndex } from "../response-index/schema.ts";
import type { Line, Table } from "./schema.ts";

/**
 * Whose answers are looked at: of these schools (null means of all), taken apart or not; of the parts
 * only those shown have lines of their own, the others count in the total alone.
 */
export type View = {
  schoolIds: ReadonlySet<string> | null;
  by: Breakdown | null;
  shown?: readonly string[];
};

type TablesQuery = { round: AskedRound; register: ResponseIndex; view: View };

/** The answers to one thing asked: first all together, then by part. */
export function tableOf(column: Column, asked: TablesQuery): Table {
  const { keys, placeOf } = groupsOf(asked, column.answeredBy);
  const width = column.options.length;
  const { units, count } = asked.register;
  // One place more than there are lines, for the parts that are not shown.
  const counts = new Int32Array((keys.length + 1) * width);
  for (let at = 0; at < count; at++) {
    const place = placeOf[units[at] ?? none] ?? none;
    const code = column.codes[at] ?? none;
    if (place < 0 || code < 0) continue;
    const cell = place * width + code;
    counts[cell] = (counts[cell] ?? 0) + 1;
  }
  const lineAt = (key: string | null, at: number): Line => {
    const own = [...counts.subarray(at * width, (at + 1) * width)];
    return { key, answered: sum(own), counts: own, mean: meanOf(own) };
  };
  const lines = keys.map(lineAt);
  const others = lineAt("", keys.length);
  const [total, ...parts] = withTotal(lines, others);
  const told = toldIn(asked.round, total);
  return { code: column.code, options: column.options, lines: [told, ...parts] };
}

/** Without names no answers and too few are told alike, and neither as a figure. */
function toldIn({ mode }: Pick<AskedRound, "mode">, line: Line): Line {
  if (mode === "named" || line.answered !== 0) return line;
  return { ...line, answered: null, counts: line.counts.map(() => null) };
}

/** How the numbers of each part lie: here the counts are none and the mean says it. */
export function numbersTableOf(numbers: Numbers, asked: TablesQuery): Table {
  const { keys, placeOf } = groupsOf(asked, numbers.answeredBy);
  const { units, count } = asked.register;
  const counts = new Int32Array(keys.length + 1);
  const totals = new Float64Array(keys.length + 1);
  for (let at = 0; at < count; at++) {
    const place = placeOf[units[at] ?? none] ?? none;
    const value = numbers.values[at] ?? Number.NaN;
    if (place < 0 || Number.isNaN(value)) continue;
    counts[place] = (counts[place] ?? 0) + 1;
    totals[place] = (totals[place] ?? 0) + value;
  }
  const line = (key: string | null, answered: number, total: number): Line => ({
    key,
    answered,
    counts: [],
    mean: answered === 0 ? null : total / answered,
  });
  const all = line("", sum([...counts]), sum([...totals]));
  const lines = keys.map((key, at) => line(key, counts[at] ?? 0, totals[at] ?? 0));
  return {
    code: numbers.code,
    options: [],
    lines: [toldIn(asked.round, all), ...lines.filter(({ key }) => key !== "")],
  };
}

/**
 * The answers to one question by the answers to another. Without names only the round as a whole is
 * crossed, and small cells are hidden together with what would tell them.
 */
export function crossOf(column: Column, { by, asked }: { by: Column; asked: TablesQuery }): Table {
  const table = crossed(column, { by, asked });
  const shown = asked.round.mode === "named" ? table : shownOf(table, asked.view);
  const lines = by.options.map((key, at): Line => {
    const counts = shown[at] ?? [];
    const isWhole = counts.every((count) => count !== null);
    const answered = isWhole ? sum(table[at] ?? []) : null;
    const mean = isWhole ? meanOf(table[at] ?? []) : null;
    return toldIn(asked.round, { key, answered, counts, mean });
  });
  return { code: column.code, options: column.options, lines };
}

/** Of a round without names: what the view may see of its table. */
function shownOf(table: readonly number[][], { schoolIds }: View): readonly Line["counts"][] {
  return schoolIds === null ? hideSmall(table) : table.map((line) => line.map(() => null));
}

function crossed(column: Column, { by, asked }: { by: Column; asked: TablesQuery }): number[][] {
  const { register } = asked;
  const width = column.options.length;
  const counts = new Int32Array(by.options.length * width);
  const inView = unitsIn(asked);
  for (let at = 0; at < register.count; at++) {
    const [row, code] = [by.codes[at] ?? none, column.codes[at] ?? none];
    if (row < 0 || code < 0 || inView[register.units[at] ?? none] === 0) continue;
    const cell = row * width + code;
    counts[cell] = (counts[cell] ?? 0) + 1;
  }
  return by.options.map((_, row) => [...counts.subarray(row * width, (row + 1) * width)]);
}

const none = -1;

type Groups = {
  keys: readonly (string | null)[];
  /** Which line the answers of each unit are counted in; behind the last those not shown, -1 in none. */
  placeOf: Int32Array;
};

const answered = new WeakMap<Int32Array, Atoms>();

/** The atoms in which the answers of these people are shown; questions answered by the same people share them. */
function atomsIn({ round, register }: TablesQuery, answeredBy: Int32Array): Atoms {
  const known = answered.get(answeredBy);
  if (known) return known;
  const join = round.mode === "named" ? unitsAlone : atomsOf;
  const atoms = join(register.asked.units, answeredBy);
  answered.set(answeredBy, atoms);
  return atoms;
}

const groups = new WeakMap<View, Map<Int32Array, Groups>>();

/**
 * Which part each answer belongs to. With names, the part itself; without, the atoms in which answers
 * are shown, so that what lies in no part as a whole is counted with the rest, and what is too little
 * altogether (or reaches outside the view) with nothing.
 */
function groupsOf(asked: TablesQuery, answeredBy: Int32Array): Groups {
  const { view } = asked;
  const ofView = groups.get(view) ?? new Map<Int32Array, Groups>();
  groups.set(view, ofView);
  const known = ofView.get(answeredBy);
  if (known) return known;
  const fresh = placed(asked, answeredBy);
  ofView.set(answeredBy, fresh);
  return fresh;
}

function placed(asked: TablesQuery, answeredBy: Int32Array): Groups {
  const { by } = asked.view;
  const { ofUnit, codes } = atomsIn(asked, answeredBy);
  const shut = shutAtoms(asked, ofUnit);
  const values = by === null ? [] : asked.register.asked.units.values[by];
  const wanted = asked.view.shown ?? values;
  const places = new Map<string | null, number>(
    by === null ? [["", 0]] : [...wanted, null].map((key, place) => [key, place]),
  );
  const placeOfValue = Int32Array.from(values, (value) => places.get(value) ?? places.size);
  const placeOf = ofUnit.map((atom) => {
    if (atom < 0 || shut[atom] === 1) return none;
    if (by === null) return 0;
    const value = codes[by][atom] ?? none;
    return value < 0 ? wanted.length : (placeOfValue[value] ?? none);
  });
  return withAnswered([...places.keys()], placeOf);
}

/** Atoms that reach outside the view. */
function shutAtoms(asked: TablesQuery, ofUnit: Int32Array): Uint8Array {
  const shut = new Uint8Array(ofUnit.length);
  const inView = unitsIn(asked);
  for (let unit = 0; unit < ofUnit.length; unit++) {
    const atom = ofUnit[unit] ?? none;
    if (atom >= 0 && inView[unit] === 0) shut[atom] = 1;
  }
  return shut;
}

/** The lines that have answers, in their order. */
function withAnswered(keys: readonly (string | null)[], placeOf: Int32Array): Groups {
  const has = new Uint8Array(keys.length + 1);
  for (let unit = 0; unit < placeOf.length; unit++) {
    const place = placeOf[unit] ?? none;
    if (place >= 0) has[place] = 1;
  }
  const kept = keys.filter((_, place) => has[place] === 1);
  const places = new Map(kept.map((key, place) => [key, place]));
  const moved = Int32Array.from([...keys, ""], (key, place) =>
    place === keys.length ? kept.length : (places.get(key) ?? none),
  );
  return {
    keys: kept,
    placeOf: placeOf.map((place) => (place < 0 ? none : (moved[place] ?? none))),
  };
}

/** One byte a unit: whether the view reaches it. */
function unitsIn({ register, view }: TablesQuery): Uint8Array {
  const { count, codes, values } = register.asked.units;
  if (view.schoolIds === null) return new Uint8Array(count).fill(1);
  const schools = Uint8Array.from(values.school, (id) => (view.schoolIds?.has(id) ? 1 : 0));
  const inView = new Uint8Array(count);
  for (let unit = 0; unit < count; unit++) inView[unit] = schools[codes.school[unit] ?? none] ?? 0;
  return inView;
}

/** The parts that have answers, of all questions together. */
export function partsAnswered(asked: TablesQuery): string[] {
  const { by } = asked.view;
  if (by === null) return [];
  const { columns, numbers } = asked.register;
  const all = new Set([...columns.values(), ...numbers.values()].map((one) => one.answeredBy));
  const keys = [...all].flatMap((answeredBy) => groupsOf(asked, answeredBy).keys);
  return [...new Set(keys)].filter((key) => key !== null);
}

function withTotal(lines: readonly Line[], others: Line): [Line, ...Line[]] {
  const parts = [...lines, others];
  const counts = others.counts.map((_, option) =>
    sum(parts.map((line) => line.counts[option] ?? 0)),
  );
  const total = { key: "", answered: sum(counts), counts, mean: meanOf(counts) };
  return [total, ...lines.filter(({ key }) => key !== "")];
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

/** The mean step, the first counting 1; null of nothing. */
function meanOf(counts: readonly number[]): number | null {
  const answered = sum(counts);
  if (answered === 0) return null;
  return sum(counts.map((count, at) => count * (at + 1))) / answered;
}

/** One question with the tables that answer it. */
export type Block = { question: Question; tables: Table[] };

/** What each question that can be counted comes to in the view, or crossed by another question. */
export function blocksOf(asked: TablesQuery, by: Column | null): Block[] {
  const { content } = asked.round;
  const questions = content.sections.flatMap((section) => section.questions);
  return questions.flatMap((question) => {
    const tables = columnsFor(question, asked.register).map((column) =>
      by ? crossOf(column, { by, asked }) : tableOf(column, asked),
    );
    const numbers = by ? undefined : asked.register.numbers.get(question.code);
    if (numbers) tables.push(numbersTableOf(numbers, asked));
    return tables.length > 0 ? [{ question, tables }] : [];
  });
}

function columnsFor(question: Question, register: ResponseIndex): Column[] {
  return codesFor(question).flatMap((code) => register.columns.get(code) ?? []);
}

/** Under which names the answers to the question stand in a register. */
export function codesFor(question: Question): string[] {
  const { code } = question;
  switch (question.kind) {
    case "one":
    case "subject":
    case "grade":
      return [code];
    case "grid":
      return question.rows.map((row) => `${code}.${row.code}`);
    case "many":
    case "rank":
      return question.choices.map((choice) => `${code}.${choice.code}`);
    case "number":
    case "date":
    case "line":
    case "text":
    case "school":
    case "note":
      return [];
  }
}

/** By how much of those who answered the option was chosen, in per cent; null of nobody or hidden. */
export function shareAt(line: Line | undefined, option: number): number | null {
  const count = line?.counts[option];
  if (!line?.answered || count === null || count === undefined) return null;
  return (count * 100) / line.answered;
}

export const partsPerPage = 25;

type Leafing = {
  page: number;
  /** How many on a page; null is all. */
  most: number | null;
  nameOf: (key: string) => string | undefined;
  /** The place by name of what there are many of. */
  placeOf: (key: string) => number;
};

/** The parts by name; of more than can be read at once a page of them. */
export function pageOfParts(
  keys: readonly string[],
  { page, most, nameOf, placeOf }: Leafing,
): { shown: string[]; hasMore: boolean } {
  const { compare } = new Intl.Collator("kk");
  const sorted = keys
    .map((key) => ({ key, place: placeOf(key), name: nameOf(key) ?? key }))
    .sort((one, other) => one.place - other.place || compare(one.name, other.name))
    .map(({ key }) => key);
  if (most === null) return { shown: sorted, hasMore: false };
  return {
    shown: sorted.slice((page - 1) * most, page * most),
    hasMore: page * most < sorted.length,
  };
}
