import type { IndexedRow } from "#lib/facet-index.ts";
import type { Change } from "#lib/history.ts";
import { dayNumber } from "../base/rules/listings.ts";
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
