import { z } from "zod";
import { pageField } from "#lib/forms.ts";
import { areaNames, schoolNames } from "../base/schema.ts";

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
  page: pageField(10_000),
});

export const findingRow = z.strictObject({
  schoolId: z.string(),
  name_kk: z.string(),
  name_ru: z.string(),
  district: areaNames,
  region: areaNames,
  /** Partners of the circle, or kilometres to the partner; null where neither is meant. */
  amount: z.int().nullable(),
  other: schoolNames.nullable(),
});
export type Finding = z.infer<typeof findingRow>;
