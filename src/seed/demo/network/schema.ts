import { z } from "zod";
import { kinds, localities, teachingLanguages } from "#modules/network/base/schema.ts";
import type { Place } from "#modules/network/territory/schema.ts";

export const Kind = z.enum(kinds);
const Locality = z.enum(localities).nullable();
const Languages = z.array(z.enum(teachingLanguages));

/** A school of an invented circle, so many kilometres from its leading school in that direction. */
const CircleSchool = z.object({
  code: z.string(),
  nameKk: z.string(),
  nameRu: z.string(),
  kind: Kind,
  locality: Locality,
  languages: Languages,
  districtKato: z.string(),
  km: z.number(),
  degrees: z.number(),
  from: z.iso.date(),
  reason: z.string().nullable(),
  pupils: z.int(),
  teachers: z.int(),
});
export type CircleSchool = z.infer<typeof CircleSchool>;

const NamedSchool = z.object({
  code: z.string(),
  nameKk: z.string(),
  nameRu: z.string(),
  kind: Kind,
  locality: Locality,
  districtKato: z.string(),
  status: z.enum(["leading", "partner"]).nullable(),
  statusFrom: z.iso.date().nullable(),
  note: z.string().nullable(),
  leadingCode: z.string().nullable(),
  teachers: z.object({ year: z.int(), count: z.int() }).nullable(),
});
export type NamedSchool = z.infer<typeof NamedSchool>;

/** The reference file of the demonstration: schools the documents name, and circles made up around them. */
export const DemoSchools = z.object({
  schools: z.array(NamedSchool),
  circles: z.array(
    z.object({
      leadingCode: z.string(),
      leading: CircleSchool.nullable(),
      partners: z.array(CircleSchool),
    }),
  ),
});
export type DemoSchools = z.infer<typeof DemoSchools>;

/** A district row of the day the documents tell of, with the places a school of it lies in over time. */
export type District = {
  id: number;
  kato: string;
  regionKato: string;
  kind: "city" | "district" | "cityDistrict";
  name_kk: string;
  name_ru: string;
  lon: number;
  lat: number;
  places: Place[];
};

export type Stretch = { from: string; until: string | null };

/** A school as it is written to the database in one piece. */
export type NewSchool = {
  id: string;
  code: string;
  name_kk: string;
  name_ru: string;
  kind: z.infer<typeof Kind>;
  languages: z.infer<typeof Languages>;
  locality: z.infer<typeof Locality>;
  lon: number;
  lat: number;
  position: "exact" | "district";
  origin: "documents" | "demo" | "generated";
  district: District;
  statuses: NewStatus[];
  sizes: { year: number; pupils: number | null; teachers: number | null }[];
};

export type NewStatus = Stretch & {
  status: "nis" | "pilot" | "leading" | "partner";
  endReason: string | null;
  note: string | null;
};

export type NewPartnership = Stretch & {
  leadingId: string;
  partnerId: string;
  kind: "circle" | "chain";
  reason: string | null;
  endReason: string | null;
};

export type NewNetwork = { schools: NewSchool[]; partnerships: NewPartnership[] };
