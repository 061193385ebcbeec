import { z } from "zod";
import { idField, pageField } from "#lib/forms.ts";

const kato = z
  .string()
  .regex(/^\d{9}$/)
  .optional()
  .catch(undefined);

export const ChainQuery = z.object({
  region: kato,
  district: kato,
  school: idField("school").optional().catch(undefined),
  area: z
    .string()
    .regex(/^[a-z]{2,30}$/)
    .optional()
    .catch(undefined),
  circle: idField("school").optional().catch(undefined),
  only: z.enum(["unanswered", "answered"]).optional().catch(undefined),
  page: pageField(),
});
export type ChainQuery = z.infer<typeof ChainQuery>;

/** A confirmed need and what became of it. */
const chainNeedRow = z.strictObject({
  id: z.string(),
  diagnosisId: z.string(),
  leadingId: z.string(),
  schoolId: z.string().nullable(),
  school_kk: z.string(),
  school_ru: z.string(),
  area_kk: z.string(),
  area_ru: z.string(),
  area_en: z.string(),
  rank: z.int(),
  isLagging: z.boolean(),
  planned: z.int(),
  /** Events that took place for it, the first first. */
  events: z.array(
    z.strictObject({
      id: z.string(),
      title_kk: z.string(),
      title_ru: z.string(),
      startsAt: z.string(),
      attended: z.int(),
    }),
  ),
  /** From the confirmed need to the first event, in days; null while nothing took place. */
  days: z.int().nullable(),
  attended: z.int(),
  feedback: z.int(),
  certificates: z.int(),
});
export type ChainNeed = z.infer<typeof chainNeedRow>;

/** Where the needs shown lie, and how many there: what they can be narrowed to. */
const chainPlaceRow = z.strictObject({
  facet: z.enum(["region", "district", "circle", "school", "area"]),
  value: z.string(),
  name_kk: z.string(),
  name_ru: z.string(),
  count: z.int(),
});
export type ChainPlace = z.infer<typeof chainPlaceRow>;

const chainSumsRow = z.strictObject({
  needs: z.int(),
  answered: z.int(),
  /** In the middle, of those answered. */
  days: z.int().nullable(),
  attended: z.int(),
  feedback: z.int(),
  certificates: z.int(),
});
export type ChainSums = z.infer<typeof chainSumsRow>;

/** A page of needs, all of those asked for in figures, and by what they can be narrowed. */
export const chainRow = z.strictObject({
  needs: z.array(chainNeedRow),
  sums: chainSumsRow,
  places: z.array(chainPlaceRow),
});
export type Chain = z.infer<typeof chainRow>;
