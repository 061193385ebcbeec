import { sql } from "kysely";
import { dayOf } from "#lib/dates.ts";
import type { Db } from "#lib/db.ts";
import { record } from "#lib/history.ts";
import { columnsOf } from "#modules/surveys/questionnaires/actions.ts";
import { buildIndexesAfter } from "#seed/bulk.ts";
import { idFrom } from "#seed/ids.ts";
import { getReady, hasGeneratedRounds, listRespondents } from "./queries.ts";
import { answersAbout, answersOf, answersOfRound, plannedRounds, untilEnough } from "./rules.ts";
import type { AnswerRow, AskedAbout, AskedRow, PlannedRound } from "./schema.ts";

type Seeding = { scale: number; seed: string; now: Date };

/**
 * Four rounds about needs among the teachers and heads of generated circles, each with as many answers
 * as the documents count, times the scale. The same for the same seed; done once.
 */
export async function seedSurveys(
  db: Db,
  { scale, seed, now }: Seeding,
): Promise<{ rounds: number; answers: number }> {
  const written = { rounds: 0, answers: 0 };
  if (await hasGeneratedRounds(db)) return written;
  const { versionId, content } = await getReady(db, "needs");
  const questions = content.sections.flatMap((section) => section.questions);
  const count = Math.round(answersOfRound * scale);
  const tables = ["surveys.responses", "surveys.invitations"];
  await db.transaction().execute((tx) =>
    buildIndexesAfter(tx, tables, async () => {
      for (const round of plannedRounds(seed, idFrom)) {
        const people = await listRespondents(tx, { roundId: round.id, on: round.opensOn, count });
        const rows = answersOf(untilEnough(people, count), { round, questions, idFrom }, seed);
        await writeRound(tx, { round, versionId, rows });
        written.rounds += 1;
        written.answers += rows.filter(({ answers }) => answers !== null).length;
      }
      const subject = { kind: "demo", id: "surveys" };
      await record(tx, { at: now, by: null, act: "surveysSeeded", subject });
    }),
  );
  for (const table of [...tables, "surveys.round_schools"])
    await sql.raw(`vacuum (analyze) ${table}`).execute(db);
  return written;
}

type AnsweredRound = { round: PlannedRound; versionId: string; rows: readonly AskedRow[] };

async function writeRound(tx: Db, { round, versionId, rows }: AnsweredRound): Promise<void> {
  const { id, mode, title, opensOn, closesOn } = round;
  await tx
    .insertInto("surveys.rounds")
    .values({
      id,
      version_id: versionId,
      title_kk: title.kk,
      title_ru: title.ru,
      mode,
      purpose: "needs",
      audience: JSON.stringify({ roles: ["teacher", "head"], kinds: [] }),
      opens_on: opensOn,
      closes_on: closesOn,
      made_at: `${opensOn}T06:00:00Z`,
    })
    .execute();
  for (let at = 0; at < rows.length; at += rowsAtOnce)
    await writeAnswers(tx, { round, rows: rows.slice(at, at + rowsAtOnce) });
  await sql`
    insert into surveys.round_schools (round_id, school_id, region_kato, district_kato, leading_id, kind, expected,
      answered, invited_at)
    select ${id}::uuid, l.school_id, l.region_kato, l.district_kato, coalesce(l.leading_id, l.school_id), l.kind,
      a.expected, a.answered, ${`${opensOn}T06:00:00Z`}::timestamptz
    from (select school_id, count(*)::int as expected, (count(*) filter (where is_used))::int as answered
      from surveys.invitations where round_id = ${id} group by 1) a
    join network.listings l on l.school_id = a.school_id and l.during @> ${opensOn}::date`.execute(
    tx,
  );
}

const rowsAtOnce = 5_000;

/** Whoever was asked gets an invitation that nobody can use any more; without names neither side leads to the other. */
async function writeAnswers(
  tx: Db,
  { round: { id, mode }, rows }: { round: PlannedRound; rows: readonly AskedRow[] },
): Promise<void> {
  const isNamed = mode === "named";
  await sql`
    with told as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, response uuid, teacher uuid,
        school uuid, role text, language text, answers jsonb, day date)
    ), invited as (
      insert into surveys.invitations (id, round_id, school_id, teacher_id, role, token_hash, is_used)
      select id, ${id}::uuid, school, case when ${isNamed} then teacher end, role,
        'seeded ' || encode(sha256(id::text::bytea), 'hex'), answers is not null
      from told
    )
    insert into surveys.responses (id, round_id, school_id, role, invitation_id, language, answers, sent_on, sent_at)
    select response, ${id}::uuid, school, role, case when ${isNamed} then id end, language, answers, day,
      case when ${isNamed} then (day + time '15:00') at time zone 'Asia/Almaty' end
    from told where answers is not null`.execute(tx);
}

/** Rounds about things that took place, without names, with what was answered until now. */
export async function seedRoundsAbout(
  tx: Db,
  { asked, seed, now }: { asked: readonly AskedAbout[]; seed: string; now: Date },
): Promise<{ rounds: number; answers: number }> {
  const codes = new Set(asked.map(({ asking }) => asking.questionnaire));
  const ready = new Map<string, Awaited<ReturnType<typeof getReady>>>();
  for (const code of codes) ready.set(code, await getReady(tx, code));
  const rounds = asked.map((one) => {
    const { about, purpose, questionnaire } = one.asking;
    const { versionId = "", content } = ready.get(questionnaire) ?? {};
    const id = idFrom(`round ${about.id} ${purpose}`);
    const questions = (content?.sections ?? []).flatMap((section) => section.questions);
    // What to write in words depends on the event; these are not invented.
    const closed = questions.filter(({ kind }) => kind !== "text");
    const drawn = { round: id, questions: closed, today: dayOf(now), seed, idFrom };
    const answers = answersAbout(one, drawn);
    const answered = answers.filter((row) => row.answers !== null).length;
    return { one, id, versionId, answers, answered };
  });
  await writeRoundsAbout(tx, rounds);
  const rows = rounds.flatMap(({ answers }) => answers);
  for (let at = 0; at < rows.length; at += rowsAtOnce)
    await writeAnswersAbout(tx, rows.slice(at, at + rowsAtOnce));
  await countBySchool(tx, rounds);
  return {
    rounds: rounds.length,
    answers: rounds.reduce((sum, { answered }) => sum + answered, 0),
  };
}

type RoundAbout = { one: AskedAbout; id: string; versionId: string; answered: number };

async function writeRoundsAbout(tx: Db, rounds: readonly RoundAbout[]): Promise<void> {
  const rows = rounds.map(({ one: { asking, madeAt }, id, versionId, answered }) => ({
    id,
    version_id: versionId,
    title_kk: asking.title.kk,
    title_ru: asking.title.ru,
    purpose: asking.purpose,
    subject_id: asking.about.id,
    ...columnsOf(asking.owner),
    opens_on: asking.opensOn,
    closes_on: asking.closesOn,
    made_at: madeAt,
    answered,
  }));
  await sql`
    insert into surveys.rounds (id, version_id, title_kk, title_ru, mode, purpose, subject_kind, subject_id,
      school_id, district_kato, region_kato, audience, opens_on, closes_on, made_at, revision)
    select id, version_id, title_kk, title_ru, 'anonymous', purpose, 'event', subject_id, school_id, district_kato,
      region_kato, '{"roles": ["teacher"], "kinds": []}', opens_on, closes_on, made_at, answered
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, version_id uuid, title_kk text,
      title_ru text, purpose text, subject_id uuid, school_id uuid, district_kato text, region_kato text,
      opens_on date, closes_on date, made_at timestamptz, answered int)`.execute(tx);
}

/** Links and answers each in an order of their own, so that neither leads to the other. */
async function writeAnswersAbout(tx: Db, rows: readonly AnswerRow[]): Promise<void> {
  await sql`
    with told as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, round uuid, school uuid,
        token text, response uuid, language text, answers jsonb, day date)
    ), invited as (
      insert into surveys.invitations (id, round_id, school_id, role, token_hash, is_used)
      select id, round, school, 'teacher', 'seeded ' || encode(sha256(token::bytea), 'hex'), answers is not null
      from told order by id
    )
    insert into surveys.responses (id, round_id, school_id, role, language, answers, sent_on)
    select response, round, school, 'teacher', language, answers, day
    from told where answers is not null order by response`.execute(tx);
}

async function countBySchool(tx: Db, rounds: readonly RoundAbout[]): Promise<void> {
  const rows = rounds.map(({ id, one: { on, madeAt } }) => ({ id, on, at: madeAt }));
  await sql`
    with asked as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, "on" date, at timestamptz)
    )
    insert into surveys.round_schools (round_id, school_id, region_kato, district_kato, leading_id, kind, expected,
      answered, invited_at)
    select a.id, l.school_id, l.region_kato, l.district_kato,
      coalesce(l.leading_id, case when l.status = 'leading' then l.school_id end), l.kind, i.expected, i.answered,
      a.at
    from asked a
    join (select round_id, school_id, count(*)::int as expected, (count(*) filter (where is_used))::int as answered
      from surveys.invitations group by 1, 2) i on i.round_id = a.id
    join network.listings l on l.school_id = i.school_id and l.during @> a.on`.execute(tx);
}
