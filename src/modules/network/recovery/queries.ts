import { sql } from "kysely";
import type { Db } from "#lib/db.ts";
import type { LostPeriod } from "./schema.ts";

/**
 * The periods that ended with a school's closing although that is not their end. The end each should have is the
 * earliest of three: the one its history tells of, the closing of its own school, and the beginning of what came in
 * its place.
 */
export async function listLostPeriods(db: Db): Promise<LostPeriod[]> {
  const { rows } = await sql<LostPeriod>`
    with periods as (
      select s.id, 'status' as kind, s.status, false as is_circle, array[s.school_id] as schools, s.during,
        (select min(lower(n.during)) from network.statuses n
          where n.school_id = s.school_id and n.id <> s.id
            and lower(n.during) > coalesce(lower(s.during), '-infinity')) as next,
        'replaced' as next_reason
      from network.statuses s where s.end_reason = 'schoolClosed'
      union all
      select p.id, 'partnership', null, p.kind = 'circle', array[p.leading_id, p.partner_id], p.during,
        least(n.began, case when p.kind = 'circle' then l.began end),
        case when p.kind = 'circle' and l.began <= coalesce(n.began, l.began) then 'becameLeading' else 'moved' end
      from network.partnerships p
      cross join lateral (select min(lower(n.during)) as began from network.partnerships n
        where n.partner_id = p.partner_id and n.id <> p.id
          and lower(n.during) > coalesce(lower(p.during), '-infinity')
          and (n.leading_id = p.leading_id or (n.kind = 'circle' and p.kind = 'circle'))) n
      cross join lateral (select min(lower(l.during)) as began from network.statuses l
        where l.school_id = p.partner_id and l.status = 'leading'
          and lower(l.during) > coalesce(lower(p.during), '-infinity')) l
      where p.end_reason = 'schoolClosed'
    ), ends as (
      select p.*, told.until as told_on, told.reason as told_reason,
        (select min(upper(s.open_during)) from network.schools s
          where s.id = any (p.schools) and upper(s.open_during) > coalesce(lower(p.during), '-infinity')) as closed_on
      from periods p left join lateral (${endTold}) told on true
    ), known as (
      select e.*, upper(e.during) as ended_on, least(e.told_on, e.closed_on, e.next) as until from ends e
    )
    select k.id, k.kind, k.schools as "schoolIds",
      (select string_agg(s.name_kk || ' (' || s.code || ')', ' – ' order by array_position(k.schools, s.id))
        from network.schools s where s.id = any (k.schools)) as name,
      lower(k.during) as "from", k.ended_on as "endedOn", k.until,
      case k.until when k.told_on then k.told_reason when k.closed_on then 'schoolClosed'
        when k.next then k.next_reason end as reason
    from known k where k.until is distinct from k.ended_on or k.told_on = k.ended_on
    order by k.kind, name, k.id`.execute(db);
  return rows;
}

// The last end that history tells of counts, for an end can be moved. A circle's end ends the partner's status, a
// chain's does not; the end of a leading status ends the partnerships of its school.
const endTold = sql`
  select (h.changes -> 'until' ->> 'to')::date as until,
    case when p.kind = 'status' and h.act = 'partnershipEnded' then 'circleEnded'
      when p.kind = 'partnership' and h.act = 'statusEnded' then 'leadingEnded'
      else h.changes -> 'reason' ->> 'to' end as reason
  from core.history h
  where h.subject_kind = 'school' and h.subject_id = p.schools[1]::text
    and h.act in ('statusEnded', 'partnershipEnded')
    and (h.changes -> 'until' ->> 'to')::date > coalesce(lower(p.during), '-infinity')
    and (p.next is null or (h.changes -> 'until' ->> 'to')::date <= p.next)
    and case
      when p.kind = 'status' and h.act = 'statusEnded' then true
      when p.kind = 'status' then p.status = 'partner' and exists (select from network.partnerships c
        join core.history o on o.subject_kind = 'school' and o.subject_id = c.leading_id::text
          and o.act = h.act and o.at = h.at
        where c.partner_id = p.schools[1] and c.kind = 'circle')
      when h.act = 'statusEnded' then exists (select from network.statuses l
        where l.school_id = p.schools[1] and l.status = 'leading'
          and coalesce(lower(l.during), '-infinity') < (h.changes -> 'until' ->> 'to')::date)
      else exists (select from core.history o where o.subject_kind = 'school'
        and o.subject_id = p.schools[2]::text and o.act = h.act and o.at = h.at) end
  order by h.at desc, h.place desc limit 1`;
