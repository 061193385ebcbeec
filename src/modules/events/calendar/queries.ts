import { type RawBuilder, sql } from "kysely";
import { z } from "zod";
import { condition } from "#lib/condition.ts";
import { plusDays } from "#lib/dates.ts";
import type { Db } from "#lib/db.ts";
import type { FacetCount } from "#lib/facet-index.ts";
import { once } from "#lib/once.ts";
import { sqlOf } from "#lib/rows.ts";
import { fold } from "#lib/search.ts";
import { listTypes, type PresentEvents } from "../base/queries.ts";
import { audiences, type EventType, eventForms, states } from "../base/schema.ts";
import type { EventGroup } from "../base/words.ts";
import {
  boundsOf,
  type CalendarIndex,
  findEvents,
  keep,
  mended,
  monthsFrom,
  nextMonth,
} from "./rules.ts";
import type { CalendarEvent, EventFilters, FacetName, Names } from "./schema.ts";

type CalendarSpan = {
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
  { months, ...asked }: CalendarSpan,
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

/** The kinds of event, read once until one of them changes. */
export async function keptTypes(present: PresentEvents): Promise<readonly EventType[]> {
  return (await shelfAt(present)).names.types;
}

/** The months read so far, as they are at a revision. */
type Shelf = {
  network: number;
  number: number;
  names: Directory;
  months: Map<string, Promise<CalendarIndex>>;
};

const shelves = new WeakMap<Db, { revision: number; shelf: Promise<Shelf> }>();
const mostMonths = 60;

async function keptMonths(
  present: PresentEvents,
  asked: readonly string[],
): Promise<CalendarIndex[]> {
  const { db } = present;
  const { months, names } = await shelfAt(present);
  return Promise.all(
    asked.map((month) => keptOn(months, { month, read: () => readMonth({ db, names }, month) })),
  );
}

type Reading = { month: string; read: () => Promise<CalendarIndex> };

/** Reads once, however many ask at the same time; a reading that failed is done again. */
function keptOn(
  months: Map<string, Promise<CalendarIndex>>,
  { month, read }: Reading,
): Promise<CalendarIndex> {
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

const changedRow = z.strictObject({ id: z.string() });

/** Of the months read before only the events that were changed since are read again. */
async function renewed(
  before: Promise<Shelf> | undefined,
  { db, network, number, whole }: PresentEvents,
): Promise<Shelf> {
  const emptied = async () => {
    const names = directoryOf(await listTypes(db));
    return { network, number, names, months: new Map() };
  };
  const old = await before?.catch(() => undefined);
  if (!old || old.network !== network || old.number < whole) return emptied();
  const { rows } = await sqlOf(changedRow)`
    select event_id as id from events.stamps where calendar > ${old.number} limit ${mostChanged}`.execute(
    db,
  );
  if (rows.length === mostChanged) return emptied();
  if (rows.length === 0) return { ...old, number };
  const ids = new Set(rows.map(({ id }) => id));
  const { names } = old;
  const events = await readEvents({ db, names }, sql`e.id = any (${[...ids]}::uuid[])`);
  const fresh: Shelf = { network, number, names, months: new Map() };
  for (const [month, reading] of old.months) {
    const read = async () => mended(await reading, { ids, events });
    // Whoever asks for the month hears of its failure; here it is only forgotten.
    keptOn(fresh.months, { month, read }).catch(() => {});
  }
  return fresh;
}

type Source = { db: Db; names: Directory };

async function readMonth(source: Source, month: string): Promise<CalendarIndex> {
  const bounds = boundsOf(month);
  const { earliest, from, until } = bounds;
  const begins = sql`e.starts_at >= ${new Date(earliest)} and e.starts_at < ${new Date(until)}`;
  const within = condition`${begins} and e.ends_at > ${new Date(from)}`;
  return keep(bounds, await readEvents(source, within));
}

const calendarRow = z.strictObject({
  id: z.string(),
  startsAt: z.number(),
  endsAt: z.number(),
  start: z.string(),
  end: z.string(),
  type: z.string(),
  title_kk: z.string(),
  title_ru: z.string(),
  title_en: z.string().nullable(),
  place_kk: z.string(),
  place_ru: z.string(),
  schoolId: z.string().nullable(),
  venueId: z.string().nullable(),
  leadingId: z.string().nullable(),
  form: z.enum(eventForms),
  open: z.enum(audiences),
  state: z.enum(states),
  region: z.string(),
  district: z.string(),
  subjects: z.string(),
  languages: z.string(),
  isFull: z.boolean(),
  othersFrom: z.string(),
});
type Row = z.infer<typeof calendarRow>;

/** The public events that the condition holds of, by date. */
async function readEvents(
  { db, names }: Source,
  condition: RawBuilder<unknown>,
): Promise<CalendarEvent[]> {
  const { rows } = await sqlOf(calendarRow)`
    select e.id, extract(epoch from e.starts_at)::float8 * 1000 as "startsAt",
      extract(epoch from e.ends_at)::float8 * 1000 as "endsAt",
      to_char(e.starts_at at time zone 'Asia/Almaty', 'YYYY-MM-DD HH24:MI') as start,
      to_char(e.ends_at at time zone 'Asia/Almaty', 'YYYY-MM-DD HH24:MI') as end, e.type,
      e.title_kk, e.title_ru, e.title_en,
      coalesce(e.place_kk, '') as place_kk, coalesce(e.place_ru, '') as place_ru,
      e.school_id as "schoolId", e.venue_id as "venueId", e.leading_id as "leadingId", e.form,
      e.open_to as open, e.state, coalesce(e.region_kato, '') as region,
      coalesce(e.district_kato, '') as district, array_to_string(e.subjects, ' ') as subjects,
      array_to_string(e.languages, ' ') as languages,
      coalesce(e.capacity <= coalesce(k.registered, 0), false) as "isFull",
      coalesce(to_char((e.published_at at time zone 'Asia/Almaty')::date + e.small_days, 'YYYY-MM-DD'), '')
        as "othersFrom"
    from events.events e left join events.taken k on k.event_id = e.id
    where e.state <> 'draft' and (${condition})
    order by e.starts_at, e.id`.execute(db);
  await learnSchools({ db, names }, rows);
  return rows.flatMap((row) => shown(row, names));
}

/** An event of a kind that came to be after the kinds were read is for the next request to show. */
function shown(row: Row, { kinds, schools }: Directory): CalendarEvent[] {
  const kind = kinds.get(row.type);
  if (!kind) return [];
  const title = named(row.title_kk, row.title_ru, row.title_en ?? row.title_ru);
  const spot = named(row.place_kk, row.place_ru);
  const schoolOf = (one: string | null) => schools.get(one ?? "") ?? nameless;
  const [school, venue] = [schoolOf(row.schoolId), schoolOf(row.venueId)];
  const circle = schoolOf(row.leadingId);
  const [start, end] = [momentOf(row.start), momentOf(row.end)];
  const { id, startsAt, endsAt, type, form, open, state, isFull, othersFrom } = row;
  return [
    {
      id,
      startsAt,
      endsAt,
      type,
      form,
      open,
      state,
      isFull,
      othersFrom,
      region: row.region,
      district: row.district,
      circle: row.leadingId ?? "",
      day: start.day,
      lastDay: end.day,
      from: start.time,
      until: end.time,
      group: kind.group,
      typeName: kind.names,
      title: title.names,
      circleName: circle.names,
      place: row.venueId === null ? spot.names : venue.names,
      subjects: codesIn(row.subjects),
      languages: codesIn(row.languages),
      words: {
        title: title.words,
        kind: kind.words,
        school: school.words,
        spot: spot.words,
        venue: row.venueId === row.schoolId ? "" : venue.words,
      },
    },
  ];
}

/** What many events speak of, as it is while the network and the kinds of event stay the same. */
type Directory = {
  types: readonly EventType[];
  kinds: ReadonlyMap<string, Kind>;
  schools: Map<string, IndexedWords>;
};
type IndexedWords = { names: Names; words: string };
type Kind = IndexedWords & { group: EventGroup };

function directoryOf(types: readonly EventType[]): Directory {
  const kinds = types.map(({ code, group, name_kk, name_ru, name_en }): [string, Kind] => [
    code,
    { group, ...named(name_kk, name_ru, name_en) },
  ]);
  return { types, kinds: new Map(kinds), schools: new Map() };
}

const schoolRow = z.strictObject({ id: z.string(), name_kk: z.string(), name_ru: z.string() });

/** Learns the names of the schools that the rows speak of, where they are not known yet. */
async function learnSchools({ db, names: { schools } }: Source, rows: readonly Row[]) {
  const unknown = new Set<string>();
  for (const { schoolId, venueId, leadingId } of rows) {
    for (const id of [schoolId, venueId, leadingId])
      if (id !== null && !schools.has(id)) unknown.add(id);
  }
  if (unknown.size === 0) return;
  const { rows: found } = await sqlOf(schoolRow)`
    select id, name_kk, name_ru from network.schools where id = any (${[...unknown]}::uuid[])`.execute(
    db,
  );
  for (const { id, name_kk, name_ru } of found) schools.set(id, named(name_kk, name_ru));
}

function named(kk: string, ru: string, en = ru): IndexedWords {
  return namedIn([kk, ru, en].join(between));
}

// No text of the database holds this sign.
const between = "\0";
const namedIn = once(
  (text): IndexedWords => {
    const [kk = "", ru = "", en = ""] = text.split(between);
    const words = fold(text);
    return { names: { kk, ru, en }, words: words && ` ${words}` };
  },
  { most: 50_000 },
);
const nameless: IndexedWords = { names: { kk: "", ru: "", en: "" }, words: "" };
const momentOf = once((text) => ({ day: text.slice(0, 10), time: text.slice(11) }), {
  most: 50_000,
});
const codesIn = once((text) => (text ? text.split(" ") : []), { most: 5_000 });
