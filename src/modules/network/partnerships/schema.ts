import { z } from "zod";
import { dayField, lineField, newIdField } from "#lib/forms.ts";
import { areaNames } from "../base/schema.ts";

/** A leading school draws two to ten schools into its circle. */
export const fewestPartners = 2;
export const mostPartners = 10;
/** Farther than this, in a straight line, a visit takes a day and more. */
export const farKm = 100;

export const partnershipKinds = ["circle", "chain"] as const;
export type PartnershipKind = (typeof partnershipKinds)[number];

export const BeginForm = z.object({
  id: newIdField(),
  partnerCode: lineField(20),
  kind: z.enum(partnershipKinds, "notOffered"),
  startsOn: dayField,
  reason: lineField(500).optional(),
});
export type BeginForm = z.infer<typeof BeginForm>;

export const EndForm = z.object({ endsOn: dayField, reason: lineField(500) });
export type EndForm = z.infer<typeof EndForm>;

/** A school of the circle on the day. */
export const circleMemberRow = z.strictObject({
  partnershipId: z.string(),
  schoolId: z.string(),
  name_kk: z.string(),
  name_ru: z.string(),
  kind: z.enum(partnershipKinds),
  small: z.boolean(),
  during: z.string(),
  reason: z.string().nullable(),
  district: areaNames,
  /** Null when the leading school is not open on the day. */
  sameDistrict: z.boolean().nullable(),
  /** In a straight line; null when one of the two places is not known. */
  km: z.number().nullable(),
  /** True when a place is only the middle of its district. */
  roughly: z.boolean(),
  teachers: z.int().nullable(),
});
export type CircleMember = z.infer<typeof circleMemberRow>;
