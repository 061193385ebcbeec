import { z } from "zod";
import { idField, lineField, listField } from "#lib/forms.ts";
import type { NeedChoice } from "../cyclogrammes/schema.ts";

/** Over the weeks of the half-year, or day after day within one week. */
export const paces = ["weeks", "week"] as const;
export type Pace = (typeof paces)[number];

export const PaceQuery = z.object({ pace: z.enum(paces).default("weeks").catch("weeks") });

/** Each need taken has its own `id_`, `type_`, `week_` and `day_` behind which its id stands. */
export const FromNeedsForm = z.object({
  schoolId: idField("school", "needed"),
  responsible: lineField(160),
  take: listField(idField("need")).refine((ids) => ids.length > 0, "takeSome"),
});
export type FromNeedsForm = z.infer<typeof FromNeedsForm>;

/** A need with what could be done about it, and when. */
export type Suggestion = {
  need: NeedChoice;
  eventType: string;
  week: string;
  /** Only where everything is done within one week. */
  day: string | null;
};
