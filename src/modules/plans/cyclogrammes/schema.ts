import { z } from "zod";
import { dayField, idField, lineField, newIdField } from "#lib/forms.ts";

/** The leading school whose plans alone are listed. */
export const PlansQuery = z.object({ circle: idField("school").optional().catch(undefined) });

export const OpenForm = z.object({
  id: newIdField(),
  leadingId: idField("school"),
  halfYear: z.string().regex(/^20\d\d-[12]$/, "notOffered"),
  proposalsUntil: dayField,
  copy: z.literal("1").optional(),
});
export type OpenForm = z.infer<typeof OpenForm>;

const monday = z.iso
  .date("notDay")
  .refine((day) => new Date(`${day}T00:00:00Z`).getUTCDay() === 1, "notMonday");

/** What somebody proposes to do, and why. */
export const ItemForm = z.object({
  id: newIdField(),
  schoolId: idField("school", "needed"),
  eventType: lineField(60),
  titleKk: lineField(200),
  titleRu: lineField(200),
  week: monday.optional(),
  day: dayField.optional(),
  hall: lineField(80).optional(),
  responsible: lineField(160),
  /** A confirmed need of the circle (its id), or an area (its code). */
  need: lineField(60).optional(),
  needReason: lineField(300).optional(),
  expected: z.string().trim().max(500, "tooLong").default(""),
  changeReason: lineField(300).optional(),
});
export type ItemForm = z.infer<typeof ItemForm>;

export const DecisionForm = z.object({
  decision: z.enum(["accept", "decline"], "notOffered"),
  week: monday.optional(),
  declineReason: lineField(300).optional(),
});
export type DecisionForm = z.infer<typeof DecisionForm>;

export const CancelForm = z.object({ changeReason: lineField(300) });

export const steps = ["submit", "agree", "approve", "return"] as const;
export type Step = (typeof steps)[number];
export const StepForm = z.object({ returnReason: lineField(500).optional() });

export type State = "draft" | "submitted" | "agreed" | "approved" | "returned";
const itemStates = ["proposed", "accepted", "declined", "cancelled"] as const;

export type Cyclogramme = {
  id: string;
  leadingId: string;
  name_kk: string;
  name_ru: string;
  halfYear: string;
  state: State;
  proposalsUntil: string;
  returnReason: string | null;
  submittedAt: Date | null;
  agreedAt: Date | null;
  approvedAt: Date | null;
};

export const itemRow = z.strictObject({
  id: z.string(),
  schoolId: z.string(),
  school_kk: z.string(),
  school_ru: z.string(),
  state: z.enum(itemStates),
  eventType: z.string(),
  type_kk: z.string(),
  type_ru: z.string(),
  type_en: z.string(),
  title_kk: z.string(),
  title_ru: z.string(),
  week: z.string().nullable(),
  day: z.string().nullable(),
  hall: z.string().nullable(),
  responsible: z.string(),
  teacherId: z.string().nullable(),
  needId: z.string().nullable(),
  needArea: z.string().nullable(),
  area_kk: z.string().nullable(),
  area_ru: z.string().nullable(),
  area_en: z.string().nullable(),
  needReason: z.string().nullable(),
  expected: z.string(),
  declineReason: z.string().nullable(),
  changedAfter: z.enum(["added", "moved", "cancelled"]).nullable(),
  changeReason: z.string().nullable(),
  weekBefore: z.string().nullable(),
  proposedBy: z.string().nullable(),
  /** What came of it: the event made from the item, when there is one. */
  event: z.strictObject({ id: z.string(), state: z.string(), startsAt: z.string() }).nullable(),
});
export type Item = z.infer<typeof itemRow>;

/** Something that already stands in a week: of another circle, or a holiday. */
export const occupiedDayRow = z.strictObject({
  day: z.string(),
  title_kk: z.string(),
  title_ru: z.string(),
  school_kk: z.string(),
  school_ru: z.string(),
});
export type OccupiedDay = z.infer<typeof occupiedDayRow>;

export const needChoiceRow = z.strictObject({
  id: z.string(),
  area: z.string(),
  rank: z.int(),
  isLagging: z.boolean(),
  name_kk: z.string(),
  name_ru: z.string(),
  name_en: z.string(),
  school_kk: z.string().nullable(),
  school_ru: z.string().nullable(),
});
export type NeedChoice = z.infer<typeof needChoiceRow>;

/** What an event that is made from an item takes over. */
export const plannedItemRow = z.strictObject({
  leadingId: z.string(),
  schoolId: z.string(),
  eventType: z.string(),
  title_kk: z.string(),
  title_ru: z.string(),
  day: z.string().nullable(),
  hall: z.string().nullable(),
  needArea: z.string().nullable(),
  responsible: z.string(),
});
export type PlannedItem = z.infer<typeof plannedItemRow>;
