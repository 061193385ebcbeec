import { z } from "zod";
import { pageField } from "#lib/forms.ts";

export const LaggingQuery = z.object({
  area: z.string().max(40).optional().catch(undefined),
  page: pageField(),
});
export type LaggingQuery = z.infer<typeof LaggingQuery>;

/** How many schools and circles lag in the area, of how many that looked at their needs. */
export const laggingAreaRow = z.strictObject({
  code: z.string(),
  name_kk: z.string(),
  name_ru: z.string(),
  name_en: z.string(),
  schools: z.int(),
  circles: z.int(),
  looked: z.int(),
});
export type LaggingArea = z.infer<typeof laggingAreaRow>;

export const laggingSchoolRow = z.strictObject({
  diagnosisId: z.string(),
  schoolId: z.string(),
  name_kk: z.string(),
  name_ru: z.string(),
  district_kk: z.string(),
  district_ru: z.string(),
  halfYear: z.string(),
  /** Always known: by it an area is found to lag. */
  shareHigh: z.number(),
  rank: z.int(),
});
export type LaggingSchool = z.infer<typeof laggingSchoolRow>;
