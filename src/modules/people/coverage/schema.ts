import { z } from "zod";
import { dayField, idField, pageField } from "#lib/forms.ts";
import { measures } from "../base/schema.ts";

const kato = z.string().regex(/^\d{9}$/);

/** What the address may ask for: an area, small schools alone, a measure, a page of the gaps. */
export const CoverageQuery = z.object({
  region: kato.optional().catch(undefined),
  district: kato.optional().catch(undefined),
  circle: idField("school").optional().catch(undefined),
  small: z.literal("1").optional().catch(undefined),
  measure: z.enum(measures).default("certified").catch("certified"),
  since: dayField.optional().catch(undefined),
  page: pageField(),
});
export type CoverageQuery = z.infer<typeof CoverageQuery>;

export type Area =
  | { kind: "country" }
  | { kind: "region"; kato: string }
  | { kind: "district"; kato: string }
  | { kind: "circle"; leadingId: string };

export type Counts = Readonly<Record<string, number>>;
