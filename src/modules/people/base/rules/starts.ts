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

/** The first day of the year on which work may have begun: after whatever ended there in the year. */
export function firstDayIn(year: string, others: readonly Period[]): string {
  const ends = others.flatMap(({ until }) => (yearOf(until) === year && until ? [until] : []));
  return [`${year}-01-01`, ...ends].toSorted().at(-1) ?? `${year}-01-01`;
}

export function yearOf(day: string | null): string | null {
  return day === null ? null : day.slice(0, 4);
}
