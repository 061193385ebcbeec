import { sql } from "kysely";
import type { Db } from "#lib/db.ts";
import type { Scope } from "#lib/scope.ts";
import type { ChainNeed, ChainQuery, ChainSums } from "./schema.ts";

type Asked = { scope: Scope; query: ChainQuery; on: string; now: Date };

export const needsPerPage = 50;

/**
 * Confirmed needs of the area, each with the events that took place for it: those made from an item of
 * the plan that names the need or its area, and those of the circle that name the area themselves.
 */
const chain = ({ scope, query, on, now }: Asked) => sql`
  wanted as materialized (
    select n.id, n.diagnosis_id, d.leading_id, n.school_id, n.area, n.rank, n.share_high, n.is_lagging, n.confirmed_at
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
  ), answers as materialized (
    select distinct w.id as need_id, e.id as event_id, e.title_kk, e.title_ru, e.starts_at
    from wanted w
    join lateral (
      select e.* from plans.items i
      join plans.cyclogrammes c on c.id = i.cyclogramme_id and c.leading_id = w.leading_id
      join events.events e on e.plan_item_id = i.id
      where i.need_id = w.id or (i.need_id is null and i.need_area = w.area)
      union all
      select e.* from events.events e
      where e.need_area = w.area and coalesce(e.leading_id, e.school_id) = w.leading_id
    ) e on e.state in ('published', 'held') and e.ends_at < ${now} and e.starts_at >= w.confirmed_at
  ), told as (
    select w.*,
      coalesce((select jsonb_agg(jsonb_build_object('id', a.event_id, 'title_kk', a.title_kk,
          'title_ru', a.title_ru, 'startsAt', a.starts_at, 'came', c.came) order by a.starts_at)
        from answers a cross join lateral (select count(*)::int as came from events.attendance t
          join events.registrations r on r.id = t.registration_id
          where t.event_id = a.event_id and (w.school_id is null or r.school_id = w.school_id)) c
        where a.need_id = w.id), '[]') as events,
      (select count(*)::int from plans.items i join plans.cyclogrammes c on c.id = i.cyclogramme_id
        where c.leading_id = w.leading_id and i.state = 'accepted'
          and (i.need_id = w.id or (i.need_id is null and i.need_area = w.area))) as planned,
      (select floor(extract(epoch from min(a.starts_at) - w.confirmed_at) / 86400)::int
        from answers a where a.need_id = w.id) as days,
      (select coalesce(sum(s.answered), 0)::int from answers a
        join surveys.rounds r on r.subject_kind = 'event' and r.subject_id = a.event_id
        join surveys.round_schools s on s.round_id = r.id and (w.school_id is null or s.school_id = w.school_id)
        where a.need_id = w.id) as feedback,
      (select count(*)::int from answers a
        join people.certificates c on c.source_kind = 'event' and c.source_id = a.event_id::text
        join events.registrations r on r.event_id = a.event_id and r.teacher_id = c.teacher_id
          and (w.school_id is null or r.school_id = w.school_id) and r.state <> 'cancelled'
        where a.need_id = w.id and c.revoked_at is null) as certificates
    from wanted w
  )`;

const onlyOf = ({ only }: ChainQuery) => {
  if (only === "answered") return sql<boolean>`t.days is not null`;
  return only === "unanswered" ? sql<boolean>`t.days is null` : sql<boolean>`true`;
};

/** Needs never answered first, then by rank. */
export async function listChain(db: Db, asked: Asked): Promise<ChainNeed[]> {
  const { rows } = await sql<ChainNeed>`
    with ${chain(asked)}
    select t.id, t.diagnosis_id as "diagnosisId", t.leading_id as "leadingId", t.school_id as "schoolId",
      s.name_kk as school_kk, s.name_ru as school_ru, a.name_kk as area_kk, a.name_ru as area_ru,
      a.name_en as area_en, t.rank, t.share_high as "shareHigh", t.is_lagging as "isLagging",
      t.confirmed_at as "confirmedAt", t.planned, t.events, t.days, t.feedback, t.certificates,
      (select coalesce(sum((e ->> 'came')::int), 0)::int from jsonb_array_elements(t.events) e) as came
    from told t
    join needs.areas a on a.code = t.area
    join network.schools s on s.id = coalesce(t.school_id, t.leading_id)
    where ${onlyOf(asked.query)}
    order by t.days is not null, t.rank, s.name_kk collate network.by_name, a.place, t.id
    limit ${needsPerPage} offset ${(asked.query.page - 1) * needsPerPage}`.execute(db);
  return rows;
}

export async function sumChain(db: Db, asked: Asked): Promise<ChainSums> {
  const { rows } = await sql<ChainSums>`
    with ${chain(asked)}
    select count(*)::int as needs, count(t.days)::int as answered,
      (percentile_disc(0.5) within group (order by t.days))::int as days,
      coalesce(sum((select sum((e ->> 'came')::int) from jsonb_array_elements(t.events) e)), 0)::int as came,
      coalesce(sum(t.feedback), 0)::int as feedback, coalesce(sum(t.certificates), 0)::int as certificates
    from told t`.execute(db);
  return rows[0] ?? { needs: 0, answered: 0, days: null, came: 0, feedback: 0, certificates: 0 };
}
