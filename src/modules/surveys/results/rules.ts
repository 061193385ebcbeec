import {
  type Atom,
  atomsOf,
  type Breakdown,
  hideSmall,
  shared,
  type Unit,
} from "#lib/suppression.ts";
import type { Question } from "../questionnaires/schema.ts";
import type {
  AnsweredBy,
  AskedRound,
  AskedSchool,
  Column,
  Line,
  Numbers,
  Register,
  Table,
} from "./schema.ts";

/** Whose answers are looked at: of these schools (null means of all), taken apart or not. */
export type View = { schoolIds: ReadonlySet<string> | null; by: Breakdown | null };

type Asked = { round: AskedRound; register: Register; view: View };

/** The answers to one thing asked: first all together, then by part. */
export function tableOf(column: Column, asked: Asked): Table {
  const groups = groupsOf(asked, column.answeredBy);
  const width = column.options.length;
  const counts = countInto(groups, { codes: column.codes, width });
  const lines = groups.keys.map((key, at): Line => {
    const own = counts.slice(at * width, (at + 1) * width);
    return { key, answered: sum(own), counts: own, mean: meanOf(own) };
  });
  return { code: column.code, options: column.options, lines: withTotal(lines, width) };
}

/** How the numbers of each part lie: here the counts are none and the mean says it. */
export function numbersTableOf(numbers: Numbers, asked: Asked): Table {
  const { keys, places } = groupsOf(asked, numbers.answeredBy);
  const sums = keys.map(() => ({ count: 0, total: 0 }));
  for (const [at, place] of places.entries()) {
    const group = sums[place];
    if (!group) continue;
    group.count += 1;
    group.total += numbers.values[at] ?? 0;
  }
  const all = sums.reduce(
    (one, { count, total }) => ({ count: one.count + count, total: one.total + total }),
    {
      ...{ count: 0, total: 0 },
    },
  );
  const line = (key: string | null, { count, total }: { count: number; total: number }): Line => ({
    ...{ key, answered: count, counts: [], mean: count === 0 ? null : total / count },
  });
  const lines = keys.map((key, at) => line(key, sums[at] ?? { count: 0, total: 0 }));
  return { code: numbers.code, options: [], lines: [line("", all), ...lines] };
}

/**
 * The answers to one question by the answers to another. Without names only the round as a whole is
 * crossed, and small cells are hidden together with what would tell them.
 */
export function crossOf(column: Column, { by, asked }: { by: Column; asked: Asked }): Table {
  const { round, register, view } = asked;
  const mayCross = round.mode === "named" || view.schoolIds === null;
  const width = column.options.length;
  const table = by.options.map(() => new Array<number>(width).fill(0));
  for (let at = 0; mayCross && at < register.count; at++) {
    const cells = table[by.codes[at] ?? -1];
    const place = column.codes[at] ?? -1;
    if (cells && place >= 0 && isIn(asked, at)) cells[place] = (cells[place] ?? 0) + 1;
  }
  const shown = round.mode === "named" ? table : hideSmall(table);
  const lines = by.options.map((key, at): Line => {
    const counts = shown[at] ?? [];
    const isWhole = counts.every((count) => count !== null);
    const answered = isWhole ? sum(table[at] ?? []) : 0;
    return { key, answered, counts, mean: isWhole ? meanOf(table[at] ?? []) : null };
  });
  return { code: column.code, options: column.options, lines };
}

type Groups = { keys: readonly (string | null)[]; places: Int32Array };

/** Everybody who answered a question, by school and role, and the atoms in which their answers are shown. */
type Answered = { units: readonly (Unit | undefined)[]; atoms: readonly Atom[] };

const answered = new WeakMap<AnsweredBy, { register: Register; known: Answered }>();

/** Questions answered by the same people share this, and so does every view of the same register. */
function answeredOf({ round, register }: Asked, by: AnsweredBy): Answered {
  const kept = answered.get(by);
  if (kept?.register === register) return kept.known;
  const known = unitsAndAtoms({ round, register }, by);
  answered.set(by, { register, known });
  return known;
}

function unitsAndAtoms({ round, register }: Omit<Asked, "view">, by: AnsweredBy): Answered {
  const unitOf = new Map<string, Unit>();
  const units: (Unit | undefined)[] = [];
  for (let at = 0; at < register.count; at++) {
    if (by.isAnswered[at] !== 1) continue;
    const school = register.asked[register.schools[at] ?? -1];
    const role = register.roles[at] ?? "other";
    const key = `${school?.schoolId ?? ""} ${role}`;
    const unit = unitOf.get(key) ?? unitFor(school, role);
    unit.count += 1;
    unitOf.set(key, unit);
    units[at] = unit;
  }
  const all = [...unitOf.values()];
  const atoms =
    round.mode === "named"
      ? all.map((unit): Atom => ({ units: [unit], count: unit.count }))
      : atomsOf(all);
  return { units, atoms };
}

const groups = new WeakMap<View, Map<AnsweredBy, Groups>>();

/**
 * Which part each answer belongs to. With names, the part itself; without, the atoms in which answers
 * are shown, so that what lies in no part as a whole is counted with the rest, and what is too little
 * altogether (or reaches outside the view) with nothing: -1.
 */
function groupsOf(asked: Asked, by: AnsweredBy): Groups {
  const { register, view } = asked;
  const ofView = groups.get(view) ?? new Map<AnsweredBy, Groups>();
  groups.set(view, ofView);
  const known = ofView.get(by);
  if (known) return known;
  const { units, atoms } = answeredOf(asked, by);
  const inView = atoms.filter(({ units: members }) =>
    members.every(({ schoolId }) => view.schoolIds?.has(schoolId) ?? true),
  );
  const fresh = placed({ units, atoms: inView, by: view.by, count: register.count });
  ofView.set(by, fresh);
  return fresh;
}

function unitFor(school: AskedSchool | undefined, role: string): Unit {
  return {
    ...{ schoolId: school?.schoolId ?? "", role, count: 0, kind: school?.kind ?? "" },
    ...{ circleId: school?.leadingId ?? null, districtKato: school?.districtKato ?? "" },
    regionKato: school?.regionKato ?? "",
  };
}

type Placing = {
  units: readonly (Unit | undefined)[];
  atoms: readonly Atom[];
  by: Breakdown | null;
  count: number;
};

function placed({ units, atoms, by, count }: Placing): Groups {
  const keyOf = (atom: Atom) => (by === null ? "" : shared(atom, by));
  const placeOf = new Map<string | null, number>();
  const places = new Map<Unit, number>();
  for (const atom of atoms) {
    const key = keyOf(atom);
    const place = placeOf.get(key) ?? placeOf.size;
    placeOf.set(key, place);
    for (const unit of atom.units) places.set(unit, place);
  }
  const keys = [...placeOf.keys()];
  return {
    keys,
    places: Int32Array.from({ length: count }, (_, at) => {
      const unit = units[at];
      return unit ? (places.get(unit) ?? -1) : -1;
    }),
  };
}

function countInto(
  { keys, places }: Groups,
  { codes, width }: { codes: Int16Array; width: number },
): number[] {
  const counts = new Array<number>(keys.length * width).fill(0);
  for (const [at, place] of places.entries()) {
    if (place < 0) continue;
    const cell = place * width + (codes[at] ?? 0);
    counts[cell] = (counts[cell] ?? 0) + 1;
  }
  return counts;
}

function withTotal(lines: readonly Line[], width: number): Line[] {
  const counts = Array.from({ length: width }, (_, option) =>
    sum(lines.map((line) => line.counts[option] ?? 0)),
  );
  const total = { key: "", answered: sum(counts), counts, mean: meanOf(counts) };
  return lines.length === 1 && lines[0]?.key === "" ? [total] : [total, ...lines];
}

function isIn({ register, view }: Asked, at: number): boolean {
  const school = register.asked[register.schools[at] ?? -1];
  return view.schoolIds?.has(school?.schoolId ?? "") ?? true;
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
export function blocksOf(asked: Asked, by: Column | null): Block[] {
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

function columnsFor(question: Question, register: Register): Column[] {
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
  if (!line || count === null || count === undefined || line.answered === 0) return null;
  return (count * 100) / line.answered;
}

export const partsPerPage = 25;

type Leafing = { page: number; nameOf: (key: string) => string };

/** Of more parts than can be read at once a page of them, by name, beside everybody together and the rest. */
export function pageOfParts(
  blocks: readonly Block[],
  { page, nameOf }: Leafing,
): { blocks: readonly Block[]; hasMore: boolean } {
  const lines = blocks.flatMap(({ tables }) => tables.flatMap((table) => table.lines));
  const keys = [...new Set(lines.flatMap(({ key }) => key || []))];
  if (keys.length <= partsPerPage) return { blocks, hasMore: false };
  const { compare } = new Intl.Collator("kk");
  const named = keys.map((key) => ({ key, name: nameOf(key) }));
  const sorted = named.toSorted((one, other) => compare(one.name, other.name));
  const shown = sorted.slice((page - 1) * partsPerPage, page * partsPerPage);
  const places = new Map(shown.map(({ key }, at) => [key, at]));
  const placeOf = ({ key }: Line) => places.get(key ?? "") ?? (key === "" ? -1 : partsPerPage);
  const cut = (table: Table): Table => ({
    ...table,
    lines: table.lines
      .filter(({ key }) => !key || places.has(key))
      .sort((one, other) => placeOf(one) - placeOf(other)),
  });
  return {
    blocks: blocks.map((block) => ({ ...block, tables: block.tables.map(cut) })),
    hasMore: page * partsPerPage < keys.length,
  };
}
