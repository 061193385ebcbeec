import { sql } from "kysely";
import type { Db } from "#lib/db.ts";
import { record } from "#lib/history.ts";
import { leastCell } from "#lib/suppression.ts";
import { hasGeneratedDiagnoses } from "./queries.ts";

const mostOfCircle = 6;
const mostOfSchool = 3;

/**
 * The needs that the generated circles confirmed two weeks after each round about needs: the first
 * ones of the circle and, where the round was by name, of each school that answered. Done once.
 */
export async function seedNeeds(db: Db, { now }: { now: Date }): Promise<{ needs: number }> {
  if (await hasGeneratedDiagnoses(db)) return { needs: 0 };
  const needs = await db.transaction().execute(async (tx) => {
    await writeDiagnoses(tx);
    const written = await writeNeeds(tx);
    const subject = { kind: "demo", id: "needs" };
    await record(tx, { at: now, by: null, act: "needsSeeded", subject });
    return written;
  });
  await sql`analyze needs.diagnoses, needs.needs`.execute(db);
  return { needs };
}

const idOf = (words: ReturnType<typeof sql>) =>
  sql`overlay(overlay(md5(${words}) placing '5' from 13) placing 'a' from 17)::uuid`;

async function writeDiagnoses(tx: Db): Promise<void> {
  await sql`
    with asked as (
      select r.id as round_id, a.leading_id, r.closes_on,
        case when extract(month from r.opens_on) >= 9 then to_char(r.opens_on, 'YYYY') || '-1'
          else to_char(r.opens_on - interval '1 year', 'YYYY') || '-2' end as half_year
      from surveys.rounds r join surveys.round_schools a on a.round_id = r.id
      join network.schools s on s.id = a.leading_id and s.origin = 'generated'
      where r.purpose = 'needs'
      group by 1, 2, 3, 4 having sum(a.answered) >= ${leastCell}
    ), made as (
      insert into needs.diagnoses (id, leading_id, half_year, made_at, confirmed_at)
      select ${idOf(sql`'diagnosis ' || round_id || leading_id`)}, leading_id, half_year, closes_on + 1, closes_on + 14
      from asked returning id
    )
    insert into needs.diagnosis_rounds (diagnosis_id, round_id)
    select ${idOf(sql`'diagnosis ' || round_id || leading_id`)}, round_id from asked`.execute(tx);
}

/** As the diagnosis ranks them: by the share of the scale's last step, then by the mean. */
async function writeNeeds(tx: Db): Promise<number> {
  const { numAffectedRows } = await sql`
    with said as materialized (
      select k.diagnosis_id, d.confirmed_at, r.mode, a.school_id, i.key as area,
        array_position(array['none', 'low', 'moderate', 'high'], i.value) as step
      from needs.diagnosis_rounds k join needs.diagnoses d on d.id = k.diagnosis_id
      join surveys.rounds r on r.id = k.round_id
      join surveys.round_schools a on a.round_id = r.id and a.leading_id = d.leading_id
      join surveys.responses p on p.round_id = r.id and p.school_id = a.school_id
      cross join lateral jsonb_each_text(p.answers -> 'items') i
    ), summed as (
      select diagnosis_id, confirmed_at, mode, school_id, area, count(*) as answered, avg(step) as mean,
        count(*) filter (where step = 4) * 100.0 / count(*) as share_high
      from said group by grouping sets ((diagnosis_id, confirmed_at, mode, area),
        (diagnosis_id, confirmed_at, mode, school_id, area))
    ), ranked as (
      select *, row_number() over (partition by diagnosis_id, school_id
        order by share_high desc, mean desc, area) as rank
      from summed where answered >= ${leastCell} and (school_id is null or mode = 'named')
    )
    insert into needs.needs (id, diagnosis_id, school_id, area, computed_rank, rank, share_high, mean, answered,
      confirmed_at)
    select ${idOf(sql`'need ' || diagnosis_id || coalesce(school_id::text, '') || area`)}, diagnosis_id, school_id,
      area, rank, rank, share_high, mean, answered, confirmed_at
    from ranked where rank <= case when school_id is null then ${mostOfCircle}::int else ${mostOfSchool}::int end`.execute(
    tx,
  );
  return Number(numAffectedRows ?? 0);
}
