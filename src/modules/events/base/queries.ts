import { sql } from "kysely";
import { z } from "zod";
import { type Actor, allowActor, type Person, personOf } from "#lib/actor.ts";
import { askOften, type Db } from "#lib/db.ts";
import { NotFound } from "#lib/errors.ts";
import { sqlOf } from "#lib/rows.ts";
import type { Present } from "#modules/network/base/queries.ts";
import { canOrganise, canSeeEvent } from "./access.ts";
import { type Event, type EventType, eventRow } from "./schema.ts";

/** The kinds of event, in the order lists show them. */
export async function listTypes(db: Db): Promise<EventType[]> {
  return db
    .selectFrom("events.types")
    .orderBy("place")
    .select(["code", "group_code as group", "mode", "name_kk", "name_ru", "name_en"])
    .execute();
}

// The name the district or the region bore on the day.
const territory = sql`coalesce(
  (select jsonb_build_object('name_kk', d.name_kk, 'name_ru', d.name_ru, 'name_en', d.name_en)
    from network.districts d where d.kato = e.district_kato and d.during @> e.starts_at::date limit 1),
  (select jsonb_build_object('name_kk', r.name_kk, 'name_ru', r.name_ru, 'name_en', r.name_en)
    from network.regions r where r.kato = e.region_kato and r.during @> e.starts_at::date limit 1))`;

export async function getEvent(db: Db, id: string): Promise<Event> {
  const { rows } = await sqlOf(eventRow)`
    select e.id, jsonb_build_object('code', t.code, 'group', t.group_code, 'mode', t.mode,
        'name_kk', t.name_kk, 'name_ru', t.name_ru, 'name_en', t.name_en) as type,
      e.title_kk, e.title_ru, e.title_en, e.description_kk, e.description_ru, e.bring_kk, e.bring_ru,
      e.starts_at as "startsAt", e.ends_at as "endsAt",
      e.form, e.organiser, e.school_id as "schoolId", e.region_kato as "regionKato",
      e.district_kato as "districtKato", e.leading_id as "leadingId", e.place_kk, e.place_ru,
      e.room, e.online_url as "onlineUrl", e.open_to as "openTo", e.capacity,
      e.small_days as "smallDays", e.registration_until as "registrationUntil", e.languages, e.subjects,
      case when e.grades is not null then
        jsonb_build_object('from', lower(e.grades), 'until', upper(e.grades) - 1) end as grades,
      e.hours, e.state, e.cancel_reason as "cancelReason", e.sequence, e.series_id as "seriesId",
      e.plan_item_id as "planItemId", e.need_area as "needArea", e.made_by as "madeBy",
      e.changed_at as "changedAt", e.published_at as "publishedAt",
      case when s.id is not null then
        jsonb_build_object('id', s.id, 'name_kk', s.name_kk, 'name_ru', s.name_ru) end as school,
      case when v.id is not null then jsonb_build_object('id', v.id, 'code', v.code, 'name_kk', v.name_kk,
        'name_ru', v.name_ru, 'lon', v.lon, 'lat', v.lat, 'address', v.address) end as venue,
      ${territory} as territory,
      (select count(*) from events.registrations r where r.event_id = e.id and r.state = 'registered')::int
        as registered,
      (select count(*) from events.registrations r where r.event_id = e.id and r.state = 'waiting')::int
        as waiting
    from events.events e join events.types t on t.code = e.type
    left join network.schools s on s.id = e.school_id
    left join network.schools v on v.id = e.venue_id
    where e.id = ${id}`.execute(db);
  const event = rows[0];
  if (!event) throw new NotFound();
  return event;
}

/** The event as it stands once no other act is at it, kept from others until this one is over. */
export async function lockedEvent(tx: Db, id: string): Promise<Event> {
  await sql`select from events.events where id = ${id} for no key update`.execute(tx);
  return getEvent(tx, id);
}

type Organised = { id: string; actor: Actor };

/** The event for who organises it: a draft is not there for others, a public event is not theirs to keep. */
export async function getEventForOrganiser(db: Db, { id, actor }: Organised): Promise<Event> {
  personOf(actor);
  return forOrganiser(actor, await getEvent(db, id));
}

/** The same inside an act, kept from other acts until this one is over. */
export async function lockedEventForOrganiser(
  tx: Db,
  { id, person }: { id: string; person: Person },
): Promise<Event> {
  return forOrganiser(person, await lockedEvent(tx, id));
}

function forOrganiser(actor: Actor, event: Event): Event {
  if (!canSeeEvent(actor, event)) throw new NotFound();
  allowActor(actor, canOrganise(actor, event));
  return event;
}

const numbersRow = z.strictObject({ network: z.int(), number: z.int(), whole: z.int() });
type Numbers = z.infer<typeof numbersRow>;

/** `number` counts changes of events; what was read before it was `whole` has to be read anew. */
export type PresentEvents = Present & Numbers;

/** What the public calendar shows: events at their present revision, the network they take place in at its own. */
type PresentCalendar = { network: Present; events: PresentEvents };

async function presentEventsOf(db: Db): Promise<PresentCalendar> {
  const numbers = await findBoth(db);
  const { network, number } = numbers;
  return {
    network: { db, revision: network },
    events: { db, ...numbers, revision: network + number },
  };
}

/** Both revisions at once: pages of events also show names and places of the network. */
async function findBoth(db: Db): Promise<Numbers> {
  const rows = await askOften(
    db,
    sqlOf(numbersRow)`
      select n.number as network, e.number, e.whole from network.revision n, events.revision e`,
  );
  return rows[0] ?? { network: 0, number: 0, whole: 0 };
}

const asked = new WeakMap<object, Promise<PresentCalendar>>();

/** The same for everything that one request asks. */
export function presentEventsFor(request: object, db: Db): Promise<PresentCalendar> {
  const known = asked.get(request);
  if (known) return known;
  const present = presentEventsOf(db);
  asked.set(request, present);
  return present;
}
