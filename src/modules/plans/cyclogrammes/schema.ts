import { z } from "zod";
import { dayField, idField, lineField, newIdField } from "#lib/forms.ts";

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
export type ItemState = "proposed" | "accepted" | "declined" | "cancelled";

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

export type Item = {
  id: string;
  schoolId: string;
  school_kk: string;
  school_ru: string;
  state: ItemState;
  eventType: string;
  type_kk: string;
  type_ru: string;
  type_en: string;
  title_kk: string;
  title_ru: string;
  week: string | null;
  day: string | null;
  hall: string | null;
  responsible: string;
  teacherId: string | null;
  needId: string | null;
  needArea: string | null;
  area_kk: string | null;
  area_ru: string | null;
  area_en: string | null;
  needReason: string | null;
  expected: string;
  declineReason: string | null;
  changedAfter: "added" | "moved" | "cancelled" | null;
  changeReason: string | null;
  weekBefore: string | null;
  proposedBy: string | null;
  /** What came of it: the event made from the item, when there is one. */
  event: { id: string; state: string; startsAt: string } | null;
};

/** Something that already stands in a week: of another circle, or a holiday. */
export type Taken = {
  day: string;
  title_kk: string;
  title_ru: string;
  school_kk: string;
  school_ru: string;
};

export type NeedChoice = {
  id: string;
  area: string;
  rank: number;
  isLagging: boolean;
  name_kk: string;
  name_ru: string;
  name_en: string;
  school_kk: string | null;
  school_ru: string | null;
};

/** What an event that is made from an item takes over. */
export type PlannedItem = {
  leadingId: string;
  schoolId: string;
  eventType: string;
  titleKk: string;
  titleRu: string;
  day: string | null;
  hall: string | null;
  needArea: string | null;
  responsible: string;
};
