import { type RawBuilder, sql } from "kysely";
import { momentAt } from "#lib/dates.ts";
import type { Db } from "#lib/db.ts";
import { type FacetCount, findCounted } from "#lib/facet-index.ts";
import { keptReading, type PresentEvents } from "#lib/revision.ts";
import { plusDays } from "#lib/school-year.ts";
import { fold } from "#lib/search.ts";
import { listTypes } from "../events/queries.ts";
import type { EventType } from "../events/schema.ts";
import { type Kept, keep, maskFor, mended, monthsFrom, nextMonth } from "./rules.ts";
import type { CalendarEvent, EventFilters } from "./schema.ts";

type Asked = { months: readonly string[]; from: string; until: string; filters: EventFilters };

/** The events of those days that fit the filters, by date, and how many each value of each filter would leave. */
export async function listCalendar(
  present: PresentEvents,
  { months, from, until, filters }: Asked,
): Promise<{ events: CalendarEvent[]; facets: FacetCount[] }> {
  const { events, index } = await keptMonths(present, months.join(" "));
  const { q, ...wanted } = filters;
  const mask = maskFor(events, { from, until, q });
  const order = Int32Array.from(events.keys());
  const { places, facets } = findCounted(index, { day: 0, order, wanted, mask });
  return { events: places.flatMap((place) => events[place] ?? []), facets };
}

const monthsAhead = 13;

/** The events that fit the filters from the day on, a year and more ahead. */
export async function listAhead(
  present: PresentEvents,
  { from, filters }: { from: string; filters: EventFilters },
): Promise<CalendarEvent[]> {
  const months = monthsFrom(from, monthsAhead);
  const until = plusDays(nextMonth(months.at(-1) ?? from), -1);
  return (await listCalendar(present, { months, from, until, filters })).events;
}

/** The kinds of event, read once until something changes. */
export const keptTypes = keptReading<EventType[]>(({ db }) => listTypes(db), { most: 1 });

/** The months read so far, as they are at a revision. */
type Shelf = {
  network: number;
  number: number;
  months: Map<string, Promise<Kept>>;
  joined: Map<string, Promise<Kept>>;
};

const shelves = new WeakMap<Db, { revision: number; shelf: Promise<Shelf> }>();
const mostMonths = 60;
const mostJoined = 40;

/** Months one after another, each event once. */
async function keptMonths(present: PresentEvents, key: string): Promise<Kept> {
  const { months, joined } = await shelfAt(present);
  const read = (month: string) =>
    kept(months, { key: month, most: mostMonths, read: () => readMonth(present.db, month) });
  const [only = "", ...others] = key.split(" ");
  if (others.length === 0) return read(only);
  return kept(joined, {
    ...{ key, most: mostJoined },
    read: async () => {
      const all = await Promise.all([only, ...others].map(read));
      return keep([
        ...new Map(all.flatMap(({ events }) => events.map((event) => [event.id, event]))).values(),
      ]);
    },
  });
}

type Reading = { key: string; most: number; read: () => Promise<Kept> };

/** Reads once, however many ask at the same time; a reading that failed is done again. */
function kept(shelf: Map<string, Promise<Kept>>, { key, most, read }: Reading): Promise<Kept> {
  const known = shelf.get(key);
  if (known) return known;
  const reading = read();
  reading.catch(() => shelf.delete(key));
  if (shelf.size >= most) shelf.delete(shelf.keys().next().value ?? "");
  shelf.set(key, reading);
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
  const fresh: Shelf = { network, number, months: new Map(), joined: new Map() };
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
    const read = async () => mended(await reading, { month, ids, events });
    // Whoever asks for the month hears of its failure; here it is only forgotten.
    kept(fresh.months, { key: month, most: mostMonths, read }).catch(() => {});
  }
  return fresh;
}

async function readMonth(db: Db, month: string): Promise<Kept> {
  const [from, until] = [momentAt(month, "00:00"), momentAt(nextMonth(month), "00:00")];
  const earliest = momentAt(plusDays(month, -32), "00:00");
  // Also one that began before the month.
  return keep(
    await readEvents(
      db,
      sql`e.starts_at >= ${earliest} and e.starts_at < ${until} and e.ends_at > ${from}`,
    ),
  );
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
    select e.id, e.starts_at as "startsAt", to_char(e.starts_at at time zone 'Asia/Almaty', 'YYYY-MM-DD') as day,
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
  const names = [event.typeName.kk, event.typeName.ru, event.typeName.en];
  const titles = [event.title.kk, event.title.ru, event.title.en];
  const schools = [schoolKk, schoolRu, venueKk, venueRu, placeKk, placeRu];
  return {
    ...rest,
    place: { ...place, en: place.ru },
    circleName: { kk: circleKk ?? "", ru: circleRu ?? "", en: circleRu ?? "" },
    words: ` ${[...titles, ...names, ...schools].flatMap((text) => (text ? foldedOnce(text) : [])).join(" ")}`,
  };
}

const folded = new Map<string, string>();
const mostFolded = 50_000;

/** Names of kinds and schools come back in one event after another. */
function foldedOnce(text: string): string {
  const known = folded.get(text);
  if (known !== undefined) return known;
  const fresh = fold(text);
  if (folded.size >= mostFolded) folded.clear();
  folded.set(text, fresh);
  return fresh;
}
