import { type RawBuilder, sql } from "kysely";
import type { Db } from "#lib/db.ts";
import type { FacetCount } from "#lib/facet-index.ts";
import { keptReading, type PresentEvents } from "#lib/revision.ts";
import { plusDays } from "#lib/school-year.ts";
import { fold } from "#lib/search.ts";
import { listTypes } from "../events/queries.ts";
import type { EventType } from "../events/schema.ts";
import { boundsOf, findEvents, type Kept, keep, mended, monthsFrom, nextMonth } from "./rules.ts";
import type { CalendarEvent, EventFilters, FacetName } from "./schema.ts";

type Asked = {
  /** One after another, by their first days. */
  months: readonly string[];
  from: string;
  until: string;
  filters: EventFilters;
  /** The filters whose values are counted. */
  counted: readonly FacetName[];
};

/** The events of those days that fit the filters, by date, and how many each value of each filter would leave. */
export async function listCalendar(
  present: PresentEvents,
  { months, ...asked }: Asked,
): Promise<{ events: CalendarEvent[]; facets: FacetCount[] }> {
  return findEvents(await keptMonths(present, months), asked);
}

const monthsAhead = 13;

/** The events that fit the filters from the day on, a year and more ahead. */
export async function listAhead(
  present: PresentEvents,
  { from, filters }: { from: string; filters: EventFilters },
): Promise<CalendarEvent[]> {
  const months = monthsFrom(from, monthsAhead);
  const until = plusDays(nextMonth(months.at(-1) ?? from), -1);
  return (await listCalendar(present, { months, from, until, filters, counted: [] })).events;
}

/** The kinds of event, read once until something changes. */
export const keptTypes = keptReading<EventType[]>(({ db }) => listTypes(db), { most: 1 });

/** The months read so far, as they are at a revision. */
type Shelf = { network: number; number: number; months: Map<string, Promise<Kept>> };

const shelves = new WeakMap<Db, { revision: number; shelf: Promise<Shelf> }>();
const mostMonths = 60;

async function keptMonths(present: PresentEvents, asked: readonly string[]): Promise<Kept[]> {
  const { months } = await shelfAt(present);
  return Promise.all(
    asked.map((month) => keptOn(months, { month, read: () => readMonth(present.db, month) })),
  );
}

type Reading = { month: string; read: () => Promise<Kept> };

/** Reads once, however many ask at the same time; a reading that failed is done again. */
function keptOn(months: Map<string, Promise<Kept>>, { month, read }: Reading): Promise<Kept> {
  const known = months.get(month);
  if (known) return known;
  const reading = read();
  reading.catch(() => months.delete(month));
  if (months.size >= mostMonths) months.delete(months.keys().next().value ?? "");
  months.set(month, reading);
  return reading;
}

/** The shelf at that revision or a newer one. */
function shelfAt(present: PresentEvents): Promise<Shelf> {
  const { db, revision } = present;
  const known = shelves.get(db);
  if (known && known.revision >= revision) return known.shelf;
  const shelf = renewed(known?.shelf, present);
  shelves.set(db, { revision, shelf });
  shelf.catch(() => shelves.delete(db));
  return shelf;
}

const mostChanged = 1_000;

/** Of the months read before only the events that were changed since are read again. */
async function renewed(
  before: Promise<Shelf> | undefined,
  { db, network, number, whole }: PresentEvents,
): Promise<Shelf> {
  const fresh: Shelf = { network, number, months: new Map() };
  const old = await before?.catch(() => undefined);
  if (!old || old.network !== network || old.number < whole) return fresh;
  const { rows } = await sql<{ id: string }>`
    select event_id as id from events.stamps where calendar > ${old.number} limit ${mostChanged}`.execute(
    db,
  );
  if (rows.length === mostChanged) return fresh;
  if (rows.length === 0) return { ...old, number };
  const ids = new Set(rows.map(({ id }) => id));
  const events = await readEvents(db, sql`e.id = any (${[...ids]}::uuid[])`);
  for (const [month, reading] of old.months) {
    const read = async () => mended(await reading, { ids, events });
    // Whoever asks for the month hears of its failure; here it is only forgotten.
    keptOn(fresh.months, { month, read }).catch(() => {});
  }
  return fresh;
}

async function readMonth(db: Db, month: string): Promise<Kept> {
  const bounds = boundsOf(month);
  const { earliest, from, until } = bounds;
  const within = sql`e.starts_at >= ${earliest} and e.starts_at < ${until} and e.ends_at > ${from}`;
  return keep(bounds, await readEvents(db, within));
}

type Row = Omit<CalendarEvent, "words" | "place" | "circleName"> & {
  venueKk: string | null;
  venueRu: string | null;
  placeKk: string | null;
  placeRu: string | null;
  schoolKk: string | null;
  schoolRu: string | null;
  circleKk: string | null;
  circleRu: string | null;
};

/** The public events that the condition holds of, by date. */
async function readEvents(db: Db, condition: RawBuilder<unknown>): Promise<CalendarEvent[]> {
  const { rows } = await sql<Row>`
    select e.id, e.starts_at as "startsAt", e.ends_at as "endsAt", to_char(e.starts_at at time zone 'Asia/Almaty', 'YYYY-MM-DD') as day,
      to_char(e.ends_at at time zone 'Asia/Almaty', 'YYYY-MM-DD') as "lastDay",
      to_char(e.starts_at at time zone 'Asia/Almaty', 'HH24:MI') as "from",
      to_char(e.ends_at at time zone 'Asia/Almaty', 'HH24:MI') as until, e.type, t.group_code as "group",
      jsonb_build_object('kk', t.name_kk, 'ru', t.name_ru, 'en', t.name_en) as "typeName",
      jsonb_build_object('kk', e.title_kk, 'ru', e.title_ru, 'en', coalesce(e.title_en, e.title_ru)) as title,
      e.place_kk as "placeKk", e.place_ru as "placeRu", v.name_kk as "venueKk", v.name_ru as "venueRu",
      s.name_kk as "schoolKk", s.name_ru as "schoolRu", c.name_kk as "circleKk", c.name_ru as "circleRu",
      e.form, e.open_to as open, e.state, coalesce(e.region_kato, '') as region,
      coalesce(e.district_kato, '') as district, coalesce(e.leading_id::text, '') as circle, e.subjects,
      e.languages, coalesce(e.capacity <= coalesce(k.registered, 0), false) as "isFull",
      coalesce(to_char((e.published_at at time zone 'Asia/Almaty')::date + e.small_days, 'YYYY-MM-DD'), '')
        as "othersFrom"
    from events.events e join events.types t on t.code = e.type
    left join events.taken k on k.event_id = e.id
    left join network.schools s on s.id = e.school_id
    left join network.schools v on v.id = e.venue_id
    left join network.schools c on c.id = e.leading_id
    where e.state <> 'draft' and (${condition})
    order by e.starts_at, e.id`.execute(db);
  return rows.map(shown);
}

function shown(row: Row): CalendarEvent {
  const { venueKk, venueRu, placeKk, placeRu, schoolKk, schoolRu, ...event } = row;
  const { circleKk, circleRu, ...rest } = event;
  const place = { kk: venueKk ?? placeKk ?? "", ru: venueRu ?? placeRu ?? "" };
  const schools = [schoolKk, schoolRu, venueKk, venueRu, placeKk, placeRu];
  return {
    ...rest,
    place: { ...place, en: place.ru },
    circleName: { kk: circleKk ?? "", ru: circleRu ?? "", en: circleRu ?? "" },
    words: {
      titles: wordsOf(Object.values(event.title)),
      kind: wordsOf(Object.values(event.typeName)),
      places: wordsOf(schools),
    },
  };
}

const folded = new Map<string, string>();
const mostFolded = 50_000;

/** Names of kinds and schools come back in one event after another. */
function wordsOf(texts: readonly (string | null)[]): string {
  const text = texts.filter((one) => one !== null).join("\n");
  const known = folded.get(text);
  if (known !== undefined) return known;
  const fresh = ` ${fold(text)}`;
  if (folded.size >= mostFolded) folded.clear();
  folded.set(text, fresh);
  return fresh;
}
