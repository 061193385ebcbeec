import { z } from "zod";

export const topics = [
  "network",
  "by_region",
  "active",
  "trained",
  "products",
  "events",
  "library",
  "surveys",
  "indicators",
  "opinions_2019",
  "leading_2020",
  "rural",
  "rural_climate",
  "ict",
  "online",
  "small_schools",
  "transfer",
  "one_circle",
] as const;
export const Topic = z.enum(topics);
export type Topic = z.infer<typeof Topic>;

export const disputes = [
  "leading_2019",
  "partners_2019",
  "schools_2019",
  "leading_start",
  "partners_per_leading",
  "library_total",
  "library_downloads",
  "library_users",
  "events_all_years",
  "survey_respondents",
  "indicators_7_8",
  "share_72",
  "level_trained",
] as const;
export const Dispute = z.enum(disputes);
export type Dispute = z.infer<typeof Dispute>;

const Words = z.object({ kk: z.string().min(1), ru: z.string().min(1), en: z.string().min(1) });

/** The reference file of figures as the source documents print them. */
export const Published = z.object({
  documents: z.array(
    z.object({
      code: z.string(),
      titleKk: z.string(),
      titleRu: z.string(),
      titleEn: z.string(),
      dated: z.iso.date(),
      approximate: z.boolean(),
    }),
  ),
  figures: z.array(
    Words.extend({
      document: z.string(),
      topic: Topic,
      code: z.string(),
      regionKato: z.string().nullable(),
      asOf: z.iso.date(),
      value: z.number().nullable(),
      text: z.string().min(1),
      note: Words.nullable(),
      disputed: Dispute.nullable(),
      place: z.int(),
    }),
  ),
});
export type Published = z.infer<typeof Published>;
