import type { IndexedRow } from "#lib/facet-index.ts";
import type { Change } from "#lib/history.ts";
import type { SchoolForm } from "./schema.ts";

type Facts = {
  code: string;
  name_kk: string;
  name_ru: string;
  kind: string;
  languages: readonly string[];
  locality: string | null;
  address: string | null;
  lon: number | null;
  lat: number | null;
  phone: string | null;
  email: string | null;
  website: string | null;
};

const fields = [
  "code",
  "name_kk",
  "name_ru",
  "kind",
  "languages",
  "locality",
  "address",
  "lon",
  "lat",
  "phone",
  "email",
  "website",
] as const;

/** Each fact that the form changes, as it was and as it becomes. */
export function changesBetween(before: Facts, form: SchoolForm): Record<string, Change> {
  const changes: Record<string, Change> = {};
  for (const field of fields) {
    const from = textOf(before[field]);
    const to = textOf(form[field]);
    if (from !== to) changes[field] = { from, to };
  }
  return changes;
}

function textOf(value: string | number | readonly string[] | null | undefined): string | null {
  if (value === null || value === undefined) return null;
  const text = typeof value === "object" ? value.join(", ") : String(value);
  return text === "" ? null : text;
}

export const facets = ["region", "district", "status", "kind", "locality", "teaching"] as const;
export type Facet = (typeof facets)[number];

/** A listing as the register reads it: one line, so that the whole network is read in a moment. */
export type ListedRow = IndexedRow<Facet> & { schoolId: string; districtPlace: number };

/** id|school|from|until|region|district|status|kind|locality|languages|place of the district by its name */
export function parseListed(line: string): ListedRow {
  const [id, schoolId, from, until, region, district, status, kind, locality, teaching, place] =
    line.split("|");
  return {
    id: Number(id),
    schoolId: schoolId ?? "",
    from: dayNumber(from),
    until: dayNumber(until),
    values: {
      region: valuesOf(region),
      district: valuesOf(district),
      status: valuesOf(status),
      kind: valuesOf(kind),
      locality: valuesOf(locality),
      teaching: valuesOf(teaching),
    },
    districtPlace: Number(place),
  };
}

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

export function partnersOn(
  circles: ReadonlyMap<string, readonly Stretch[]>,
  schoolId: string,
  day: number,
): number {
  const held = ({ from, until }: Stretch) => from <= day && day < until;
  return circles.get(schoolId)?.filter(held).length ?? 0;
}

/** Days since 1970; the ends of time are the ends of 32 bits. */
export function dayNumber(day: string | undefined): number {
  if (day === "-infinity") return -(2 ** 31);
  if (day === "infinity" || day === undefined) return 2 ** 31 - 1;
  return Date.parse(day) / 86_400_000;
}

/** The places again, least weight first, those of equal weight as they stood. */
export function orderedBy(
  places: Int32Array,
  weightOf: (place: number) => number,
): Int32Array<ArrayBuffer> {
  const weights = Float64Array.from({ length: places.length }, (_, place) => weightOf(place));
  return Int32Array.from(places).sort((one, other) => (weights[one] ?? 0) - (weights[other] ?? 0));
}

function valuesOf(text: string | undefined): string[] {
  return text ? text.split(" ") : [];
}
