import { type FacetIndex, type IndexedRow, indexRows, type Mask } from "#lib/facet-index.ts";
import { mondayOf, plusDays } from "#lib/school-year.ts";
import { searchQuery } from "#lib/search.ts";
import type { CalendarEvent, EventFilters, FacetName, View } from "./schema.ts";
import { facetNames } from "./schema.ts";

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
export function weeksOfMonth(day: string): string[][] {
  const [month, after] = [monthOf(day), nextMonth(day)];
  const weeks: string[][] = [];
  for (let monday = mondayOf(month); monday < after; monday = plusDays(monday, 7))
    weeks.push(daysOfWeek(monday));
  return weeks;
}

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

export type Kept = { events: readonly CalendarEvent[]; index: FacetIndex<FacetName> };

/** Events with what they are filtered by, so that any choice of filters is counted in a moment. */
export function keep(events: readonly CalendarEvent[]): Kept {
  return { events, index: indexRows(events.map(indexed), facetNames) };
}

type Mending = { month: string; ids: ReadonlySet<string>; events: readonly CalendarEvent[] };

/** The month with the events of these ids as they are now: changed, come, moved elsewhere or gone. */
export function mended(kept: Kept, { month, ids, events }: Mending): Kept {
  const after = nextMonth(month);
  const own = events.filter(({ day, lastDay }) => day < after && lastDay >= month);
  if (own.length === 0 && !kept.events.some(({ id }) => ids.has(id))) return kept;
  const others = kept.events.filter(({ id }) => !ids.has(id));
  return keep(
    [...others, ...own].sort(
      (one, other) => +one.startsAt - +other.startsAt || (one.id < other.id ? -1 : 1),
    ),
  );
}

function indexed(event: CalendarEvent, id: number): IndexedRow<FacetName> {
  return {
    ...{ id, from: 0, until: 1 },
    values: {
      ...{ region: some(event.region), district: some(event.district), circle: some(event.circle) },
      ...{ group: [event.group], type: [event.type], form: [event.form], open: [event.open] },
      ...{ subject: event.subjects, language: event.languages },
    },
  };
}

function some(value: string): string[] {
  return value ? [value] : [];
}

/** Which events lie in the days and hold every word typed, by its beginning or by a stem of it. */
export function maskFor(
  events: readonly CalendarEvent[],
  { from, until, q }: { from: string; until: string; q: string | undefined },
): Mask {
  const wanted = searchQuery(q ?? "").map(({ word, stems }) =>
    [word, ...stems].map((one) => ` ${one}`),
  );
  const mask = new Uint8Array(events.length);
  for (let at = 0; at < mask.length; at++) {
    const event = events[at];
    if (!event || event.lastDay < from || event.day > until) continue;
    mask[at] = wanted.every((stems) => stems.some((stem) => event.words.includes(stem))) ? 1 : 0;
  }
  return mask;
}

/** The events of each day, those that last for days on every one of them. */
export function byDay(events: readonly CalendarEvent[]): Map<string, CalendarEvent[]> {
  const days = new Map<string, CalendarEvent[]>();
  const add = (day: string, event: CalendarEvent) => {
    const known = days.get(day);
    if (known) known.push(event);
    else days.set(day, [event]);
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
