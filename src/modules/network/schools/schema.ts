import { z } from "zod";
import { dayField, lineField, listField, newIdField, pageField } from "#lib/forms.ts";
import { kinds, localities, statuses, teachingLanguages } from "../base/schema.ts";

const kato = z.string().regex(/^\d{9}$/);

/** What the address of the list may ask for; anything else is as if it were not asked. */
export const SchoolFilters = z.object({
  q: z.string().trim().max(100).optional().catch(undefined),
  region: kato.optional().catch(undefined),
  district: kato.optional().catch(undefined),
  status: z
    .enum([...statuses, "none"])
    .optional()
    .catch(undefined),
  kind: z.enum(kinds).optional().catch(undefined),
  locality: z.enum(localities).optional().catch(undefined),
  teaching: z.enum(teachingLanguages).optional().catch(undefined),
  sort: z.enum(["name", "district", "partners"]).default("name").catch("name"),
  page: pageField(10_000),
});
export type SchoolFilters = z.infer<typeof SchoolFilters>;

const whole = (most: number) =>
  z.coerce.number("notNumber").int("notNumber").min(0, "notNumber").max(most, "notNumber");

export const SchoolForm = z.object({
  id: newIdField(),
  code: z
    .string("needed")
    .trim()
    .toUpperCase()
    .regex(/^[A-Z0-9-]{3,20}$/, "badCode"),
  name_kk: lineField(200),
  name_ru: lineField(200),
  kind: z.enum(kinds, "notOffered"),
  districtKato: kato,
  languages: listField(z.enum(teachingLanguages, "notOffered")),
  locality: z.enum(localities, "notOffered").optional(),
  address: lineField(300).optional(),
  lon: z.coerce.number("notNumber").min(46, "outside").max(88, "outside").optional(),
  lat: z.coerce.number("notNumber").min(40, "outside").max(56, "outside").optional(),
  phone: lineField(60).optional(),
  email: z.email("notEmail").optional(),
  website: z.url("notUrl").optional(),
  openedOn: dayField.optional(),
});
export type SchoolForm = z.infer<typeof SchoolForm>;

export const SizeForm = z.object({
  year: z.coerce.number("notNumber").int("notNumber").min(2000, "notNumber").max(2100, "notNumber"),
  pupils: whole(20_000),
  teachers: whole(2_000),
});
export type SizeForm = z.infer<typeof SizeForm>;
