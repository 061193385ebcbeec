import { sql } from "kysely";
import type { Db } from "#lib/db.ts";
import type { LostPeriod } from "./schema.ts";

/**
 * The periods that ended with a school's closing although none of their schools closed that day, each with
 * the end it should have: the one that its history tells of, the closing of its own school, or the beginning
 * of what has come in its place since.
 */
export async function listLostPeriods(db: Db): Promise<LostPeriod[]> {
  const { rows } = await sql<LostPeriod>`
    with periods as (
      select s.id, 'status' as kind, array[s.school_id] as schools, s.during, s.status in ('partner') as of_circle,
        (select min(lower(n.during)) from network.statuses n
          where n.school_id = s.school_id and n.id <> s.id and lower(n.during) >= upper(s.during)) as next
      from network.statuses s where s.end_reason = 'schoolClosed'
      union all
      select p.id, 'partnership', array[p.leading_id, p.partner_id], p.during, false,
        (select min(lower(n.during)) from network.partnerships n
          where n.partner_id = p.partner_id and n.id <> p.id and lower(n.during) >= upper(p.during)
            and (n.leading_id = p.leading_id or (n.kind = 'circle' and p.kind = 'circle')))
      from network.partnerships p where p.end_reason = 'schoolClosed'
    ), known as (
      select p.*, upper(p.during) as ended_on, told.until, told.reason,
        (select min(upper(s.open_during)) from network.schools s where s.id = any (p.schools)) as closed_on
      from periods p
      left join lateral (
        select (h.changes -> 'until' ->> 'to')::date as until, h.changes -> 'reason' ->> 'to' as reason
        from core.history h
        where h.subject_kind = 'school' and h.subject_id = p.schools[1]::text
          and ((h.act = 'statusEnded' and not p.of_circle) or (h.act = 'partnershipEnded' and (
            p.of_circle or (p.kind = 'partnership' and exists (select from core.history o
              where o.subject_kind = 'school' and o.subject_id = p.schools[2]::text
                and o.act = h.act and o.at = h.at)))))
          and (h.changes -> 'until' ->> 'to')::date < upper(p.during)
          and (lower_inf(p.during) or (h.changes -> 'until' ->> 'to')::date > lower(p.during))
        order by h.at limit 1) told on true
    )
    select k.id, k.kind, k.schools as "schoolIds",
      (select string_agg(s.name_kk || ' (' || s.code || ')', ' – ' order by array_position(k.schools, s.id))
        from network.schools s where s.id = any (k.schools)) as name,
      lower(k.during) as "from", k.ended_on as "endedOn",
      coalesce(k.until, least(k.closed_on, k.next)) as until,
      case when k.until is not null then k.reason
        when k.closed_on <= coalesce(k.next, k.closed_on) then 'schoolClosed' end as reason
    from known k
    where k.until is not null or k.closed_on is null or k.closed_on > k.ended_on
    order by k.kind, name, k.id`.execute(db);
  return rows;
}
