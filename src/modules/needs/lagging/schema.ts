import { z } from "zod";

export const LaggingQuery = z.object({
  area: z.string().max(40).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(1000).default(1).catch(1),
});
export type LaggingQuery = z.infer<typeof LaggingQuery>;

/** How many schools and circles lag in the area, of how many that looked at their needs. */
export type LaggingArea = {
  code: string;
  name_kk: string;
  name_ru: string;
  name_en: string;
  schools: number;
  circles: number;
  looked: number;
};

export type LaggingSchool = {
  diagnosisId: string;
  schoolId: string;
  name_kk: string;
  name_ru: string;
  district_kk: string;
  district_ru: string;
  halfYear: string;
  shareHigh: number;
  rank: number;
};
