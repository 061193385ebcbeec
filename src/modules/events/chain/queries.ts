import { type RawBuilder, sql } from "kysely";
import type { Db } from "#lib/db.ts";
import { sqlOf } from "#lib/rows.ts";
import type { Scope } from "#lib/scope.ts";
import { type Chain, type ChainQuery, chainRow } from "./schema.ts";

type ChainScope = { scope: Scope; query: ChainQuery; on: string; now: Date };

export const needsPerPage = 50;

/** Confirmed needs of the part of the network asked for, that the actor may see. */
const wantedOf = ({ scope, query, on }: ChainScope) => sql`
  wanted as materialized (
    select n.id, n.diagnosis_id, d.leading_id, n.school_id, n.area, n.rank, n.is_lagging, n.confirmed_at,
      l.region_kato, l.district_kato, l.school_id as place_id
    from needs.needs n
    join needs.diagnoses d on d.id = n.diagnosis_id
    join network.listings l on l.school_id = coalesce(n.school_id, d.leading_id) and l.during @> ${on}::date
    where ${scope.holds({
      region: sql`l.region_kato`,
      district: sql`l.district_kato`,
      school: sql`l.school_id`,
      leading: sql`l.leading_id`,
    })}
      and (${query.region ?? null}::text is null or l.region_kato = ${query.region ?? null})
      and (${query.district ?? null}::text is null or l.district_kato = ${query.district ?? null})
      and (${query.circle ?? null}::uuid is null or d.leading_id = ${query.circle ?? null}::uuid)
      and (${query.school ?? null}::uuid is null or l.school_id = ${query.school ?? null}::uuid)
      and (${query.area ?? null}::text is null or n.area = ${query.area ?? null})
  )`;

/**
 * The events that took place for a need, each once: those of the circle that name its area, and of the
 * others those made from an item of the circle's plan that names the need or its area.
 */
const foundOf = ({ now }: ChainScope) => {
  const tookPlace = sql`e.state in ('published', 'held') and e.ends_at < ${now}`;
  const circle = sql`coalesce(e.leading_id, e.school_id)`;
  return sql`
  found as materialized (
    select w.id as need_id, w.school_id, w.confirmed_at, e.id as event_id, e.starts_at
    from wanted w
    join events.events e on ${circle} = w.leading_id and e.need_area = w.area and e.starts_at >= w.confirmed_at
    where ${tookPlace}
    union all
    select w.id, w.school_id, w.confirmed_at, e.id, e.starts_at
    from wanted w
    join events.events e on e.item_need = w.id and e.item_circle = w.leading_id and e.starts_at >= w.confirmed_at
    where ${tookPlace} and (${circle} is distinct from w.leading_id or e.need_area is distinct from w.area)
    union all
    select w.id, w.school_id, w.confirmed_at, e.id, e.starts_at
    from wanted w
    join events.events e on e.item_circle = w.leading_id and e.item_area = w.area and e.starts_at >= w.confirmed_at
    where ${tookPlace} and (e.item_circle is distinct from ${circle} or e.item_area is distinct from e.need_area)
  ), answered as materialized (
    -- In how many days each need was answered first; those never answered are absent.
    select need_id, floor(extract(epoch from min(starts_at) - min(confirmed_at)) / 86400)::int as days
    from found group by 1
  )`;
};

/** Who came, told what they thought of it, and was given a certificate that holds: of these events, by school. */
const outcomes = {
  attended: (events: RawBuilder<unknown>) => sql`
    select t.event_id, t.school_id, 1 as count from ${events} join events.attendance t using (event_id)`,
  feedback: (events: RawBuilder<unknown>) => sql`
    select h.event_id, s.school_id, s.answered as count
    from ${events} h
    join surveys.rounds r on r.subject_kind = 'event' and r.subject_id = h.event_id
    join surveys.round_schools s on s.round_id = r.id`,
  certificates: (events: RawBuilder<unknown>) => sql`
    select g.event_id, r.school_id, 1 as count
    from (
      select h.event_id, c.teacher_id from ${events} h
      join people.certificates c on c.source_kind = 'event' and c.source_id collate "C" = h.event_id::text
        and c.revoked_at is null
      offset 0
    ) g
    join events.registrations r on r.event_id = g.event_id and r.teacher_id = g.teacher_id
      and r.teacher_id is not null and r.state <> 'cancelled'`,
};

/** Added up over all needs asked for: those of a circle count whoever it was, those of a school its own people. */
const sumsOf = sql`
  asked as materialized (
    select event_id, school_id, count(*) as needs from found group by 1, 2
  ), by_circle as materialized (
    select event_id, needs from asked where school_id is null
  ), heard as materialized (select distinct event_id from asked),
  summed as (
    select
      (select sum(needs) from by_circle join events.attendance t using (event_id)) as attended_of_circle,
      (select sum(a.needs) from asked a join events.attendance t using (event_id, school_id)) as attended_of_school,
      (select sum(f.count * a.needs) from (${outcomes.feedback(sql`heard`)}) f
        join asked a on a.event_id = f.event_id and (a.school_id is null or a.school_id = f.school_id)) as feedback,
      (select sum(g.count * a.needs) from (${outcomes.certificates(sql`heard`)}) g
        join asked a on a.event_id = g.event_id and (a.school_id is null or a.school_id = g.school_id)) as certificates
  )`;

const onlyOf = ({ only }: ChainQuery) => {
  if (only === "answered") return sql`d.days is not null`;
  return only === "unanswered" ? sql`d.days is null` : sql`true`;
};

/** Needs never answered first, then by rank; what came of them is looked up for those shown. */
const shownOf = ({ query }: ChainScope) => sql`
  page as materialized (
    select w.*, d.days, s.name_kk as school_kk, s.name_ru as school_ru, a.name_kk as area_kk,
      a.name_ru as area_ru, a.name_en as area_en, a.place
    from wanted w
    left join answered d on d.need_id = w.id
    join needs.areas a on a.code = w.area
    join network.schools s on s.id = coalesce(w.school_id, w.leading_id)
    where ${onlyOf(query)}
    order by d.days is not null, w.rank, s.name_kk collate network.by_name, a.place, w.id
    limit ${needsPerPage} offset ${(query.page - 1) * needsPerPage}
  ), held as materialized (
    select f.need_id, f.school_id, f.event_id from found f join page p on p.id = f.need_id
  ), told as (
    select event_id, school_id, sum(attended)::int as attended, sum(feedback)::int as feedback,
      sum(certificates)::int as certificates
    from (
      select event_id, school_id, count as attended, 0 as feedback, 0 as certificates
      from (${outcomes.attended(sql`(select distinct event_id from held) h`)}) attended
      union all
      select event_id, school_id, 0, count, 0
      from (${outcomes.feedback(sql`(select distinct event_id from held)`)}) feedback
      union all
      select event_id, school_id, 0, 0, count
      from (${outcomes.certificates(sql`(select distinct event_id from held)`)}) given
    ) parts group by 1, 2
  ), effects as (
    select h.need_id, h.event_id, coalesce(sum(b.attended), 0)::int as attended,
      coalesce(sum(b.feedback), 0)::int as feedback, coalesce(sum(b.certificates), 0)::int as certificates
    from held h
    left join told b on b.event_id = h.event_id and (h.school_id is null or b.school_id = h.school_id)
    group by 1, 2
  ), shown as (
    select t.id, t.diagnosis_id as "diagnosisId", t.leading_id as "leadingId", t.school_id as "schoolId",
      t.school_kk, t.school_ru, t.area_kk, t.area_ru, t.area_en, t.rank,
      t.is_lagging as "isLagging", t.days, t.place,
      (select count(*)::int from plans.items i join plans.cyclogrammes c on c.id = i.cyclogramme_id
        where c.leading_id = t.leading_id and i.state = 'accepted'
          and (i.need_id = t.id or (i.need_id is null and i.need_area = t.area))) as planned,
      coalesce(h.events, '[]') as events, coalesce(h.attended, 0) as attended, coalesce(h.feedback, 0) as feedback,
      coalesce(h.certificates, 0) as certificates
    from page t
    left join (
      select h.need_id, sum(h.attended)::int as attended, sum(h.feedback)::int as feedback,
        sum(h.certificates)::int as certificates, jsonb_agg(jsonb_build_object('id', e.id,
          'title_kk', e.title_kk, 'title_ru', e.title_ru, 'startsAt', e.starts_at, 'attended', h.attended)
          order by e.starts_at, e.id) as events
      from effects h join events.events e on e.id = h.event_id group by 1
    ) h on h.need_id = t.id
  )`;

// A longer list is narrowed by its region or district first.
const readable = 40;

/** By what the needs asked for can be narrowed further. */
const placesOf = ({ on }: ChainScope) => sql`
  short as (
    select * from (
      select region_kato, district_kato, leading_id, place_id, area, count(*)::int as count,
        count(*) over (partition by grouping(region_kato, district_kato, leading_id, place_id, area)) as options
      from wanted
      group by grouping sets ((region_kato), (district_kato), (leading_id), (place_id), (area))
    ) counted where options <= ${readable} limit ${5 * readable}
  ), places as (
    select 'region' as facet, r.kato as value, r.name_kk, r.name_ru, c.count
    from short c join network.regions r on r.kato = c.region_kato and r.during @> ${on}::date
    union all
    select 'district', t.kato, t.name_kk, t.name_ru, c.count
    from short c join network.districts t on t.kato = c.district_kato and t.during @> ${on}::date
    union all
    select 'circle', s.id::text, s.name_kk, s.name_ru, c.count
    from short c join network.schools s on s.id = c.leading_id
    union all
    select 'school', s.id::text, s.name_kk, s.name_ru, c.count
    from short c join network.schools s on s.id = c.place_id
    union all
    select 'area', a.code, a.name_kk, a.name_ru, c.count from short c join needs.areas a on a.code = c.area
  )`;

/** A page of needs with what was done about each, all of them in figures, and how they can be narrowed. */
export async function readChain(db: Db, asked: ChainScope): Promise<Chain> {
  const { rows } = await sqlOf(chainRow)`
    with ${wantedOf(asked)}, ${foundOf(asked)}, ${sumsOf}, ${shownOf(asked)}, ${placesOf(asked)}
    select
      (select coalesce(jsonb_agg(to_jsonb(n) - 'place' order by n.days is not null, n.rank,
        n.school_kk collate network.by_name, n.place, n.id), '[]') from shown n) as needs,
      (select jsonb_build_object('needs', (select count(*) from wanted), 'answered', count(d.need_id),
        'days', percentile_disc(0.5) within group (order by d.days),
        'attended', (select coalesce(attended_of_circle, 0) + coalesce(attended_of_school, 0) from summed),
        'feedback', (select coalesce(feedback, 0) from summed),
        'certificates', (select coalesce(certificates, 0) from summed)) from answered d) as sums,
      (select coalesce(jsonb_agg(to_jsonb(p) order by p.name_kk collate network.by_name, p.value), '[]')
        from places p) as places`.execute(db);
  const [chain] = rows;
  if (!chain) throw new Error("a chain without needs has sums all the same");
  return chain;
}
