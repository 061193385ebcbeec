import { momentAt, mondayOf, plusDays } from "#lib/dates.ts";
import {
  added,
  type FacetCount,
  type FacetIndex,
  findCounted,
  type IndexedRow,
  indexRows,
  type Mask,
  maskWhere,
  renewList,
  renewRows,
} from "#lib/facet-index.ts";
import { once } from "#lib/once.ts";
import { type SearchWord, searchQuery } from "#lib/search.ts";
import {
  type CalendarEvent,
  type EventFilters,
  type FacetName,
  facetNames,
  type View,
  wordNames,
} from "./schema.ts";

/** The first day of the month the day lies in. */
export function monthOf(day: string): string {
  return `${day.slice(0, 7)}-01`;
}

export function nextMonth(month: string): string {
  return monthOf(plusDays(monthOf(month), 31));
}

export function previousMonth(month: string): string {
  return monthOf(plusDays(monthOf(month), -1));
}

/** The month and so many after it, by their first days. */
export function monthsFrom(day: string, count: number): string[] {
  const months = [monthOf(day)];
  while (months.length < count) months.push(nextMonth(months.at(-1) ?? day));
  return months;
}

/** The weeks of a month's sheet, each of seven days from Monday. */
export function weeksOfMonth(day: string): readonly (readonly string[])[] {
  return weeksOnce(monthOf(day));
}

const weeksOnce = once(
  (month) => {
    const after = nextMonth(month);
    const weeks: string[][] = [];
    for (let monday = mondayOf(month); monday < after; monday = plusDays(monday, 7))
      weeks.push(daysOfWeek(monday));
    return weeks;
  },
  { most: 1_000 },
);

export function daysOfWeek(day: string): string[] {
  const monday = mondayOf(day);
  return [0, 1, 2, 3, 4, 5, 6].map((place) => plusDays(monday, place));
}

const monthsOfList = 6;

/** The months whose events a view needs, and the days it shows of them. */
export function spanOf(view: View, day: string): { months: string[]; from: string; until: string } {
  switch (view) {
    case "month": {
      const from = monthOf(day);
      return { months: [from], from, until: plusDays(nextMonth(day), -1) };
    }
    case "week": {
      const [from = day, until = day] = [mondayOf(day), plusDays(mondayOf(day), 6)];
      return { months: [...new Set([monthOf(from), monthOf(until)])], from, until };
    }
    case "day":
      return { months: [monthOf(day)], from: day, until: day };
    case "list": {
      const months = monthsFrom(day, monthsOfList);
      return { months, from: day, until: plusDays(nextMonth(months.at(-1) ?? day), -1) };
    }
  }
}

/** The day that the view before or after this one is of. */
export function neighbourOf(view: View, { day, step }: { day: string; step: 1 | -1 }): string {
  if (view === "day") return plusDays(day, step);
  if (view === "week") return plusDays(mondayOf(day), 7 * step);
  return step === 1 ? nextMonth(day) : previousMonth(day);
}

/** The moments (milliseconds since 1970) between which events are of a month; one may have begun up to 32 days before it. */
export type Bounds = { earliest: number; from: number; until: number };

export function boundsOf(month: string): Bounds {
  return {
    earliest: +momentAt(plusDays(month, -32), "00:00"),
    from: +momentAt(month, "00:00"),
    until: +momentAt(nextMonth(month), "00:00"),
  };
}

function isWithin({ startsAt, endsAt }: CalendarEvent, { earliest, from, until }: Bounds): boolean {
  return startsAt >= earliest && startsAt < until && endsAt > from;
}

const indexedFacets = [...facetNames, ...wordNames] as const;
type IndexedFacet = (typeof indexedFacets)[number];

/** The events of a month by date, with what they are filtered by, so that any choice of filters is counted in a moment. */
export type CalendarIndex = {
  bounds: Bounds;
  events: readonly CalendarEvent[];
  index: FacetIndex<IndexedFacet, string>;
  /** The place of every event, in order. */
  order: Int32Array;
  /** What words were found in, as they come to be asked for. */
  found: Map<string, Mask>;
};

export function keep(bounds: Bounds, events: readonly CalendarEvent[]): CalendarIndex {
  const index = indexRows(events.map(indexed), indexedFacets);
  return { bounds, events, index, order: inOrder(events.length), found: new Map() };
}

type Mending = { ids: ReadonlySet<string>; events: readonly CalendarEvent[] };

/** The month with the events of these ids as they are now, by date: changed, come, moved elsewhere or gone. */
export function mended(kept: CalendarIndex, { ids, events }: Mending): CalendarIndex {
  const { bounds, index, order } = kept;
  const gone = new Set([...ids].flatMap((id) => index.placeOf.get(id) ?? []));
  const own = events.filter((event) => isWithin(event, bounds));
  if (own.length === 0 && gone.size === 0) return kept;
  const places = placesAfter(kept, { gone, own });
  return {
    bounds,
    events: renewList(kept.events, { places, rows: own }),
    index: renewRows(index, { places, rows: own.map(indexed) }),
    order: places.length === order.length ? order : inOrder(places.length),
    found: new Map(),
  };
}

type Exchange = { gone: ReadonlySet<number>; own: readonly CalendarEvent[] };

/** Where each event stood before, those gone left out and each new one where its date belongs. */
function placesAfter({ events }: CalendarIndex, { gone, own }: Exchange): Int32Array {
  const places: number[] = [];
  let next = 0;
  const stayUntil = (end: number) => {
    for (; next < end; next++) if (!gone.has(next)) places.push(next);
  };
  for (const event of own) {
    stayUntil(placeAmong(events, event));
    places.push(added);
  }
  stayUntil(events.length);
  return Int32Array.from(places);
}

/** How many of the events come before this one. */
function placeAmong(events: readonly CalendarEvent[], event: CalendarEvent): number {
  let [low, high] = [0, events.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = events[middle];
    if (other && isBefore(other, event)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isBefore(one: CalendarEvent, other: CalendarEvent): boolean {
  return (one.startsAt - other.startsAt || (one.id < other.id ? -1 : 1)) < 0;
}

function inOrder(length: number): Int32Array {
  return new Int32Array(length).map((_, place) => place);
}

function indexed(event: CalendarEvent): IndexedRow<IndexedFacet, string> {
  const { title, kind, school, venue, spot } = event.words;
  return {
    id: event.id,
    from: dayNumber(event.day),
    until: dayNumber(event.lastDay) + 1,
    values: {
      region: some(event.region),
      district: some(event.district),
      circle: some(event.circle),
      group: [event.group],
      type: [event.type],
      form: [event.form],
      open: [event.open],
      subject: event.subjects,
      language: event.languages,
      title: [title],
      kind: [kind],
      school: some(school),
      venue: some(venue),
      spot: some(spot),
    },
  };
}

function some(value: string): string[] {
  return value ? [value] : [];
}

/** Days since 1970. */
function dayNumber(day: string): number {
  return Date.parse(day) / 86_400_000;
}

type CalendarQuery = {
  from: string;
  until: string;
  filters: EventFilters;
  counted: readonly FacetName[];
};

/** The events of those days, by date, in months that follow one another, and how many each value would leave. */
export function findEvents(
  months: readonly CalendarIndex[],
  { from, until, filters, counted }: CalendarQuery,
): { events: CalendarEvent[]; facets: FacetCount[] } {
  const { q, ...wanted } = filters;
  const days = { from: dayNumber(from), until: dayNumber(until) + 1 };
  const events: CalendarEvent[] = [];
  const facets: FacetCount[][] = [];
  for (const [at, kept] of months.entries()) {
    const order = at === 0 ? kept.order : kept.order.subarray(firstBegunIn(kept));
    const asked = { days, order, wanted, mask: maskFor(kept, q), counted };
    const found = findCounted(kept.index, asked);
    facets.push(found.facets);
    for (const place of found.places) {
      const event = kept.events[place];
      if (event) events.push(event);
    }
  }
  return { events, facets: summedUp(facets) };
}

/** What lasts into the month from the one before it is passed over: it was found there. */
function firstBegunIn({ bounds, events }: CalendarIndex): number {
  const first = events.findIndex(({ startsAt }) => startsAt >= bounds.from);
  return first < 0 ? events.length : first;
}

function summedUp(lists: readonly FacetCount[][]): FacetCount[] {
  const [only = [], ...others] = lists;
  if (others.length === 0) return only;
  const sums = new Map<string, FacetCount>();
  for (const { facet, value, count } of lists.flat()) {
    const key = `${facet} ${value}`;
    sums.set(key, { facet, value, count: count + (sums.get(key)?.count ?? 0) });
  }
  return [...sums.values()];
}

/** The filters whose values are offered: none that is chosen, districts with a region, circles with a district, kinds with a group. */
export function offeredFacets(filters: EventFilters): FacetName[] {
  const needs: Partial<Record<FacetName, FacetName>> = {
    district: "region",
    circle: "district",
    type: "group",
  };
  return facetNames.filter((name) => {
    const needed = needs[name];
    return filters[name] === undefined && (!needed || filters[needed] !== undefined);
  });
}

/** Which events hold every word typed, by its beginning or by a stem of it; null when no word was typed. */
function maskFor(kept: CalendarIndex, q: string | undefined): Mask | null {
  const [first, ...others] = searchQuery(q ?? "").map((word) => maskOfWord(kept, word));
  if (!first) return null;
  return others.reduce((both, mask) => both.map((hit, place) => hit & (mask[place] ?? 0)), first);
}

const mostWords = 50;

function maskOfWord({ index, found }: CalendarIndex, { word, stems }: SearchWord): Mask {
  const known = found.get(word);
  if (known) return known;
  const beginnings = [word, ...stems].map((one) => ` ${one}`);
  const mask = maskWhere(index, {
    facets: wordNames,
    fits: (words) => beginnings.some((beginning) => words.includes(beginning)),
  });
  if (found.size >= mostWords) found.delete(found.keys().next().value ?? "");
  found.set(word, mask);
  return mask;
}

/** How many events a day has, and the first of them. */
export type DayOfEvents = { count: number; first: CalendarEvent[] };

/** The events of each day, those that last for days on every one of them. */
export function byDay(
  events: readonly CalendarEvent[],
  { most }: { most: number },
): Map<string, DayOfEvents> {
  const days = new Map<string, DayOfEvents>();
  const add = (day: string, event: CalendarEvent) => {
    const found = days.get(day) ?? { count: 0, first: [] };
    if (found.count === 0) days.set(day, found);
    found.count += 1;
    if (found.count <= most) found.first.push(event);
  };
  for (const event of events) {
    add(event.day, event);
    for (let day = event.day; day < event.lastDay; ) {
      day = plusDays(day, 1);
      add(day, event);
    }
  }
  return days;
}

/** The filters alone, as parameters of the address of a feed. */
export function filterParams(filters: EventFilters): Record<string, string | undefined> {
  const { region, district, group, type, subject, language, form, circle, open, q } = filters;
  return { region, district, group, type, subject, language, form, circle, open, q };
}
