import { type RawBuilder, sql } from "kysely";
import type { Db } from "#lib/db.ts";
import type { Scope } from "#lib/scope.ts";
import type { ChainNeed, ChainPlace, ChainQuery, ChainSums } from "./schema.ts";

type Asked = { scope: Scope; query: ChainQuery; on: string; now: Date };

export const needsPerPage = 50;

/** Confirmed needs of the part of the network asked for, that the actor may see. */
const wantedOf = ({ scope, query, on }: Asked) => sql`
  wanted as materialized (
    select n.id, n.diagnosis_id, d.leading_id, n.school_id, n.area, n.rank, n.share_high, n.is_lagging, n.confirmed_at,
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
 * The events that took place for a need: those made from an item of the plan that names the need or its
 * area, and those of the circle that name the area themselves.
 */
const answersOf = (needs: RawBuilder<unknown>, now: Date) => {
  const tookPlace = sql`e.state in ('published', 'held') and e.ends_at < ${now} and e.starts_at >= w.confirmed_at`;
  return sql`
    select w.id as need_id, w.school_id, e.id as event_id, e.starts_at
    from ${needs} w
    join events.events e on coalesce(e.leading_id, e.school_id) = w.leading_id and e.need_area = w.area
      and ${tookPlace}
    union
    select w.id, w.school_id, e.id, e.starts_at
    from ${needs} w
    join plans.cyclogrammes c on c.leading_id = w.leading_id
    join plans.items i on i.cyclogramme_id = c.id
      and (i.need_id = w.id or (i.need_id is null and i.need_area = w.area))
    join events.events e on e.plan_item_id = i.id and ${tookPlace}`;
};

/** Of each answer, how many came, told what they thought of it, and were given a certificate; of one school or of all. */
const outcomes = sql`
  heard as materialized (select distinct event_id from answers),
  by_school as materialized (
    select event_id, school_id, sum(came)::int as came, sum(feedback)::int as feedback,
      sum(certificates)::int as certificates
    from (
      select t.event_id, t.school_id, count(*) as came, 0 as feedback, 0 as certificates
      from heard join events.attendance t using (event_id) group by 1, 2
      union all
      select h.event_id, s.school_id, 0, sum(s.answered), 0
      from heard h join surveys.rounds r on r.subject_kind = 'event' and r.subject_id = h.event_id
      join surveys.round_schools s on s.round_id = r.id group by 1, 2
      union all
      select h.event_id, r.school_id, 0, 0, count(*)
      from heard h
      join people.certificates c on c.source_kind = 'event' and c.source_id = h.event_id::text
        and c.revoked_at is null
      join events.registrations r on r.event_id = h.event_id and r.teacher_id = c.teacher_id
        and r.state <> 'cancelled'
      group by 1, 2
    ) parts group by 1, 2
  ), outcomes as materialized (
    select a.need_id, a.event_id, a.starts_at, b.came, b.feedback, b.certificates
    from answers a join by_school b on b.event_id = a.event_id and b.school_id = a.school_id
    where a.school_id is not null
    union all
    select a.need_id, a.event_id, a.starts_at, b.came, b.feedback, b.certificates
    from answers a join (select event_id, sum(came)::int as came, sum(feedback)::int as feedback,
      sum(certificates)::int as certificates from by_school group by 1) b on b.event_id = a.event_id
    where a.school_id is null
  )`;

const onlyOf = ({ only }: ChainQuery) => {
  if (only === "answered") return sql<boolean>`d.days is not null`;
  return only === "unanswered" ? sql<boolean>`d.days is null` : sql<boolean>`true`;
};

/** In how many days each need was answered first; those never answered are absent. */
const daysOf = sql`
  select w.id as need_id, floor(extract(epoch from min(f.starts_at) - w.confirmed_at) / 86400)::int as days
  from found f join wanted w on w.id = f.need_id group by w.id, w.confirmed_at`;

/** Needs never answered first, then by rank; what came of them is looked up for those shown. */
export async function listChain(db: Db, asked: Asked): Promise<ChainNeed[]> {
  const { rows } = await sql<ChainNeed>`
    with ${wantedOf(asked)}, found as materialized (${answersOf(sql`wanted`, asked.now)}),
    shown as materialized (
      select w.*, d.days, s.name_kk as school_kk, s.name_ru as school_ru, a.name_kk as area_kk,
        a.name_ru as area_ru, a.name_en as area_en, row_number() over (
          order by d.days is not null, w.rank, s.name_kk collate network.by_name, a.place, w.id) as place
      from wanted w
      left join (${daysOf}) d on d.need_id = w.id
      join needs.areas a on a.code = w.area
      join network.schools s on s.id = coalesce(w.school_id, w.leading_id)
      where ${onlyOf(asked.query)}
      order by place limit ${needsPerPage} offset ${(asked.query.page - 1) * needsPerPage}
    ), answers as materialized (select f.* from found f join shown w on w.id = f.need_id), ${outcomes}
    select t.id, t.diagnosis_id as "diagnosisId", t.leading_id as "leadingId", t.school_id as "schoolId",
      t.school_kk, t.school_ru, t.area_kk, t.area_ru, t.area_en, t.rank, t.share_high as "shareHigh",
      t.is_lagging as "isLagging", t.confirmed_at as "confirmedAt", t.days,
      (select count(*)::int from plans.items i join plans.cyclogrammes c on c.id = i.cyclogramme_id
        where c.leading_id = t.leading_id and i.state = 'accepted'
          and (i.need_id = t.id or (i.need_id is null and i.need_area = t.area))) as planned,
      coalesce((select jsonb_agg(jsonb_build_object('id', e.id, 'title_kk', e.title_kk, 'title_ru', e.title_ru,
          'startsAt', e.starts_at, 'came', coalesce(o.came, 0)) order by e.starts_at, e.id)
        from answers a join events.events e on e.id = a.event_id
        left join outcomes o on o.need_id = t.id and o.event_id = e.id
        where a.need_id = t.id), '[]') as events,
      coalesce(o.came, 0) as came, coalesce(o.feedback, 0) as feedback, coalesce(o.certificates, 0) as certificates
    from shown t
    left join (select need_id, sum(came)::int as came, sum(feedback)::int as feedback,
      sum(certificates)::int as certificates from outcomes group by 1) o on o.need_id = t.id
    order by t.place`.execute(db);
  return rows;
}

export async function sumChain(db: Db, asked: Asked): Promise<ChainSums> {
  const { rows } = await sql<ChainSums>`
    with ${wantedOf(asked)}, found as materialized (${answersOf(sql`wanted`, asked.now)}),
    answers as materialized (select * from found), ${outcomes}
    select (select count(*)::int from wanted) as needs, count(*)::int as answered,
      (percentile_disc(0.5) within group (order by d.days))::int as days,
      (select coalesce(sum(came), 0)::int from outcomes) as came,
      (select coalesce(sum(feedback), 0)::int from outcomes) as feedback,
      (select coalesce(sum(certificates), 0)::int from outcomes) as certificates
    from (${daysOf}) d`.execute(db);
  return rows[0] ?? { needs: 0, answered: 0, days: null, came: 0, feedback: 0, certificates: 0 };
}

// A longer list is narrowed by its region or district first.
const readable = 40;

/** By what the needs shown can be narrowed further. */
export async function listChainPlaces(db: Db, asked: Asked): Promise<ChainPlace[]> {
  const { rows } = await sql<ChainPlace>`
    with ${wantedOf(asked)}, counted as (
      select region_kato, district_kato, leading_id, place_id, area, count(*)::int as count,
        count(*) over (partition by grouping(region_kato, district_kato, leading_id, place_id, area)) as options
      from wanted
      group by grouping sets ((region_kato), (district_kato), (leading_id), (place_id), (area))
    ), short as (
      select * from counted where options <= ${readable}
    )
    select * from (
    select 'region' as facet, r.kato as value, r.name_kk, r.name_ru, c.count
    from short c join network.regions r on r.kato = c.region_kato and r.during @> ${asked.on}::date
    union all
    select 'district', t.kato, t.name_kk, t.name_ru, c.count
    from short c join network.districts t on t.kato = c.district_kato and t.during @> ${asked.on}::date
    union all
    select 'circle', s.id::text, s.name_kk, s.name_ru, c.count
    from short c join network.schools s on s.id = c.leading_id
    union all
    select 'school', s.id::text, s.name_kk, s.name_ru, c.count
    from short c join network.schools s on s.id = c.place_id
    union all
    select 'area', a.code, a.name_kk, a.name_ru, c.count from short c join needs.areas a on a.code = c.area
    ) named order by name_kk collate network.by_name, value`.execute(db);
  return rows;
}
