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
