import { z } from "zod";

export const teachingLanguages = ["kk", "ru", "en", "ug", "uz", "tg"] as const;

export const localities = ["urban", "rural"] as const;

export const kinds = [
  "general",
  "gymnasium",
  "lyceum",
  "school_gymnasium",
  "school_lyceum",
  "small",
  "boarding",
  "nis",
  "other",
] as const;

export type TeachingLanguage = (typeof teachingLanguages)[number];

export type Locality = (typeof localities)[number];

export type Kind = (typeof kinds)[number];

export const statuses = ["nis", "pilot", "leading", "partner"] as const;

export type Status = (typeof statuses)[number];

/** The code of a school that a text is, as codes are kept. */
export function schoolCodeIn(text: string): string {
  return text.trim().toUpperCase();
}

/** The code of the school that a row of a table is about; empty where none is said. */
export function codeOfRow({ cells }: { cells: Readonly<Record<string, string>> }): string {
  return schoolCodeIn(cells.code ?? "");
}

export const areaNames = z.strictObject({
  name_kk: z.string(),
  name_ru: z.string(),
  name_en: z.string(),
});

export const schoolNames = z.strictObject({
  id: z.string(),
  name_kk: z.string(),
  name_ru: z.string(),
});

/** Many rows in one text, a line each; null when there are none. */
export const linesRow = z.strictObject({ lines: z.string().nullable() });

export const listingRow = schoolNames.extend({
  listingId: z.int(),
  code: z.string(),
  kind: z.enum(kinds),
  locality: z.enum(localities).nullable(),
  languages: z.array(z.enum(teachingLanguages)),
  status: z.enum(statuses).nullable(),
  regionKato: z.string(),
  districtKato: z.string(),
  districtId: z.int(),
  lon: z.number().nullable(),
  lat: z.number().nullable(),
  leadingId: z.string().nullable(),
  leading_kk: z.string().nullable(),
  leading_ru: z.string().nullable(),
});

export type SchoolRow = {
  id: string;
  code: string;
  name_kk: string;
  name_ru: string;
  kind: Kind;
  locality: Locality | null;
  languages: TeachingLanguage[];
  status: Status | null;
  regionKato: string;
  districtKato: string;
  district: { name_kk: string; name_ru: string; name_en: string };
  region: { name_kk: string; name_ru: string; name_en: string };
  /** Circle partners of a leading school on the day. */
  partners: number;
  leading: { id: string; name_kk: string; name_ru: string } | null;
  lon: number | null;
  lat: number | null;
};
