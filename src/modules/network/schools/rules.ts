import type { Change } from "#lib/history.ts";
import type { SchoolFilters, SchoolForm } from "./schema.ts";

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

/**
 * Schools alike in everything that a list is filtered by, from a day until another. The days are as
 * PostgreSQL writes them, "-infinity" and "infinity" included, and so compare as texts.
 */
export type Group = {
  from: string;
  until: string;
  region: string;
  district: string;
  status: string;
  kind: string;
  locality: string | null;
  teaching: readonly string[];
  schools: number;
};

export type FacetCount = { facet: string; value: string; count: number };
/** How many schools fit in all, and how many each value of each filter would leave, given the others. */
export type Counts = { total: number; facets: FacetCount[] };

const facetNames = ["region", "district", "status", "kind", "locality", "teaching"] as const;

/** A school counts for a filter when it misses no other, and for each language it teaches in. */
export function countFacets(groups: readonly Group[], filters: SchoolFilters): Counts {
  const counts = new Map<string, FacetCount>();
  let total = 0;
  for (const group of groups) {
    const missed = facetNames.filter((name) => misses(group, filters, name));
    if (missed.length === 0) total += group.schools;
    if (missed.length > 1) continue;
    for (const name of missed.length === 0 ? facetNames : missed) addTo(counts, group, name);
  }
  return { total, facets: [...counts.values()] };
}

function misses(group: Group, filters: SchoolFilters, name: (typeof facetNames)[number]): boolean {
  const wanted = filters[name];
  return wanted !== undefined && !valuesOf(group, name).includes(wanted);
}

function addTo(
  counts: Map<string, FacetCount>,
  group: Group,
  facet: (typeof facetNames)[number],
): void {
  for (const value of valuesOf(group, facet)) {
    const known = counts.get(`${facet} ${value}`);
    if (known) known.count += group.schools;
    else counts.set(`${facet} ${value}`, { facet, value, count: group.schools });
  }
}

function valuesOf(group: Group, name: (typeof facetNames)[number]): readonly string[] {
  const value = group[name];
  return value === null ? [] : typeof value === "string" ? [value] : value;
}
