import { sql } from "kysely";
import type { Db } from "#lib/db.ts";
import { NotFound } from "#lib/errors.ts";
import { Answers, Content, type Question, type Role } from "../questionnaires/schema.ts";
import { blocksOf, shareAt } from "./rules.ts";
import type {
  AnsweredBy,
  AskedRound,
  AskedSchool,
  Column,
  Numbers,
  OpenAnswer,
  Register,
  RowTotal,
  Theme,
} from "./schema.ts";

/** The round with its questionnaire and its schools, or 404. */
export async function getAskedRound(db: Db, id: string): Promise<AskedRound> {
  const round = await db
    .selectFrom("surveys.rounds as r")
    .innerJoin("surveys.versions as v", "v.id", "r.version_id")
    .where("r.id", "=", id)
    .select([
      "r.id",
      "r.title_kk as name_kk",
      "r.title_ru as name_ru",
      "r.mode",
      "r.revision",
      "v.content",
    ])
    .select(["r.school_id as schoolId", "r.district_kato as districtKato"])
    .select("r.region_kato as regionKato")
    .executeTakeFirst();
  if (!round) throw new NotFound();
  const { rows: schools } = await sql<AskedSchool>`
    select a.school_id as "schoolId", s.name_kk, s.name_ru, a.region_kato as "regionKato",
      a.district_kato as "districtKato", a.leading_id as "leadingId", a.kind, a.expected, a.answered
    from surveys.round_schools a join network.schools s on s.id = a.school_id
    where a.round_id = ${id} order by s.name_kk collate network.by_name, s.id`.execute(db);
  return { ...round, content: Content.parse(round.content), schools };
}

const registers = new WeakMap<Db, Map<string, { revision: number; reading: Promise<Register> }>>();
const mostRounds = 20;

/** All closed answers of the round as of its revision or a later one; only those sent since are read. */
export function registerOf(db: Db, round: AskedRound): Promise<Register> {
  const shelf = registers.get(db) ?? new Map();
  registers.set(db, shelf);
  const kept = shelf.get(round.id);
  if (kept && kept.revision >= round.revision) return kept.reading;
  const reading = renewedRegister(db, { round, before: kept?.reading });
  reading.catch(() => shelf.delete(round.id));
  shelf.delete(round.id);
  if (shelf.size >= mostRounds) shelf.delete(shelf.keys().next().value ?? "");
  shelf.set(round.id, { revision: round.revision, reading });
  return reading;
}

type Renewing = { round: AskedRound; before: Promise<Register> | undefined };

async function renewedRegister(db: Db, { round, before }: Renewing): Promise<Register> {
  const old = await before?.catch(() => undefined);
  if (!old || old.asked.length !== round.schools.length) return readRegister(db, round);
  const { rows, total } = await listAnswered(db, { roundId: round.id, after: old.lastPlace });
  const fresh = registerFrom(rows, { round, asked: old.asked });
  // An answer sent earlier may be committed later; then it lies behind what was read, and all is read again.
  const isWhole = old.count + rows.length === total && fits(old, fresh);
  return isWhole ? joined(old, fresh) : readRegister(db, round);
}

async function readRegister(db: Db, round: AskedRound): Promise<Register> {
  const { rows } = await listAnswered(db, { roundId: round.id, after: 0 });
  return joined(null, registerFrom(rows, { round, asked: round.schools }));
}

type Answered = { place: number; school_id: string | null; role: Role; answers: unknown };

/** The answers after that place, and how many there are in all. */
async function listAnswered(
  db: Db,
  { roundId, after }: { roundId: string; after: number },
): Promise<{ rows: Answered[]; total: number }> {
  const { rows } = await sql<Answered & { total: number }>`
    select t.total, r.place, r.school_id, r.role, r.answers
    from (select count(*)::int as total from surveys.responses where round_id = ${roundId}) t
    left join surveys.responses r on r.round_id = ${roundId} and r.place > ${after}
    order by r.place`.execute(db);
  return { rows: rows.filter(({ place }) => place !== null), total: rows[0]?.total ?? 0 };
}

type Part = Omit<Register, "columns" | "numbers"> & {
  columns: ReadonlyMap<string, Omit<Column, "answeredBy">>;
  numbers: ReadonlyMap<string, Omit<Numbers, "answeredBy">>;
};

function registerFrom(
  rows: readonly Answered[],
  { round, asked }: { round: AskedRound; asked: readonly AskedSchool[] },
): Part {
  const places = new Map(asked.map(({ schoolId }, at) => [schoolId, at]));
  const given = rows.map(({ answers }) => Answers.parse(answers));
  const questions = round.content.sections.flatMap((section) => section.questions);
  return {
    ...{ asked, count: rows.length, lastPlace: rows.at(-1)?.place ?? 0 },
    schools: Int32Array.from(rows, ({ school_id }) => places.get(school_id ?? "") ?? -1),
    roles: rows.map(({ role }) => role),
    columns: new Map(
      questions.flatMap((one) => columnsOf(one, given)).map((column) => [column.code, column]),
    ),
    numbers: new Map(
      questions.flatMap((one) => numbersOf(one, given)).map((numbers) => [numbers.code, numbers]),
    ),
  };
}

/** Subjects and grades are offered as they are answered: a new one makes the columns anew. */
function fits(old: Register, fresh: Part): boolean {
  return [...fresh.columns].every(([code, { options }]) => {
    const known = old.columns.get(code)?.options ?? [];
    return options.every((option, at) => known[at] === option);
  });
}

/** The answers of both, one after the other. */
function joined(old: Register | null, fresh: Part): Register {
  const { asked, count, schools, roles, columns, numbers } = fresh;
  const sameAnswered = answeredOnce();
  return {
    ...{ asked, count: (old?.count ?? 0) + count },
    lastPlace: Math.max(old?.lastPlace ?? 0, fresh.lastPlace),
    schools: Int32Array.from([...(old?.schools ?? []), ...schools]),
    roles: [...(old?.roles ?? []), ...roles],
    columns: new Map(
      [...columns.values()].map(({ code, options, ...column }) => {
        const known = old?.columns.get(code);
        const codes = new Int16Array((known?.codes.length ?? 0) + count);
        if (known) codes.set(known.codes);
        codes.set(column.codes, codes.length - count);
        const answeredBy = sameAnswered(Uint8Array.from(codes, (one) => (one >= 0 ? 1 : 0)));
        return [code, { code, options: known?.options ?? options, codes, answeredBy }];
      }),
    ),
    numbers: new Map(
      [...numbers.values()].map(({ code, ...own }) => {
        const values = Float64Array.from([
          ...(old?.numbers.get(code)?.values ?? []),
          ...own.values,
        ]);
        const isAnswered = Uint8Array.from(values, (one) => (Number.isNaN(one) ? 0 : 1));
        return [code, { code, values, answeredBy: sameAnswered(isAnswered) }];
      }),
    ),
  };
}

/** Gives the same object for the same people. */
function answeredOnce(): (isAnswered: Uint8Array) => AnsweredBy {
  const known = new Map<string, AnsweredBy>();
  return (isAnswered) => {
    const key = Buffer.from(isAnswered).toString("latin1");
    const found = known.get(key) ?? { isAnswered };
    known.set(key, found);
    return found;
  };
}

type Coded = Omit<Column, "answeredBy">;

function columnsOf(question: Question, given: readonly Answers[]): Coded[] {
  const { code } = question;
  switch (question.kind) {
    case "one":
      return [column(code, codesOf(question.choices), answersTo(given, code))];
    case "grid":
      return question.rows.map((row) =>
        column(`${code}.${row.code}`, codesOf(question.scale), answersInRow(given, { code, row })),
      );
    case "many":
      return codesOf(question.choices).map((choice) => ticked({ code, choice }, given));
    case "rank":
      return codesOf(question.choices).map((choice) => ranked({ code, choice }, given, question));
    case "subject":
    case "grade": {
      const answers = answersTo(given, code).map((one) => (one === undefined ? one : String(one)));
      const seen = new Set(answers.filter((one) => one !== undefined));
      return [column(code, [...seen].sort(), answers)];
    }
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

/** `answers` holds the option that each response names. */
function column(code: string, options: readonly string[], answers: readonly unknown[]): Coded {
  const places = new Map<unknown, number>(options.map((option, at) => [option, at]));
  return { code, options, codes: Int16Array.from(answers, (one) => places.get(one) ?? -1) };
}

type Choice = { code: string; choice: string };

function ticked({ code, choice }: Choice, given: readonly Answers[]): Coded {
  const codes = Int16Array.from(given, (answers) => {
    const chosen = answers[code];
    return Array.isArray(chosen) ? Number(chosen.includes(choice)) : -1;
  });
  return { code: `${code}.${choice}`, options: ["0", "1"], codes };
}

/** The place the choice was put in, the first being 0. */
function ranked(
  { code, choice }: Choice,
  given: readonly Answers[],
  { choices }: { choices: readonly unknown[] },
): Coded {
  const codes = Int16Array.from(given, (answers) => {
    const order = answers[code];
    return Array.isArray(order) ? order.indexOf(choice) : -1;
  });
  return { code: `${code}.${choice}`, options: choices.map((_, at) => String(at + 1)), codes };
}

function answersTo(given: readonly Answers[], code: string) {
  return given.map((answers) => answers[code]);
}

function answersInRow(
  given: readonly Answers[],
  { code, row }: { code: string; row: { code: string } },
) {
  return given.map((answers) => {
    const answer = answers[code];
    return typeof answer === "object" && !Array.isArray(answer) ? answer[row.code] : undefined;
  });
}

function numbersOf(question: Question, given: readonly Answers[]): Omit<Numbers, "answeredBy">[] {
  if (question.kind !== "number") return [];
  const { code } = question;
  const values = Float64Array.from(given, (answers) => {
    const answer = answers[code];
    return typeof answer === "number" ? answer : Number.NaN;
  });
  return [{ code, values }];
}

export const openPerPage = 30;

type Open = {
  roundId: string;
  question: string;
  schoolIds: readonly string[] | null;
  word: string | undefined;
  themeId: string | undefined;
  page: number;
};

/** What was written in answer to an open question, in no order that tells who wrote it. */
export async function listOpenAnswers(
  db: Db,
  { roundId, question, schoolIds, word, themeId, page }: Open,
): Promise<{ answers: OpenAnswer[]; total: number }> {
  const { rows } = await sql<OpenAnswer & { total: number }>`
    select r.id as "responseId", r.answers ->> ${question} as text, (count(*) over ())::int as total,
      array(select t.theme_id::text from surveys.themed t
        join surveys.themes m on m.id = t.theme_id and m.question = ${question}
        where t.response_id = r.id) as themes
    from surveys.responses r
    where r.round_id = ${roundId} and r.answers ? ${question} and r.answers ->> ${question} <> ''
      and (${schoolIds}::uuid[] is null or r.school_id = any (${schoolIds}::uuid[]))
      and (${word ?? null}::text is null
        or strpos(lower(r.answers ->> ${question}), lower(${word ?? ""})) > 0)
      and (${themeId ?? null}::uuid is null or exists (select from surveys.themed t
        where t.response_id = r.id and t.theme_id = ${themeId ?? null}::uuid))
    -- The id was drawn by chance, so the order says nothing of time or place.
    order by r.id limit ${openPerPage} offset ${(page - 1) * openPerPage}`.execute(db);
  return { answers: rows.map(({ total: _, ...answer }) => answer), total: rows[0]?.total ?? 0 };
}

export async function listThemes(
  db: Db,
  { roundId, question }: { roundId: string; question: string },
): Promise<Theme[]> {
  const { rows } = await sql<Theme>`
    select t.id, t.name, count(d.response_id)::int as count
    from surveys.themes t left join surveys.themed d on d.theme_id = t.id
    where t.round_id = ${roundId} and t.question = ${question}
    group by t.id order by count desc, t.name`.execute(db);
  return rows;
}

export type NeedFigure = {
  /** Null is everybody together. */
  schoolId: string | null;
  area: string;
  answered: number;
  shareHigh: number;
  mean: number;
};

/**
 * What the rows of the round's grids come to, school by school and together, of these schools only:
 * the share of the scale's last step and the mean step. Schools whose answers are too few are absent.
 */
export async function listNeedFigures(
  db: Db,
  { roundId, schoolIds }: { roundId: string; schoolIds: readonly string[] },
): Promise<NeedFigure[]> {
  const round = await getAskedRound(db, roundId);
  const register = await registerOf(db, round);
  const view = { schoolIds: new Set(schoolIds), by: "school" as const };
  return blocksOf({ round, register, view }, null)
    .filter(({ question }) => question.kind === "grid")
    .flatMap(({ tables }) =>
      tables.flatMap(({ code, options, lines }) =>
        lines.flatMap((line): NeedFigure[] => {
          if (line.key === null || line.mean === null) return [];
          const shareHigh = shareAt(line, options.length - 1) ?? 0;
          const [, area = ""] = code.split(".");
          const schoolId = line.key === "" ? null : line.key;
          return [{ schoolId, area, answered: line.answered, shareHigh, mean: line.mean }];
        }),
      ),
    );
}

/** What each row of the round's grids comes to, everybody together; rows with too few answers are absent. */
export async function listRowTotals(db: Db, roundId: string): Promise<RowTotal[]> {
  const round = await getAskedRound(db, roundId);
  const register = await registerOf(db, round);
  return blocksOf({ round, register, view: { schoolIds: null, by: null } }, null).flatMap(
    ({ question, tables }) => {
      if (question.kind !== "grid") return [];
      const scale = question.scale.map(({ label }) => label);
      return tables.flatMap(({ lines: [line] }, at): RowTotal[] => {
        const label = question.rows[at]?.label;
        if (!label || !line || line.mean === null) return [];
        const counts = line.counts.map((count) => count ?? 0);
        return [{ label, scale, answered: line.answered, counts, mean: line.mean }];
      });
    },
  );
}
