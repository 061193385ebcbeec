import { sql } from "kysely";
import type { Db } from "#lib/db.ts";
import { record } from "#lib/history.ts";
import { listTypes } from "#modules/events/base/queries.ts";
import { buildIndexesAfter } from "#seed/bulk.ts";
import { idFrom } from "#seed/ids.ts";
import { seedOutcomes } from "../event-outcomes/actions.ts";
import { seedPlans, type Tie } from "../plans/actions.ts";
import { hasGeneratedEvents, listGeneratedCircles, readSubjects, readTopics } from "./queries.ts";
import { halfYearEvents } from "./rules/events.ts";
import { codesByHalfYear, country, halfYears, mixOf, schoolDays, withDemand } from "./rules/mix.ts";
import type { EventRow } from "./schema.ts";

type Seeding = { scale: number; seed: string };
type HalfYear = { on: string; rows: EventRow[] };

/**
 * Five years of invented events in the generated circles, with the plans they stood in and who came to
 * them: as many as the documents count, times the scale; of some also what their visitors told, and
 * certificates. The same for the same seed; where there are such events, nothing is added. What lies
 * before the moment was held.
 */
export async function seedEvents(
  db: Db,
  { now, report = () => {}, ...seeding }: Seeding & { now: Date; report?: (line: string) => void },
): Promise<Seeded> {
  const written = { events: 0, registrations: 0, items: 0, answers: 0, certificates: 0 };
  if (await hasGeneratedEvents(db)) return written;
  const planned = await planEvents(db, seeding);
  const { seed } = seeding;
  await db.transaction().execute((tx) =>
    buildIndexesAfter(tx, tables, async () => {
      for (const [at, halfYear] of planned.entries()) {
        written.events += halfYear.rows.length;
        written.registrations += await writeHalfYear(tx, { ...halfYear, now });
        const plans = await seedPlans(tx, { halfYear: halfYears[at] ?? "", seed, now });
        await tieToItems(tx, plans.ties);
        written.items += plans.items;
        report(`${halfYear.on}: ${halfYear.rows.length}`);
      }
      await writeAttendance(tx);
      await sql`analyze events.events, events.registrations, events.attendance`.execute(tx);
      Object.assign(written, await seedOutcomes(tx, { seed, now }));
      const subject = { kind: "demo", id: "events" };
      await record(tx, { at: now, by: null, act: "eventsSeeded", subject });
    }),
  );
  for (const table of [...tables, ...alsoWritten])
    await sql.raw(`vacuum (analyze) ${table}`).execute(db);
  return written;
}

type Seeded = {
  events: number;
  registrations: number;
  items: number;
  answers: number;
  certificates: number;
};

const tables = [
  "events.events",
  "events.registrations",
  "events.attendance",
  "events.speakers",
  "plans.items",
  "surveys.responses",
  "surveys.invitations",
  "people.certificates",
];
const alsoWritten = ["plans.cyclogrammes", "surveys.rounds", "surveys.round_schools"];

async function planEvents(db: Db, { scale, seed }: Seeding): Promise<HalfYear[]> {
  const types = await listTypes(db);
  const codes = types.map(({ code }) => code);
  const sources = {
    types: new Map(types.map((type) => [type.code, type])),
    topics: readTopics(),
    subjects: readSubjects(),
    idFrom,
  };
  const kinds = codesByHalfYear(mixOf(codes, scale), seed);
  const planned: HalfYear[] = [];
  for (const [at, halfYear] of halfYears.entries()) {
    const on = schoolDays(halfYear)[0] ?? "";
    const circles = await listGeneratedCircles(db, on);
    const asked = { codes: kinds[at] ?? [], circles, halfYear };
    planned.push({ on, rows: halfYearEvents(asked, { seed, sources }) });
  }
  const total = Math.round(country.registrations * scale);
  const wanted = withDemand(
    planned.flatMap(({ rows }) => rows),
    total,
  );
  const ends = planned.map((_, at) => planned.slice(0, at + 1).flatMap(({ rows }) => rows).length);
  return planned.map(({ on }, at) => ({ on, rows: wanted.slice(ends[at - 1] ?? 0, ends[at]) }));
}

type Writing = HalfYear & { now: Date };

/** The events of a half-year and who registered for them, of the teachers at work since a month before it. */
async function writeHalfYear(tx: Db, { on, rows, now }: Writing): Promise<number> {
  await sql`create temporary table demand (id uuid, drawn_from text, wanted int) on commit drop`.execute(
    tx,
  );
  for (let at = 0; at < rows.length; at += rowsAtOnce)
    await writeEvents(tx, { rows: rows.slice(at, at + rowsAtOnce), now });
  await seatTeachers(tx, on);
  const count = await writeRegistrations(tx, now);
  await writeSpeakers(tx);
  await sql`drop table demand, seats, seat_groups`.execute(tx);
  return count;
}

/** Says of each event from which item of the plan it was made. */
async function tieToItems(tx: Db, ties: readonly Tie[]): Promise<void> {
  await sql`
    update events.events e set plan_item_id = t.item
    from jsonb_to_recordset(${JSON.stringify(ties)}::jsonb) as t (event uuid, item uuid)
    where e.id = t.event`.execute(tx);
}

const rowsAtOnce = 5_000;

async function writeEvents(tx: Db, { rows, now }: { rows: readonly EventRow[]; now: Date }) {
  const json = JSON.stringify(rows);
  await sql`
    with told as materialized (
      select r.*, (day + from_time) at time zone 'Asia/Almaty' as starts_at
      from jsonb_to_recordset(${json}::jsonb) as r (id uuid, type text, title_kk text, title_ru text, day date,
        from_time time, minutes int, form text, organiser text, school_id uuid, region_kato text,
        district_kato text, leading_id uuid, venue_id uuid, room text, open_to text, capacity int,
        small_days int2, languages text[], subjects text[], hours int2, need_area text, cancel_reason text,
        days_before int, wanted int, drawn_from text)
    ), timed as (
      select *, starts_at + make_interval(mins => minutes) as ends_at,
        least(starts_at - make_interval(days => days_before), ${now}::timestamptz) as announced_at
      from told
    ), asked as (
      insert into demand select id, drawn_from, wanted from told
    )
    insert into events.events (id, type, title_kk, title_ru, starts_at, ends_at, form, organiser, school_id,
      region_kato, district_kato, leading_id, venue_id, room, online_url, open_to, capacity, small_first,
      small_days, languages, subjects, hours, state, cancel_reason, sequence, need_area, made_at, changed_at,
      published_at)
    select id, type, title_kk, title_ru, starts_at, ends_at, form, organiser, school_id, region_kato,
      district_kato, leading_id, venue_id, room,
      case when form <> 'face_to_face' then 'https://meet.example.org/tirek' end, open_to, capacity,
      small_days is not null, small_days, languages, subjects, hours,
      case when cancel_reason is not null then 'cancelled' when ends_at < ${now}::timestamptz then 'held'
        else 'published' end,
      cancel_reason, case when cancel_reason is null then 0 else 1 end, need_area, announced_at, announced_at,
      announced_at
    from timed`.execute(tx);
}

/**
 * Teachers in one row by region, district and circle, and which stretch of it each of these takes: who
 * comes to an event is then a matter of places in a stretch.
 */
async function seatTeachers(tx: Db, on: string): Promise<void> {
  await sql`
    create temporary table seats on commit drop as
    select row_number() over (order by h.region_kato, h.district_kato, h.school_id,
        hashtextextended(p.teacher_id::text, 0)) as n, p.teacher_id, l.school_id, l.kind = 'small' as is_small,
      h.region_kato, h.district_kato, h.school_id as circle_id
    from network.listings l
    join network.schools s on s.id = l.school_id and s.origin = 'generated'
    join network.listings h on h.school_id = coalesce(l.leading_id, l.school_id) and h.during @> ${on}::date
    join people.posts p on p.school_id = l.school_id and p.during @> daterange(${on}::date - 30, ${on}::date, '[]')
    where l.during @> ${on}::date`.execute(tx);
  await sql`
    create temporary table seat_groups on commit drop as
    select coalesce(circle_id::text, district_kato, region_kato, '') as name, min(n) as lowest, count(*) as size
    from seats group by grouping sets ((circle_id), (district_kato), (region_kato), ())`.execute(
    tx,
  );
  await sql`create index on seats (n)`.execute(tx);
  await sql`analyze seats, seat_groups, demand`.execute(tx);
}

/** Each event takes teachers at an even pace through its stretch; those beyond its places wait. */
async function writeRegistrations(tx: Db, now: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into events.registrations (id, event_id, teacher_id, family_name, given_name, patronymic, school_id,
      state, is_small, made_at, cancelled_at)
    select overlay(overlay(md5(d.id::text || k) placing '5' from 13) placing 'a' from 17)::uuid, d.id,
      s.teacher_id, t.family_name, t.given_name, t.patronymic, s.school_id, standing.state, s.is_small,
      e.published_at + (least(e.starts_at, ${now}::timestamptz) - e.published_at) * k / d.come,
      case when standing.state = 'cancelled' then least(e.starts_at, ${now}::timestamptz) end
    from (
      select d.id, least(d.wanted, g.size) as come, g.lowest, g.size, d.wanted,
        abs(hashtextextended(d.id::text, 1)) % g.size as first
      from demand d join seat_groups g on g.name = d.drawn_from
    ) d
    join events.events e on e.id = d.id
    cross join lateral generate_series(0, d.come - 1) k
    join seats s on s.n = d.lowest + (d.first + k * d.size / d.come) % d.size
    join people.teachers t on t.id = s.teacher_id
    -- Where nobody waits some take their registration back; where somebody does, others move up at once.
    cross join lateral (select case when k >= e.capacity then 'waiting'
      when d.wanted <= e.capacity and abs(hashtextextended(d.id::text || k, 2)) % 100 < 4 then 'cancelled'
      else 'registered' end as state) standing`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

/** One teacher of the school that holds it speaks at every event of a school. */
async function writeSpeakers(tx: Db): Promise<void> {
  await sql`
    insert into events.speakers (id, event_id, place, name, teacher_id)
    select overlay(overlay(md5('speaker ' || e.id) placing '5' from 13) placing 'a' from 17)::uuid, e.id, 0,
      t.family_name || ' ' || t.given_name, t.id
    from demand d join events.events e on e.id = d.id
    join (select school_id, array_agg(teacher_id order by n) as people from seats group by 1) s
      on s.school_id = e.school_id
    join people.teachers t
      on t.id = s.people[1 + abs(hashtextextended(e.id::text, 3)) % cardinality(s.people)]`.execute(
    tx,
  );
}

/** Of a hundred who had a place eighty-eight came. */
async function writeAttendance(tx: Db): Promise<void> {
  await sql`
    insert into events.attendance (event_id, registration_id, school_id, captured_at, way, capture_id)
    select e.id, r.id, r.school_id, e.starts_at + make_interval(mins => (drawn.number / 100 % 26)::int - 12),
      case when e.form = 'online' then 'self' when drawn.number / 10000 % 10 < 6 then 'qr'
        when drawn.number / 10000 % 10 < 9 then 'list' else 'offline' end,
      overlay(overlay(md5('came ' || r.id) placing '5' from 13) placing 'a' from 17)::uuid
    from events.events e join events.registrations r on r.event_id = e.id and r.state = 'registered'
    join network.schools s on s.id = r.school_id and s.origin = 'generated'
    cross join lateral (select abs(hashtextextended(r.id::text, 4)) as number) drawn
    where e.state = 'held' and drawn.number % 100 < 88`.execute(tx);
}
