import { type RawBuilder, sql } from "kysely";
import { z } from "zod";
import { askOften, type Db } from "#lib/db.ts";
import { sqlOf } from "#lib/rows.ts";
import type { Scope } from "#lib/scope.ts";
import type { Event } from "../base/schema.ts";
import type { Warning } from "../base/words.ts";
import { warningsOfDays } from "./rules.ts";
import { type OwnEvent, type OwnFilters, ownEventRow, type Speaker, type Times } from "./schema.ts";

export async function listSpeakers(db: Db, eventId: string): Promise<Speaker[]> {
  return db
    .selectFrom("events.speakers")
    .where("event_id", "=", eventId)
    .orderBy("place")
    .select(["name", "about"])
    .execute();
}

export const eventsPerPage = 50;

/** The events that somebody organises: those ahead from the nearest on, those past from the latest back. */
export async function listOwnEvents(
  db: Db,
  { scope, filters, now }: { scope: Scope; filters: OwnFilters; now: Date },
): Promise<{ events: OwnEvent[]; hasMore: boolean }> {
  const { page, state, when } = filters;
  const isAhead = when === "ahead";
  const { rows } = await sqlOf(ownEventRow)`
    select e.id, t.name_kk as type_kk, t.name_ru as type_ru, t.name_en as type_en,
      e.title_kk, e.title_ru, e.title_en, e.starts_at as "startsAt", e.state, e.capacity,
      (select count(*) from events.registrations r where r.event_id = e.id and r.state = 'registered')::int
        as registered,
      case when s.id is not null then
        jsonb_build_object('id', s.id, 'name_kk', s.name_kk, 'name_ru', s.name_ru) end as school
    from events.events e join events.types t on t.code = e.type
    left join network.schools s on s.id = e.school_id
    where ${isAhead ? sql`e.ends_at >= ${now}` : sql`e.ends_at < ${now}`}
      and ${state ? sql`e.state = ${state}` : sql`true`}
      and ${scope.holds({
        region: sql`e.region_kato`,
        district: sql`e.district_kato`,
        school: sql`e.school_id`,
        leading: sql`e.leading_id`,
      })}
    order by e.starts_at ${isAhead ? sql`asc` : sql`desc`}, e.id
    limit ${eventsPerPage + 1} offset ${(page - 1) * eventsPerPage}`.execute(db);
  return { events: rows.slice(0, eventsPerPage), hasMore: rows.length > eventsPerPage };
}

type PlannedEvent = Pick<
  Event,
  "id" | "startsAt" | "endsAt" | "leadingId" | "districtKato" | "room" | "venue"
>;

const warningRow = z.strictObject({
  kind: z.enum(["sameTime", "sameHall", "sameSpeaker"]),
  id: z.string(),
  title_kk: z.string(),
  title_ru: z.string(),
  startsAt: z.date(),
  who: z.string().nullable(),
});

/** What else is held at that time: in the circle or the district, in the same hall, with the same speakers. */
export async function listWarnings(
  db: Db,
  { event, today }: { event: PlannedEvent; today: string },
): Promise<Warning[]> {
  const other = sql`e.id <> ${event.id} and e.state in ('draft', 'published')
    and tstzrange(e.starts_at, e.ends_at) && tstzrange(${event.startsAt}, ${event.endsAt})
    and e.starts_at > ${event.startsAt}::timestamptz - interval '32 days' and e.starts_at < ${event.endsAt}`;
  const columns = sql`e.id, e.title_kk, e.title_ru, e.starts_at as "startsAt"`;
  const sameTime = sql`select 'sameTime' as kind, ${columns}, null as who from events.events e
    where ${other} and (e.leading_id = ${event.leadingId}::uuid or e.district_kato = ${event.districtKato}::text)`;
  const sameHall = sql`select 'sameHall' as kind, ${columns}, null as who from events.events e
    where ${other} and e.venue_id = ${event.venue?.id ?? null}::uuid and lower(e.room) = lower(${event.room}::text)`;
  const sameSpeaker = sql`select distinct on (e.id, p.name) 'sameSpeaker', ${columns}, p.name from events.events e
    join ${speakersOf(sql`e.id`)} p on true
    where ${other} and lower(p.name) in (select lower(m.name) from ${speakersOf(sql`${event.id}::uuid`)} m)`;
  const { rows } = await sqlOf(warningRow)`
    (${sameHall}) union all (${sameSpeaker}) union all (${sameTime} order by e.starts_at limit 10)`.execute(
    db,
  );
  return [...warningsOfDays(event, today), ...rows];
}

/** Those who speak at the event or lead a part of its programme. */
function speakersOf(eventId: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`lateral (select s.name from events.speakers s where s.event_id = ${eventId}
    union select n.speaker from events.sessions n where n.event_id = ${eventId} and n.speaker is not null)`;
}

const takenRow = z.strictObject({ taken: z.boolean() });

/** Whether other events have the room of the school at one of those times. */
export async function isRoomTaken(
  db: Db,
  {
    venueId,
    room,
    made,
  }: { venueId: string; room: string; made: readonly (Times & { id: string })[] },
): Promise<boolean> {
  const { rows } = await sqlOf(takenRow)`
    select exists (select from events.events e
      join jsonb_to_recordset(${JSON.stringify(made)}::jsonb) as m (id uuid, "startsAt" timestamptz, "endsAt" timestamptz)
        on tstzrange(e.starts_at, e.ends_at) && tstzrange(m."startsAt", m."endsAt") and e.id <> m.id
      where e.venue_id = ${venueId} and lower(e.room) = lower(${room}) and e.state <> 'cancelled') as taken`.execute(
    db,
  );
  return rows[0]?.taken === true;
}

const ownSchoolRow = z.strictObject({
  id: z.string(),
  code: z.string(),
  name_kk: z.string(),
  name_ru: z.string(),
});

/** The schools whose events the person may make: those the roles lie in and, for a leading school, its circle. */
export async function listOwnSchools(
  db: Db,
  { schoolIds, on }: { schoolIds: readonly string[]; on: string },
): Promise<{ id: string; code: string; name_kk: string; name_ru: string }[]> {
  if (schoolIds.length === 0) return [];
  const { rows } = await sqlOf(ownSchoolRow)`
    select s.id, s.code, s.name_kk, s.name_ru from network.schools s
    join network.listings l on l.school_id = s.id and l.during @> ${on}::date
    where s.id = any (${schoolIds}::uuid[]) or l.leading_id = any (${schoolIds}::uuid[])
    order by s.id = any (${schoolIds}::uuid[]) desc, s.name_ru collate network.by_name`.execute(db);
  return rows;
}

const revisionRow = z.strictObject({ number: z.int() });

/**
 * Another number with every change of what the event's own page shows: as it begins and as it ends the page
 * says something else. The changes count in threes, so that an event put off again has no number it had before.
 */
export async function findEventRevision(
  db: Db,
  { eventId, now }: { eventId: string; now: Date },
): Promise<number> {
  const rows = await askOften(
    db,
    sqlOf(revisionRow)`
      select 3 * (n.number + e.number
          + coalesce((select page from events.stamps where event_id = ${eventId}), 0))
        + coalesce((select (starts_at <= ${now})::int + (ends_at <= ${now})::int
          from events.events where id = ${eventId}), 0) as number
      from network.revision n, events.revision e`,
  );
  return rows[0]?.number ?? 0;
}
