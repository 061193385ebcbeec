import { parsePeriod, periodText } from "#lib/period.ts";
import type { Place } from "./schema.ts";

/**
 * Where a school lay while it was open, along district rows that followed one another, oldest first.
 * The first row also holds for the days before it and the last for those after it: a school is always somewhere.
 */
export function placesAlong(
  districts: { id: number; during: string }[],
  openDuring: string,
): Place[] {
  const open = parsePeriod(openDuring);
  return districts.flatMap((district, at) => {
    const begins = at === 0 ? null : parsePeriod(district.during).from;
    const ends = at === districts.length - 1 ? null : parsePeriod(district.during).until;
    const from = later(begins, open.from);
    const until = earlier(ends, open.until);
    if (from !== null && until !== null && from >= until) return [];
    return [{ districtId: district.id, during: periodText({ from, until }) }];
  });
}

function later(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other;
  return one > other ? one : other;
}

function earlier(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
}
