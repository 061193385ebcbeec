import { sql } from "kysely";
import type { Db } from "#lib/db.ts";
import { randomFrom } from "#lib/random.ts";
import { breakdowns } from "#lib/suppression.ts";
import { seedNeeds } from "#seed/country/needs/actions.ts";
import { seedSurveys } from "#seed/country/surveys/actions.ts";
import { answersTo } from "#seed/country/surveys/rules.ts";
import { measureFilling } from "./filling.ts";
import { fortyQuestions, makeFortyRound } from "./forty.ts";
import { type Address, askEach } from "./load.ts";
import type { Place, Web } from "./place.ts";
import { type Measure, ms, quantile, seconds } from "./table.ts";
import { signInNational } from "./work.ts";

/** Four rounds about needs in the schools that were seeded before, and the needs they led to. */
export async function seedBenchSurveys(db: Db, scale: number): Promise<Measure> {
  const began = performance.now();
  const seeding = { scale, seed: "bench", now: new Date() };
  const { rounds, answers } = await seedSurveys(db, seeding);
  const { needs } = await seedNeeds(db, seeding);
  const figure = seconds(performance.now() - began);
  return { what: `seeding ${answers} answers in ${rounds} rounds and ${needs} needs`, figure };
}

/** Results of rounds with any breakdown and any question crossed by another; then forms filled by many. */
export async function measureSurveys({
  web,
  place,
}: {
  web: Web;
  place: Place;
}): Promise<Measure[]> {
  const { db } = place;
  const cookie = await signInNational(db);
  const { rows: rounds } = await sql<{ id: string; mode: string }>`
    select id, mode from surveys.rounds where purpose = 'needs' order by opens_on`.execute(db);
  const [named, nameless] = ["named", "anonymous"].map(
    (mode) => rounds.find((round) => round.mode === mode)?.id ?? "",
  );
  const forty = await answeredForty(db, nameless ?? "");
  const measures: Measure[] = [];
  for (const [what, id] of [
    [`40 questions, ${forty.count} answers without names`, forty.id],
    ["needs (22 areas, 39 ticks), without names", nameless ?? ""],
    ["needs (22 areas, 39 ticks), by name", named ?? ""],
  ] as const) {
    measures.push(...(await measureResults({ web, place }, { what, id, cookie })));
  }
  return [...measures, ...(await measureFilling({ web, place }, nameless ?? ""))];
}

type Asked = { what: string; id: string; cookie: string };

async function measureResults(
  { web, place }: { web: Web; place: Place },
  { what, id, cookie }: Asked,
): Promise<Measure[]> {
  const crossed = id && (await listCrossed(place.db, id));
  const queries = [
    "",
    ...breakdowns.map((by) => `by=${by}`),
    ...(crossed || []).map((code) => `cross=${code}`),
  ];
  const addresses = queries.map(
    (query, at): Address => ({
      path: `/surveys/rounds/${id}/results?${query}`,
      cookie,
      language: at % 2 === 0 ? "kk" : "ru",
    }),
  );
  const answer = () => oneMoreAnswer(place.db, id);
  const first = await askEach(web.url, { addresses: addresses.slice(0, 1), before: answer });
  const each: number[] = [];
  for (const address of [...addresses, ...addresses, ...addresses])
    each.push((await askEach(web.url, { addresses: [address], rounds: 1, before: answer })).p50);
  const again = await askEach(web.url, { addresses, before: async () => {} });
  return [
    { what: `results of ${what}: the very first`, figure: ms(first.p99) },
    {
      what: `the same, each of ${addresses.length} pages after one more answer: p50, p95, most`,
      promise: "p95 <= 150 ms",
      figure: [0.5, 0.95, 1].map((part) => ms(quantile(each, part))).join(", "),
    },
    {
      what: "the same asked again: p50, p95, p99",
      promise: "p95 <= 150 ms",
      figure: [again.p50, again.p95, again.p99].map(ms).join(", "),
    },
  ];
}

/** Questions with one answer, by which others are crossed. */
async function listCrossed(db: Db, roundId: string): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    select q ->> 'code' || coalesce('.' || (r ->> 'code'), '') as code
    from surveys.rounds o join surveys.versions v on v.id = o.version_id
    cross join lateral jsonb_path_query(v.content, '$.sections[*].questions[*]') q
    left join lateral jsonb_array_elements(q -> 'rows') r on true
    where o.id = ${roundId} and q ->> 'kind' in ('one', 'grid') limit 12`.execute(db);
  return rows.map(({ code }) => code);
}

/** Somebody sends the same as somebody before. */
async function oneMoreAnswer(db: Db, roundId: string): Promise<void> {
  await sql`
    with sent as (
      insert into surveys.responses (id, round_id, school_id, role, language, answers, sent_on)
      select gen_random_uuid(), round_id, school_id, role, language, answers, sent_on
      from surveys.responses where round_id = ${roundId} order by random() limit 1 returning school_id
    ), counted as (
      update surveys.round_schools set answered = answered + 1
      where round_id = ${roundId} and school_id = (select school_id from sent)
    )
    update surveys.rounds set revision = revision + 1 where id = ${roundId}`.execute(db);
}

/** The forty questions answered by the same people as another round. */
async function answeredForty(db: Db, like: string): Promise<{ id: string; count: number }> {
  const id = await makeFortyRound(db, { like, code: "bench-results" });
  const questions = fortyQuestions.sections.flatMap((section) => section.questions);
  const random = randomFrom("forty");
  const { rows: people } = await sql<{ school: string; role: string }>`
    select school_id as school, role from surveys.responses where round_id = ${like} order by id`.execute(
    db,
  );
  for (let at = 0; at < people.length; at += 5000) {
    const rows = people.slice(at, at + 5000).map((person) => ({
      ...person,
      answers: answersTo(questions, { random, lean: () => 0, language: "kk" }),
    }));
    await sql`
      insert into surveys.responses (id, round_id, school_id, role, language, answers, sent_on)
      select gen_random_uuid(), ${id}::uuid, school, role, 'kk', answers, current_date
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (school uuid, role text, answers jsonb)`.execute(
      db,
    );
  }
  await sql`
    update surveys.round_schools a set answered = (select count(*) from surveys.responses r
      where r.round_id = a.round_id and r.school_id = a.school_id) where round_id = ${id}`.execute(
    db,
  );
  await sql`vacuum (analyze) surveys.responses`.execute(db);
  return { id, count: people.length };
}
