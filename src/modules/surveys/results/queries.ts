import { createHmac } from "node:crypto";
import { sql } from "kysely";
import { z } from "zod";
import type { Db } from "#lib/db.ts";
import { sqlOf } from "#lib/rows.ts";
import { leastCell } from "#lib/suppression.ts";
import { answeredOfAsked } from "../base/queries.ts";
import { areAnswersShown } from "../response-index/access.ts";
import { getAskedRound, responseIndexOf } from "../response-index/queries.ts";
import type { AskedRound } from "../response-index/schema.ts";
import { blocksOf, shareAt } from "./rules.ts";
import {
  type OpenAnswer,
  openAnswerRow,
  type Rates,
  type RowTotal,
  type Theme,
  themeRow,
} from "./schema.ts";

const mostRates = 100;

const rateRow = z.strictObject({
  /** Null in the row of all schools together. */
  id: z.string().nullable(),
  expected: z.int(),
  answered: z.int(),
});
const countedAnswerRow = openAnswerRow.extend({ total: z.int() });

/** How many of those asked have answered, in all and in each of the first schools by name. */
export async function findRates(
  db: Db,
  { round, schoolIds }: { round: AskedRound; schoolIds: ReadonlySet<string> | null },
): Promise<Rates> {
  const { asked, names } = round;
  const isSeen = (id: string) => asked.places.has(id) && (schoolIds?.has(id) ?? true);
  const shown = [...names.values()].filter(({ id }) => isSeen(id)).slice(0, mostRates);
  const ids = schoolIds && [...schoolIds].filter(isSeen);
  const { rows } = await sqlOf(rateRow)`
    select school_id as id, sum(expected)::int as expected, ${answeredOfAsked}::int as answered
    from surveys.round_schools
    where round_id = ${round.id} and (${ids}::uuid[] is null or school_id = any (${ids}::uuid[]))
    group by grouping sets ((), (school_id))
    having grouping(school_id) = 1 or school_id = any (${shown.map(({ id }) => id)}::uuid[])`.execute(
    db,
  );
  const rates = new Map(rows.map(({ id, expected, answered }) => [id, { expected, answered }]));
  const rateOf = (id: string | null) => rates.get(id) ?? { expected: 0, answered: 0 };
  return { ...rateOf(null), schools: shown.map((one) => ({ ...one, ...rateOf(one.id) })) };
}

export const openPerPage = 30;

/** The key of the ids under which the answers to one question are known. */
export function answerKey(secret: string, of: { roundId: string; question: string }): string {
  return createHmac("sha256", secret).update(`${of.roundId} ${of.question}`).digest("hex");
}

/** An id that says nothing of which answers to other questions are of the same person. */
export function answerId(key: string) {
  return sql`encode(substring(sha256(convert_to(${key} || r.id::text, 'UTF8')) from 1 for 16), 'hex')::uuid`;
}

type Open = {
  round: AskedRound;
  today: string;
  question: string;
  /** Of the ids, see `answerKey`. */
  key: string;
  schoolIds: readonly string[] | null;
  word: string | undefined;
  themeId: string | undefined;
  page: number;
};

/**
 * What was written in answer to an open question, in no order that tells who wrote it. Without names it is read when the
 * round is over, by who sees the whole of it, and where enough have written.
 */
export async function listOpenAnswers(
  db: Db,
  { round, today, question, key, schoolIds, word, themeId, page }: Open,
): Promise<{ answers: OpenAnswer[]; total: number } | "notYet" | "tooFew" | "notWhole"> {
  if (!areAnswersShown(round, today)) return "notYet";
  const isNamed = round.mode === "named";
  if (!isNamed && schoolIds !== null) return "notWhole";
  if (!isNamed && !(await hasEnoughWritten(db, { roundId: round.id, question }))) return "tooFew";
  const { rows } = await sqlOf(countedAnswerRow)`
    select ${answerId(key)} as id, r.answers ->> ${question} as text, (count(*) over ())::int as total,
      array(select t.theme_id::text from surveys.themed t
        join surveys.themes m on m.id = t.theme_id and m.question = ${question}
        where t.response_id = r.id) as themes
    from surveys.responses r
    where r.round_id = ${round.id} and r.answers ? ${question} and r.answers ->> ${question} <> ''
      and (${schoolIds}::uuid[] is null or r.school_id = any (${schoolIds}::uuid[]))
      and (${word ?? null}::text is null
        or strpos(lower(r.answers ->> ${question}), lower(${word ?? ""})) > 0)
      and (${themeId ?? null}::uuid is null or exists (select from surveys.themed t
        join surveys.themes h on h.id = t.theme_id and h.round_id = r.round_id and h.question = ${question}
        where t.response_id = r.id and t.theme_id = ${themeId ?? null}::uuid))
    -- The order says nothing of time, of place, or of the answers to other questions.
    order by 1 limit ${openPerPage} offset ${(page - 1) * openPerPage}`.execute(db);
  return { answers: rows.map(({ total: _, ...answer }) => answer), total: rows[0]?.total ?? 0 };
}

const enoughRow = z.strictObject({ enough: z.boolean() });

async function hasEnoughWritten(
  db: Db,
  { roundId, question }: { roundId: string; question: string },
): Promise<boolean> {
  const { rows } = await sqlOf(enoughRow)`
    select count(*) >= ${leastCell} as enough from (select from surveys.responses r
      where r.round_id = ${roundId} and r.answers ? ${question} and r.answers ->> ${question} <> ''
      limit ${leastCell}) few`.execute(db);
  return rows[0]?.enough ?? false;
}

export async function listThemes(
  db: Db,
  { roundId, question, schoolIds }: Pick<Open, "question" | "schoolIds"> & { roundId: string },
): Promise<Theme[]> {
  const { rows } = await sqlOf(themeRow)`
    select t.id, t.name, count(r.id)::int as count
    from surveys.themes t left join surveys.themed d on d.theme_id = t.id
    left join surveys.responses r on r.id = d.response_id
      and (${schoolIds}::uuid[] is null or r.school_id = any (${schoolIds}::uuid[]))
    where t.round_id = ${roundId} and t.question = ${question}
    group by t.id
    -- A name made of others' words is for those who read the words.
    having ${schoolIds}::uuid[] is null or count(r.id) > 0
    order by count desc, t.name`.execute(db);
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
 * the share of the scale's last step and the mean step. Schools whose answers are too few are absent, and all are while the
 * answers are not shown yet.
 */
export async function listNeedFigures(
  db: Db,
  { roundId, schoolIds, today }: { roundId: string; schoolIds: readonly string[]; today: string },
): Promise<NeedFigure[]> {
  const round = await getAskedRound(db, roundId);
  const register = await responseIndexOf(db, { round, today });
  if (!register) return [];
  const view = { schoolIds: new Set(schoolIds), by: "school" as const };
  return blocksOf({ round, register, view }, null)
    .filter(({ question }) => question.kind === "grid")
    .flatMap(({ tables }) =>
      tables.flatMap(({ code, options, lines }) =>
        lines.flatMap((line): NeedFigure[] => {
          if (line.key === null || line.mean === null || line.answered === null) return [];
          const shareHigh = shareAt(line, options.length - 1) ?? 0;
          const [, area = ""] = code.split(".");
          const schoolId = line.key === "" ? null : line.key;
          return [{ schoolId, area, answered: line.answered, shareHigh, mean: line.mean }];
        }),
      ),
    );
}

/**
 * What each row of the round's grids comes to, everybody together; rows with too few answers are absent. Null while the
 * answers are not shown yet.
 */
export async function listRowTotals(
  db: Db,
  { roundId, today }: { roundId: string; today: string },
): Promise<RowTotal[] | null> {
  const round = await getAskedRound(db, roundId);
  const register = await responseIndexOf(db, { round, today });
  if (!register) return null;
  return blocksOf({ round, register, view: { schoolIds: null, by: null } }, null).flatMap(
    ({ question, tables }) => {
      if (question.kind !== "grid") return [];
      const scale = question.scale.map(({ label }) => label);
      return tables.flatMap(({ lines: [line] }, at): RowTotal[] => {
        const label = question.rows[at]?.label;
        if (!label || !line || line.mean === null || line.answered === null) return [];
        const counts = line.counts.map((count) => count ?? 0);
        return [{ label, scale, answered: line.answered, counts, mean: line.mean }];
      });
    },
  );
}
