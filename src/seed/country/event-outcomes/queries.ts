import type { Db } from "#lib/db.ts";
import { sqlOf } from "#lib/rows.ts";
import { type HeldEvent, heldEventRow, type Visitor, visitorRow } from "./schema.ts";

/** The events of generated schools and of territories that were held since then, the earliest first. */
export async function listHeldEvents(db: Db, since: Date): Promise<HeldEvent[]> {
  const { rows } = await sqlOf(heldEventRow)`
    with heads as (
      select distinct on (p.school_id) p.school_id, concat_ws(' ', t.family_name, t.given_name) as name
      from people.posts p join people.teachers t on t.id = p.teacher_id
      where p.position = 'head' and p.during @> ${since}::date order by p.school_id, p.id
    )
    select e.id, e.organiser, e.school_id as "schoolId", e.region_kato as "regionKato",
      e.district_kato as "districtKato", e.leading_id as "leadingId", e.title_kk,
      e.title_ru, e.title_en, e.starts_at as "startsAt", e.ends_at as "endsAt", e.hours,
      e.form, s.name_kk as school_kk, s.name_ru as school_ru, v.name_kk as place_kk, v.name_ru as place_ru,
      h.name as head
    from events.events e
    left join network.schools s on s.id = e.school_id
    left join network.schools v on v.id = e.venue_id
    left join heads h on h.school_id = e.school_id
    where e.state = 'held' and e.ends_at >= ${since} and coalesce(s.origin, v.origin, 'generated') = 'generated'
    order by e.ends_at, e.id`.execute(db);
  return rows;
}

/** Those who came to these events, of schools that stood on its day. */
export async function listVisitors(db: Db, eventIds: readonly string[]): Promise<Visitor[]> {
  const { rows } = await sqlOf(visitorRow)`
    select a.event_id as "eventId", r.school_id as "schoolId", r.teacher_id as "teacherId",
      r.family_name as "familyName", r.given_name as "givenName", r.patronymic,
      case when l.languages[1] = 'ru' then 'ru' else 'kk' end as language
    from events.events e
    join events.attendance a on a.event_id = e.id
    join events.registrations r on r.id = a.registration_id
    join network.listings l on l.school_id = r.school_id
      and l.during @> (e.ends_at at time zone 'Asia/Almaty')::date
    where e.id = any (${[...eventIds]}::uuid[]) and r.teacher_id is not null
    order by a.event_id, r.id`.execute(db);
  return rows;
}
