import {
  type Atom,
  atomsOf,
  type Breakdown,
  hideSmall,
  shared,
  type Unit,
} from "#lib/suppression.ts";
import type { Question } from "../questionnaires/schema.ts";
import type { AskedRound, AskedSchool, Column, Line, Numbers, Register, Table } from "./schema.ts";

/** Whose answers are looked at: of these schools (null means of all), taken apart or not. */
export type View = { schoolIds: ReadonlySet<string> | null; by: Breakdown | null };

type Asked = { round: AskedRound; register: Register; view: View };

/** The answers to one thing asked: first all together, then by part. */
export function tableOf(column: Column, asked: Asked): Table {
  const isAnswered = (at: number) => (column.codes[at] ?? -1) >= 0;
  const groups = groupsOf({ ...asked, isAnswered });
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
  const isAnswered = (at: number) => !Number.isNaN(numbers.values[at] ?? Number.NaN);
  const { keys, places } = groupsOf({ ...asked, isAnswered });
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

/**
 * Which part each answer belongs to. With names, the part itself; without, the atoms in which answers
 * are shown, so that what lies in no part as a whole is counted with the rest, and what is too little
 * altogether (or reaches outside the view) with nothing: -1.
 */
function groupsOf(asked: Asked & { isAnswered: (at: number) => boolean }): Groups {
  const { round, register, view, isAnswered } = asked;
  const unitOf = new Map<string, Unit>();
  const units: (Unit | undefined)[] = [];
  for (let at = 0; at < register.count; at++) {
    if (!isAnswered(at)) continue;
    const school = round.schools[register.schools[at] ?? -1];
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
  const inView = atoms.filter(({ units: members }) =>
    members.every(({ schoolId }) => view.schoolIds?.has(schoolId) ?? true),
  );
  return placed({ units, atoms: inView, by: view.by, count: register.count });
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
  const keys = [...new Set(atoms.map(keyOf))];
  const places = new Map(
    atoms.flatMap((atom) => atom.units.map((unit) => [unit, keys.indexOf(keyOf(atom))])),
  );
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

function isIn({ round, register, view }: Asked, at: number): boolean {
  const school = round.schools[register.schools[at] ?? -1];
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
