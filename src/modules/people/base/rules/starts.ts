import { plusDays } from "#lib/dates.ts";
import type { Period } from "#lib/period.ts";

/** What is known of a first day that nobody told: its year, or that a list of the day names the person. */
export const startsKnown = ["year", "listed"] as const;
export type StartKnown = (typeof startsKnown)[number];

export type Start = { from: string | null; startKnown: StartKnown | null };

/** The first day as far as it is known: the day, its year alone, or nothing. */
export function startTold({ from, startKnown }: Start): string | null {
  if (startKnown === "listed") return null;
  return startKnown === "year" ? yearOf(from) : from;
}

// A list of the next school year is drawn up in spring.
const mostAhead = 366;

/** Whether work can hardly be known to begin then. */
export function isTooFarAhead(from: string | null, today: string): boolean {
  return from !== null && from > plusDays(today, mostAhead);
}

/**
 * The first day of the year on which work may have begun: after whatever ended there in the year, but for what ended after this
 * work itself did.
 */
export function firstDayIn(year: string, others: readonly Period[], own?: string | null): string {
  const ends = others.flatMap(({ until }) =>
    yearOf(until) === year && until && (!own || until <= own) ? [until] : [],
  );
  return [`${year}-01-01`, ...ends].toSorted().at(-1) ?? `${year}-01-01`;
}

export function yearOf(day: string | null): string | null {
  return day === null ? null : day.slice(0, 4);
}
