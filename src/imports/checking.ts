import { sql } from "kysely";
import type { By, Person } from "#lib/actor.ts";
import { dayOf, isDay } from "#lib/dates.ts";
import type { Db } from "#lib/db.ts";
import { type Result, refuse } from "#lib/errors.ts";
import { JobRefused } from "#lib/jobs.ts";
import { isConcealed } from "./conceal.ts";
import {
  type Answers,
  type Finding,
  type ImportDesk,
  kindOf,
  type Question,
  questionsBeside,
  questionsOf,
} from "./desk.ts";
import {
  type Field,
  guessMapping,
  type Mapping,
  missingFields,
  rowsBy,
  sharedFields,
  wholesFor,
} from "./fields.ts";
import type { Import, Outcome } from "./kept.ts";
import { changesNothing, type ImportRow } from "./plan.ts";
import { getImport, getImportFor, listRemembered, listSentRows, listStarts } from "./queries.ts";
import type { TableRow } from "./reading/rows.ts";
import { keepPlace } from "./sending.ts";
import { guessHeader, type Header, tableIn } from "./table.ts";
import { startWork } from "./work.ts";

/** Where a person says the table is; what is not said is as it was found. */
export type ChosenPlace = { sheet?: number | undefined; header?: Header | undefined };

/** The table at the place, and how its columns are matched. */
export type Matched = {
  sheet: number;
  header: Header;
  columns: string[];
  rows: TableRow[];
  mapping: Mapping;
  /** The sheet's first rows, with those above the table. */
  start: readonly TableRow[];
};

/** The table as it is found, or at the place that was chosen, by the first rows of its sheet. */
export async function matchedAt<Context>(
  db: Db,
  desk: ImportDesk<Context>,
  { found, place }: { found: Import; place: ChosenPlace },
): Promise<Matched> {
  const { fields } = kindOf(desk, found.kind);
  const starts = await listStarts(db, found);
  const sheet = place.sheet !== undefined && starts[place.sheet] ? place.sheet : found.sheet;
  const start = starts[sheet]?.rows ?? [];
  const isAsFound = sheet === found.sheet && (place.header ?? found.header) === found.header;
  const usual = sheet === found.sheet ? found.header : guessHeader(start, fields);
  const header = place.header === undefined ? usual : boundBy(start, place.header);
  const table = tableIn(start, header);
  if (isAsFound && found.columns.length > 0 && place.header !== null)
    return { ...table, columns: found.columns, sheet, header, start, mapping: found.mapping };
  const { desk: name, kind, madeBy } = found;
  const before = await listRemembered(db, { desk: name, kind, madeBy });
  return { ...table, sheet, header, start, mapping: guessMapping(fields, { ...table, before }) };
}

function boundBy(rows: readonly TableRow[], header: Header): Header {
  return header !== null && header < rows.length ? header : null;
}

type Chosen = ChosenPlace & { mapping: Mapping; answers: Answers };
type CheckRefusal = Record<string, "notMatched" | "badDay" | "future" | "shared" | "fileGone">;

/** Fixes where the table is and which column is which, and sends the rows to be checked. */
export async function startCheck<Context>(
  db: Db,
  desk: ImportDesk<Context>,
  { person, id, chosen, now }: By & { id: string; chosen: Chosen },
): Promise<Result<{ jobId: string }, CheckRefusal>> {
  const found = await getImportFor(db, { id, desk, actor: person });
  const kind = kindOf(desk, found.kind);
  const at = await matchedAt(db, desk, { found, place: chosen });
  if (at.start.length === 0) return refuse({ file: "fileGone" });
  const mapping = wholesFor(kind.fields, mappingOf(chosen.mapping, { fields: kind.fields, at }));
  const asked = { person, kind: kind.name, on: dayOf(now), language: "kk" } as const;
  const all = [...questionsOf(desk, asked), ...((await desk.questionsTo?.(db, asked)) ?? [])];
  const questions = questionsBeside(all, mapping);
  const answers = answersTo(questions, chosen.answers);
  const spared = [...desk.sparedFor(person), ...filledBy(questions, answers)];
  const refusal = {
    ...problemsWith(questions, { answers: chosen.answers, today: dayOf(now) }),
    ...Object.fromEntries(sharedFields(mapping).map((field) => [field, "shared" as const])),
    ...Object.fromEntries(
      missingFields(kind.fields, mapping)
        .filter((field) => !spared.includes(field))
        .map((field) => [field, "notMatched" as const]),
    ),
  };
  if (Object.keys(refusal).length > 0) return refuse(refusal);
  const rowsTotal = (found.sheets[at.sheet]?.rows ?? 0) - (at.start.length - at.rows.length);
  return startWork(db, desk, {
    person,
    id,
    now,
    task: "check",
    before: async (tx) => {
      const { sheet, header, columns } = at;
      await keepPlace(tx, { importId: id, sheet, header, columns, mapping, rowsTotal });
      await sql`update core.imports set answers = ${JSON.stringify(answers)}::jsonb where id = ${id}`.execute(
        tx,
      );
    },
  });
}

/** The fields that an answer fills in every row. */
function filledBy(questions: readonly Question[], answers: Answers): string[] {
  return questions.flatMap(({ name, insteadOf }) =>
    insteadOf !== undefined && (answers[name] ?? "") !== "" ? [insteadOf] : [],
  );
}

/** Only columns that there are, under fields that there are. */
function mappingOf(
  said: Mapping,
  { fields, at }: { fields: readonly Field[]; at: Matched },
): Mapping {
  const names = fields.map(({ name }) => name);
  const concealed = new Set(fields.flatMap((one) => (one.isConcealed ? [one.name] : [])));
  const width = Math.max(at.columns.length, ...at.start.map(({ cells }) => cells.length));
  // What is concealed is read as nothing else.
  const mayHold = (name: string, place: number) =>
    concealed.has(name) || !at.rows.some(({ cells }) => isConcealed(cells[place] ?? ""));
  return Object.fromEntries(
    names.flatMap((name) => {
      const place = said[name] ?? "";
      const isThere = /^(0|[1-9]\d{0,2})$/.test(place) && Number(place) < width;
      return isThere && mayHold(name, Number(place)) ? [[name, place]] : [];
    }),
  );
}

function answersTo(questions: readonly Question[], said: Answers): Answers {
  return Object.fromEntries(
    questions.map((question) => {
      const answer = said[question.name] ?? "";
      const isOne =
        question.type !== "choice" || question.options.some(({ value }) => value === answer);
      return [question.name, isOne ? answer : ""];
    }),
  );
}

function problemsWith(
  questions: readonly Question[],
  { answers, today }: { answers: Answers; today: string },
): Record<string, "badDay" | "future"> {
  const days = questions.filter(({ type }) => type === "day");
  return Object.fromEntries(
    days.flatMap(({ name }): [string, "badDay" | "future"][] => {
      const day = answers[name] ?? "";
      if (day === "") return [];
      if (!isDay(day)) return [[name, "badDay"]];
      return day > today ? [[name, "future"]] : [];
    }),
  );
}

const rowsInPortion = 4_000;

type CheckWork = {
  found: Pick<Import, "id">;
  person: Person;
  now: Date;
  progress(done: number, total: number): Promise<void>;
};

/** Checks the table portion by portion and keeps what each row would do. */
export async function checkImport<Context>(
  db: Db,
  desk: ImportDesk<Context>,
  work: CheckWork,
): Promise<void> {
  // Whoever is forgotten meanwhile is in what was read: it is read anew.
  for (let read = 0; read < mostReadings; read += 1) {
    if (await checkOnce(db, desk, work)) return;
  }
  throw new Error("the table changed under every check");
}

const mostReadings = 5;

/** False where somebody was taken out of the table since it was read. */
async function checkOnce<Context>(
  db: Db,
  desk: ImportDesk<Context>,
  { found: { id }, person, now, progress }: CheckWork,
): Promise<boolean> {
  const found = await getImport(db, id);
  const { answers, header, revision } = found;
  const kind = kindOf(desk, found.kind);
  const sent = await listSentRows(db, found);
  if (sent.length === 0) throw new JobRefused("fileGone");
  const table = tableIn(sent, header);
  const raw = new Map(table.rows.map(({ number, cells }) => [number, cells]));
  const told = rowsBy(table.rows, { fields: kind.fields, mapping: found.mapping });
  const named = told.filter(saysSomething);
  const rows = await desk.complete(db, named, { answers, person, now });
  await sql`delete from core.import_rows where import_id = ${id}`.execute(db);
  const context = desk.contextFor(person, { answers, now });
  const counts = await keepEach(portionsOf(rows, kind.groupsIn(rows)), {
    total: rows.length,
    find: (ofPortion) => kind.find(db, { rows: ofPortion, context }),
    keep: (portion) =>
      isKeptAs(db, { id, revision }, (tx) => keepFindings(tx, { importId: id, raw, ...portion })),
    progress,
  });
  if (!counts) return false;
  const isCounted = await isKeptAs(db, { id, revision }, (tx) =>
    keepCounts(tx, { id, counts, total: rows.length }),
  );
  if (isCounted) await progress(rows.length, rows.length);
  return isCounted;
}

type FoundPortion = { portion: number; rows: readonly ImportRow[]; findings: readonly Finding[] };

const mostKeeping = 2;

/** Looks at each portion while those before are being kept; null where one was not kept. */
async function keepEach(
  portions: readonly ImportRow[][],
  {
    total,
    find,
    keep,
    progress,
  }: {
    total: number;
    find(rows: ImportRow[]): Promise<Finding[]>;
    keep(portion: FoundPortion): Promise<boolean>;
    progress: CheckWork["progress"];
  },
): Promise<Record<Outcome, number> | null> {
  const counts = noCounts();
  let seen = 0;
  const keeping: Promise<boolean>[] = [];
  try {
    for (const [portion, rows] of portions.entries()) {
      await progress(seen, total);
      const findings = await find(rows);
      if (keeping.length === mostKeeping && !(await keeping.shift())) return null;
      const kept = keep({ portion, rows, findings });
      // What goes wrong with it is told when its turn comes.
      kept.catch(() => {});
      keeping.push(kept);
      for (const { outcome } of findings) counts[outcome] += 1;
      seen += rows.length;
    }
    return (await Promise.all(keeping)).every(Boolean) ? counts : null;
  } finally {
    await Promise.allSettled(keeping);
  }
}

/** Does the act if nobody was taken out of the table meanwhile; false, and nothing done, where somebody was. */
async function isKeptAs(
  db: Db,
  { id, revision }: Pick<Import, "id" | "revision">,
  act: (tx: Db) => Promise<void>,
): Promise<boolean> {
  try {
    await db.transaction().execute(async (tx) => {
      await act(tx);
      // Held at the end alone: whoever takes somebody out waits for no portion.
      const { rows } = await sql`
        select from core.imports where id = ${id} and revision = ${revision} for update`.execute(
        tx,
      );
      if (rows.length === 0) throw new TakenOut();
    });
    return true;
  } catch (error) {
    if (error instanceof TakenOut) return false;
    throw error;
  }
}

class TakenOut extends Error {}

// A line below the list, or a title between its parts, has nothing in the columns that were matched.
function saysSomething({ cells }: ImportRow): boolean {
  return Object.values(cells).some((cell) => cell !== "");
}

function noCounts(): Record<Outcome, number> {
  return { bad: 0, doubtful: 0, new: 0, changed: 0, same: 0, aside: 0 };
}

async function keepFindings(
  db: Db,
  {
    importId,
    portion,
    rows,
    findings,
    raw,
  }: FoundPortion & { importId: string; raw: ReadonlyMap<number, string[]> },
): Promise<void> {
  const records = findings.map(({ number, outcome, problems, changes }, at) => ({
    number,
    outcome,
    cells: rows[at]?.cells ?? {},
    // Of most rows there is nothing more to say.
    problems: problems.length > 0 ? problems : undefined,
    changes: changesNothing(changes) ? undefined : changes,
    // What is to be corrected, or to be added later, is given back as the file had it.
    raw: problems.length > 0 && outcome !== "aside" ? raw.get(number) : undefined,
  }));
  await sql`
    insert into core.import_rows (import_id, number, portion, cells, raw, outcome, problems, changes)
    select ${importId}::uuid, number, ${portion}::int, cells, raw, outcome, coalesce(problems, '[]'), changes
    from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as r (number int, cells jsonb, raw jsonb, outcome text,
      problems jsonb, changes jsonb)`.execute(db);
}

async function keepCounts(
  db: Db,
  { id, counts, total }: { id: string; counts: Record<Outcome, number>; total: number },
): Promise<void> {
  await sql`
    update core.imports set state = 'checked', rows_total = ${total}, rows_bad = ${counts.bad},
      rows_doubtful = ${counts.doubtful}, rows_new = ${counts.new}, rows_changed = ${counts.changed},
      rows_same = ${counts.same}, rows_aside = ${counts.aside}
    where id = ${id}`.execute(db);
}

/** Portions of whole groups, so that what one row says is known to the next. */
export function portionsOf(
  rows: readonly ImportRow[],
  groupOf: (row: ImportRow) => string,
  size = rowsInPortion,
): ImportRow[][] {
  const groups = [...Map.groupBy(rows, groupOf)].sort(([one], [other]) => (one < other ? -1 : 1));
  const portions: ImportRow[][] = [];
  let last: ImportRow[] = [];
  for (const stretch of groups.flatMap(([key, ofGroup]) => stretchesOf(ofGroup, key, size))) {
    if (last.length === 0 || last.length + stretch.length > size) {
      last = [];
      portions.push(last);
    }
    last.push(...stretch);
  }
  return portions;
}

// What is planned in one go takes a moment of everybody's.
const mostTogether = 20_000;

/** Rows that name no group would all be one; those of a group stay together, or what they say of each other is lost. */
function stretchesOf(
  rows: readonly ImportRow[],
  key: string,
  size: number,
): readonly ImportRow[][] {
  if (rows.length > mostTogether && key !== "") throw new JobRefused("tooManyTogether");
  if (key !== "") return [[...rows]];
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, at) =>
    rows.slice(at * size, (at + 1) * size),
  );
}
