import { type RawBuilder, sql } from "kysely";
import { z } from "zod";
import { condition } from "#lib/condition.ts";
import type { Db } from "#lib/db.ts";
import { NotFound } from "#lib/errors.ts";
import { sqlOf } from "#lib/rows.ts";
import { states } from "../base/schema.ts";
import {
  type Guest,
  guestRow,
  type OpenEvent,
  type OwnClash,
  openEventRow,
  ownClashRow,
  type Registration,
  registrationRow,
} from "./schema.ts";

/** The event with how many come and wait. */
export async function getOpenEvent(db: Db, id: string): Promise<OpenEvent> {
  const { rows } = await sqlOf(openEventRow)`
    select e.id, e.title_kk, e.title_ru, e.starts_at as "startsAt",
      e.ends_at as "endsAt", e.state, e.open_to as "openTo", e.capacity, e.small_days as "smallDays",
      e.published_at as "publishedAt", e.registration_until as "registrationUntil",
      e.online_url as "onlineUrl", e.organiser, e.school_id as "schoolId", e.region_kato as "regionKato",
      e.district_kato as "districtKato", e.leading_id as "leadingId",
      count(r.id) filter (where r.state = 'registered')::int as registered,
      count(r.id) filter (where r.state = 'waiting')::int as waiting
    from events.events e left join events.registrations r on r.event_id = e.id
    where e.id = ${id} group by e.id`.execute(db);
  const [event] = rows;
  if (!event) throw new NotFound();
  return event;
}

const guests = (on: string) => sql`
  select t.id as "teacherId", t.user_id as "userId", t.family_name as "familyName",
    t.given_name as "givenName", t.patronymic, u.email, l.school_id as "schoolId", l.name_kk, l.name_ru,
    l.region_kato as "regionKato", l.district_kato as "districtKato", l.leading_id as "leadingId",
    l.kind = 'small' as "isSmall"
  from people.teachers t
  join people.posts p on p.teacher_id = t.id and p.during @> ${on}::date
  join network.listings l on l.school_id = p.school_id and l.during @> ${on}::date
  left join accounts.users u on u.id = t.user_id`;

/** The person who is signed in, as somebody who may come: with the school they work in. */
export async function findOwnGuest(
  db: Db,
  { userId, on }: { userId: string; on: string },
): Promise<Guest | null> {
  const { rows } = await sqlOf(guestRow)`${guests(on)}
    where t.user_id = ${userId} and t.erased_at is null and t.merged_into is null
    order by p.during, l.school_id limit 1`.execute(db);
  return rows[0] ?? null;
}

/** The teachers of a school, of whom a coordinator chooses. */
export async function listGuestsOf(
  db: Db,
  { schoolId, on }: { schoolId: string; on: string },
): Promise<Guest[]> {
  const { rows } = await sqlOf(guestRow)`${guests(on)}
    where p.school_id = ${schoolId} and t.erased_at is null and t.merged_into is null
    order by t.folded collate "C", t.id limit 300`.execute(db);
  return rows;
}

/** Whose account a registration `r` is: who was registered before having one is known by the teacher. */
export const accountOf = sql`coalesce(r.user_id, (select t.user_id from people.teachers t where t.id = r.teacher_id))`;

/** The registrations `r` of the account, found by index. */
export function isOf(userId: string): RawBuilder<boolean> {
  return condition`r.user_id = ${userId} or (r.user_id is null and r.teacher_id = any (
    array(select t.id from people.teachers t where t.user_id = ${userId})))`;
}

const registrations = sql`
  select r.id, r.teacher_id as "teacherId", ${accountOf} as "userId", r.family_name as "familyName",
    r.given_name as "givenName", r.patronymic, r.school_id as "schoolId", s.name_kk as school_kk,
    s.name_ru as school_ru, r.state, r.is_small as "isSmall", r.made_at as "madeAt", a.captured_at as "attendedAt"
  from events.registrations r
  left join network.schools s on s.id = r.school_id
  left join events.attendance a on a.event_id = r.event_id and a.registration_id = r.id`;

/** Everybody registered or waiting, those with a place first, by school and name. */
export async function listRegistrations(db: Db, eventId: string): Promise<Registration[]> {
  const { rows } = await sqlOf(registrationRow)`${registrations}
    where r.event_id = ${eventId} and r.state <> 'cancelled'
    order by r.state = 'waiting', case when r.state = 'waiting' then r.place end,
      s.name_kk collate network.by_name nulls last, r.family_name, r.given_name, r.id`.execute(db);
  return rows;
}

/** Who cancelled and stands in no other registration of the event: whoever comes all the same is noted by it. */
export async function listCancelled(db: Db, eventId: string): Promise<Registration[]> {
  const { rows } = await sqlOf(registrationRow)`${registrations}
    where r.event_id = ${eventId} and r.state = 'cancelled' and not exists (
      select from events.registrations o where o.event_id = r.event_id and o.state <> 'cancelled'
        and (o.teacher_id = r.teacher_id or o.user_id = r.user_id))
    order by s.name_kk collate network.by_name nulls last, r.family_name, r.given_name, r.id`.execute(
    db,
  );
  return rows;
}

export async function getRegistration(
  db: Db,
  { eventId, id }: { eventId: string; id: string },
): Promise<Registration> {
  const { rows } = await sqlOf(registrationRow)`${registrations}
    where r.event_id = ${eventId} and r.id = ${id}`.execute(db);
  const [registration] = rows;
  if (!registration) throw new NotFound();
  return registration;
}

/** The standing registration of the account, if there is one. */
export async function findOwnRegistration(
  db: Db,
  { eventId, userId }: { eventId: string; userId: string },
): Promise<Registration | null> {
  const { rows } = await sqlOf(registrationRow)`${registrations}
    where r.event_id = ${eventId} and ${isOf(userId)} and r.state <> 'cancelled'`.execute(db);
  return rows[0] ?? null;
}

/** Other events the account is registered for at the same time. */
export async function listOwnClashes(
  db: Db,
  { event, userId }: { event: OpenEvent; userId: string },
): Promise<OwnClash[]> {
  const { rows } = await sqlOf(ownClashRow)`
    select e.id, e.title_kk, e.title_ru, e.starts_at as "startsAt"
    from events.registrations r
    join events.events e on e.id = r.event_id and e.state = 'published'
    where ${isOf(userId)} and r.state <> 'cancelled' and e.id <> ${event.id}
      and e.starts_at < ${event.endsAt} and e.ends_at > ${event.startsAt}
    order by e.starts_at`.execute(db);
  return rows;
}

const myEventRow = z.strictObject({
  id: z.string(),
  title_kk: z.string(),
  title_ru: z.string(),
  startsAt: z.date(),
  state: z.enum(states),
  standing: z.enum(["registered", "waiting"]),
  attended: z.boolean(),
});
export type MyEvent = z.infer<typeof myEventRow>;

/** What the account is registered for, what is ahead first. */
export async function listMyEvents(
  db: Db,
  { userId, now }: { userId: string; now: Date },
): Promise<MyEvent[]> {
  const { rows } = await sqlOf(myEventRow)`
    select e.id, e.title_kk, e.title_ru, e.starts_at as "startsAt", e.state,
      r.state as standing, exists (select from events.attendance a where a.registration_id = r.id) as attended
    from events.registrations r join events.events e on e.id = r.event_id
    where ${isOf(userId)} and r.state <> 'cancelled' and e.state <> 'draft'
    order by e.ends_at < ${now}, abs(extract(epoch from e.starts_at - ${now})) limit 100`.execute(
    db,
  );
  return rows;
}

/** Whether the id that a form brought is that of a registration already, standing or cancelled. */
export async function isRegistrationId(db: Db, id: string): Promise<boolean> {
  const known = await db
    .selectFrom("events.registrations")
    .where("id", "=", id)
    .select("id")
    .executeTakeFirst();
  return known !== undefined;
}

const dueRow = z.strictObject({ eventId: z.string() });

/** Events ahead whose days for small schools are over, with free places and people who wait for one. */
export async function listDueOpenings(
  db: Db,
  { now, most }: { now: Date; most: number },
): Promise<{ eventId: string }[]> {
  const { rows } = await sqlOf(dueRow)`
    select e.id as "eventId" from events.events e
    where e.state = 'published' and e.starts_at > ${now}
      and e.published_at + make_interval(days => e.small_days) <= ${now}
      and exists (select from events.registrations r where r.event_id = e.id and r.state = 'waiting')
      and (e.capacity is null or e.capacity > (select count(*) from events.registrations r
        where r.event_id = e.id and r.state = 'registered'))
    order by e.starts_at limit ${most}`.execute(db);
  return rows;
}
