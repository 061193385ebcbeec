import { z } from "zod";

/** A circle with a half-year that asks for a plan, and what its partners were last found to need. */
export const planningCircleRow = z.strictObject({
  leadingId: z.string(),
  /** When needs found in this half-year were confirmed: the plan waits for them. */
  confirmedOn: z.string().nullable(),
});
export type PlanningCircle = z.infer<typeof planningCircleRow>;

/** An event of the circle that a plan may have foreseen. */
export const foreseenEventRow = z.strictObject({
  id: z.string(),
  leadingId: z.string(),
  schoolId: z.string(),
  type: z.string(),
  title_kk: z.string(),
  title_ru: z.string(),
  day: z.string(),
  room: z.string().nullable(),
  area: z.string().nullable(),
  isLesson: z.boolean(),
  cancelReason: z.string().nullable(),
  speaker: z.string().nullable(),
  teacherId: z.string().nullable(),
});
export type ForeseenEvent = z.infer<typeof foreseenEventRow>;

/** A confirmed need of the circle, the circle's own before those of its schools. */
export const planningNeedRow = z.strictObject({
  id: z.string(),
  leadingId: z.string(),
  schoolId: z.string(),
  area: z.string(),
  rank: z.int(),
  area_kk: z.string(),
  area_ru: z.string(),
});
export type PlanningNeed = z.infer<typeof planningNeedRow>;

type State = "draft" | "submitted" | "agreed" | "approved";

/** A cyclogramme on its way into the database. */
export type PlanRow = {
  id: string;
  leading_id: string;
  state: State;
  proposals_until: string;
  made_on: string;
  submitted_on: string | null;
  agreed_on: string | null;
  approved_on: string | null;
};

/** An item on its way into the database, and the event that was made from it. */
export type ItemRow = {
  id: string;
  cyclogramme_id: string;
  school_id: string;
  state: "proposed" | "accepted" | "declined" | "cancelled";
  event_type: string;
  title_kk: string;
  title_ru: string;
  week: string | null;
  day: string | null;
  hall: string | null;
  responsible: string;
  teacher_id: string | null;
  need_id: string | null;
  need_area: string | null;
  need_reason: string | null;
  decline_reason: string | null;
  changed_after: "added" | "moved" | "cancelled" | null;
  change_reason: string | null;
  week_before: string | null;
  proposed_on: string;
  event_id: string | null;
};

export type Drawn = {
  halfYear: string;
  today: string;
  seed: string;
  idFrom: (words: string) => string;
};
