import { z } from "zod";
import { idField } from "#lib/forms.ts";

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
  page: z.coerce.number().int().min(1).max(1000).default(1).catch(1),
});
export type ChainQuery = z.infer<typeof ChainQuery>;

/** A confirmed need and what became of it. */
export type ChainNeed = {
  id: string;
  diagnosisId: string;
  leadingId: string;
  schoolId: string | null;
  school_kk: string;
  school_ru: string;
  area_kk: string;
  area_ru: string;
  area_en: string;
  rank: number;
  isLagging: boolean;
  planned: number;
  /** Events that took place for it, the first first. */
  events: { id: string; title_kk: string; title_ru: string; startsAt: string; came: number }[];
  /** From the confirmed need to the first event, in days; null while nothing took place. */
  days: number | null;
  came: number;
  feedback: number;
  certificates: number;
};

/** Where the needs shown lie, and how many there: what they can be narrowed to. */
export type ChainPlace = {
  facet: "region" | "district" | "circle" | "school" | "area";
  value: string;
  name_kk: string;
  name_ru: string;
  count: number;
};

export type ChainSums = {
  needs: number;
  answered: number;
  /** In the middle, of those answered. */
  days: number | null;
  came: number;
  feedback: number;
  certificates: number;
};

/** A page of needs, all of those asked for in figures, and by what they can be narrowed. */
export type Chain = { needs: ChainNeed[]; sums: ChainSums; places: ChainPlace[] };
