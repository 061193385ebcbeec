import { covers, parsePeriod } from "#lib/period.ts";

/** A partner was in the circle from one day until before another. */
export type Stretch = { from: number; until: number };

/** Reads lines of leading school|from|until. */
export function stretchesOf(lines: readonly string[]): Map<string, Stretch[]> {
  const circles = new Map<string, Stretch[]>();
  for (const line of lines) {
    const [leadingId = "", from, until] = line.split("|");
    const stretch = { from: dayNumber(from), until: dayNumber(until) };
    const circle = circles.get(leadingId);
    if (circle) circle.push(stretch);
    else circles.set(leadingId, [stretch]);
  }
  return circles;
}

/** Those of the rows that held on the day. */
export function heldOn<Row extends { during: string }>(rows: readonly Row[], on: string): Row[] {
  return rows.filter((row) => covers(parsePeriod(row.during), on));
}

/** Days since 1970; the ends of time are the ends of 32 bits. */
export function dayNumber(day: string | undefined): number {
  if (day === "-infinity") return -(2 ** 31);
  if (day === "infinity" || day === undefined) return 2 ** 31 - 1;
  return Date.parse(day) / 86400000;
}

export function partnersOn(
  circles: ReadonlyMap<string, readonly Stretch[]>,
  schoolId: string,
  day: number,
): number {
  const held = ({ from, until }: Stretch) => from <= day && day < until;
  return circles.get(schoolId)?.filter(held).length ?? 0;
}
