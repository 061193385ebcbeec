import { sql } from "kysely";
import type { Db } from "#lib/db.ts";
import type { Scope } from "#lib/scope.ts";
import type { Chain, ChainQuery } from "./schema.ts";

type Asked = { scope: Scope; query: ChainQuery; on: string; now: Date };

export const needsPerPage = 50;

/** Confirmed needs of the part of the network asked for, that the actor may see. */
const wantedOf = ({ scope, query, on }: Asked) => sql`
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
const foundOf = ({ now }: Asked) => {
  const tookPlace = sql`e.state in ('published', 'held') and e.ends_at < ${now} and e.starts_at >= w.confirmed_at`;
  const isNew = sql`(coalesce(e.leading_id, e.school_id), e.need_area) is distinct from (w.leading_id, w.area)`;
  return sql`
  found as materialized (
    select w.id as need_id, w.school_id, w.confirmed_at, e.id as event_id, e.starts_at
    from wanted w
    join events.events e on coalesce(e.leading_id, e.school_id) = w.leading_id and e.need_area = w.area
      and ${tookPlace}
    union all
    select w.id, w.school_id, w.confirmed_at, e.id, e.starts_at
    from wanted w
    join plans.items i on i.need_id = w.id
    join plans.cyclogrammes c on c.id = i.cyclogramme_id and c.leading_id = w.leading_id
    join events.events e on e.plan_item_id = i.id and ${tookPlace} and ${isNew}
    union all
    select w.id, w.school_id, w.confirmed_at, e.id, e.starts_at
    from wanted w
    join plans.cyclogrammes c on c.leading_id = w.leading_id
    join plans.items i on i.cyclogramme_id = c.id and i.need_id is null and i.need_area = w.area
    join events.events e on e.plan_item_id = i.id and ${tookPlace} and ${isNew}
  ), answered as materialized (
    -- In how many days each need was answered first; those never answered are absent.
    select need_id, floor(extract(epoch from min(starts_at) - min(confirmed_at)) / 86400)::int as days
    from found group by 1
  )`;
};

/** Of each event, by school, how many came, told what they thought of it, and were given a certificate. */
const outcomes = sql`
  asked as materialized (
    -- How many needs of a school, and of the circle as a whole, the event answers.
    select event_id, school_id, count(*) as needs from found group by 1, 2
  ), heard as materialized (select distinct event_id from asked),
  by_school as materialized (
    select event_id, school_id, sum(came)::int as came, sum(feedback)::int as feedback,
      sum(certificates)::int as certificates
    from (
      select t.event_id, t.school_id, count(*) as came, 0 as feedback, 0 as certificates
      from heard join events.attendance t using (event_id) group by 1, 2
      union all
      select h.event_id, s.school_id, 0, s.answered, 0
      from heard h join surveys.rounds r on r.subject_kind = 'event' and r.subject_id = h.event_id
      join surveys.round_schools s on s.round_id = r.id
      union all
      select h.event_id, r.school_id, 0, 0, count(*)
      from heard h
      join people.certificates c on c.source_kind = 'event' and c.source_id = h.event_id::text
        and c.revoked_at is null
      join events.registrations r on r.event_id = h.event_id and r.teacher_id = c.teacher_id
        and r.state <> 'cancelled'
      group by 1, 2
    ) parts group by 1, 2
  ), summed as (
    select coalesce(sum(b.came * a.needs), 0)::int as came, coalesce(sum(b.feedback * a.needs), 0)::int as feedback,
      coalesce(sum(b.certificates * a.needs), 0)::int as certificates
    from asked a
    join by_school b on b.event_id = a.event_id and (a.school_id is null or b.school_id = a.school_id)
  )`;

const onlyOf = ({ only }: ChainQuery) => {
  if (only === "answered") return sql`d.days is not null`;
  return only === "unanswered" ? sql`d.days is null` : sql`true`;
};

/** Needs never answered first, then by rank; what came of them is looked up for those shown. */
const shownOf = ({ query }: Asked) => sql`
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
  ), held as (
    select f.need_id, f.event_id, f.starts_at, coalesce(sum(b.came), 0)::int as came,
      coalesce(sum(b.feedback), 0)::int as feedback, coalesce(sum(b.certificates), 0)::int as certificates
    from found f join page p on p.id = f.need_id
    left join by_school b on b.event_id = f.event_id and (f.school_id is null or b.school_id = f.school_id)
    group by 1, 2, 3
  ), shown as (
    select t.id, t.diagnosis_id as "diagnosisId", t.leading_id as "leadingId", t.school_id as "schoolId",
      t.school_kk, t.school_ru, t.area_kk, t.area_ru, t.area_en, t.rank,
      t.is_lagging as "isLagging", t.days, t.place,
      (select count(*)::int from plans.items i join plans.cyclogrammes c on c.id = i.cyclogramme_id
        where c.leading_id = t.leading_id and i.state = 'accepted'
          and (i.need_id = t.id or (i.need_id is null and i.need_area = t.area))) as planned,
      coalesce(h.events, '[]') as events, coalesce(h.came, 0) as came, coalesce(h.feedback, 0) as feedback,
      coalesce(h.certificates, 0) as certificates
    from page t
    left join (
      select h.need_id, sum(h.came)::int as came, sum(h.feedback)::int as feedback,
        sum(h.certificates)::int as certificates, jsonb_agg(jsonb_build_object('id', e.id,
          'title_kk', e.title_kk, 'title_ru', e.title_ru, 'startsAt', e.starts_at, 'came', h.came)
          order by e.starts_at, e.id) as events
      from held h join events.events e on e.id = h.event_id group by 1
    ) h on h.need_id = t.id
  )`;

// A longer list is narrowed by its region or district first.
const readable = 40;

/** By what the needs asked for can be narrowed further. */
const placesOf = ({ on }: Asked) => sql`
  short as (
    select * from (
      select region_kato, district_kato, leading_id, place_id, area, count(*)::int as count,
        count(*) over (partition by grouping(region_kato, district_kato, leading_id, place_id, area)) as options
      from wanted
      group by grouping sets ((region_kato), (district_kato), (leading_id), (place_id), (area))
    ) counted where options <= ${readable}
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
export async function readChain(db: Db, asked: Asked): Promise<Chain> {
  const { rows } = await sql<Chain>`
    with ${wantedOf(asked)}, ${foundOf(asked)}, ${outcomes}, ${shownOf(asked)}, ${placesOf(asked)}
    select
      (select coalesce(jsonb_agg(to_jsonb(n) - 'place' order by n.days is not null, n.rank,
        n.school_kk collate network.by_name, n.place, n.id), '[]') from shown n) as needs,
      (select jsonb_build_object('needs', (select count(*) from wanted), 'answered', count(d.need_id),
        'days', percentile_disc(0.5) within group (order by d.days), 'came', min(s.came),
        'feedback', min(s.feedback), 'certificates', min(s.certificates))
        from summed s left join answered d on true) as sums,
      (select coalesce(jsonb_agg(to_jsonb(p) order by p.name_kk collate network.by_name, p.value), '[]')
        from places p) as places`.execute(db);
  const [chain] = rows;
  if (!chain) throw new Error("a chain without needs has sums all the same");
  return chain;
}
