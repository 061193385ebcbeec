import { z } from "zod";

const Day = z.iso.date().nullable();
const Unit = z.object({
  kato: z.string().regex(/^\d{9}$/),
  nameKk: z.string(),
  nameRu: z.string(),
  nameEn: z.string(),
  from: Day,
  until: Day,
});

/** The reference file of the country's division: every unit in each period it stood unchanged. */
export const Territory = z.object({
  regions: z.array(
    Unit.extend({
      kind: z.enum(["oblast", "city"]),
      centreKk: z.string().nullable(),
      centreRu: z.string().nullable(),
      centreEn: z.string().nullable(),
    }),
  ),
  districts: z.array(
    Unit.extend({
      regionKato: z.string(),
      kind: z.enum(["city", "district", "cityDistrict"]),
      lon: z.number(),
      lat: z.number(),
    }),
  ),
  successions: z.array(z.object({ from: z.string(), to: z.string(), on: z.iso.date() })),
});
export type Territory = z.infer<typeof Territory>;

/** A stretch of a school's life and the district row it then lay in. */
export type Place = { districtId: number; during: string };
