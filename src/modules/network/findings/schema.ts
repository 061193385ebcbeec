import { z } from "zod";

export const findingKinds = [
  "withoutLeading",
  "fewPartners",
  "manyPartners",
  "farPartner",
  "notConfirmed",
] as const;
export type FindingKind = (typeof findingKinds)[number];

export const FindingsQuery = z.object({
  kind: z.enum(findingKinds).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).default(1).catch(1),
});

export type Finding = {
  schoolId: string;
  name_kk: string;
  name_ru: string;
  district: { name_kk: string; name_ru: string; name_en: string };
  region: { name_kk: string; name_ru: string; name_en: string };
  /** Partners of the circle, or kilometres to the partner; null where neither is meant. */
  amount: number | null;
  other: { id: string; name_kk: string; name_ru: string } | null;
};
