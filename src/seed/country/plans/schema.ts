/** A circle with a half-year that asks for a plan, and what its partners were last found to need. */
export type PlanningCircle = {
  leadingId: string;
  /** When needs found in this half-year were confirmed: the plan waits for them. */
  confirmedOn: string | null;
};

/** An event of the circle that a plan may have foreseen. */
export type ForeseenEvent = {
  id: string;
  leadingId: string;
  schoolId: string;
  type: string;
  title_kk: string;
  title_ru: string;
  day: string;
  room: string | null;
  area: string | null;
  isLesson: boolean;
  cancelReason: string | null;
  speaker: string | null;
  teacherId: string | null;
};

/** A confirmed need of the circle, the circle's own before those of its schools. */
export type PlanningNeed = {
  id: string;
  leadingId: string;
  schoolId: string;
  area: string;
  rank: number;
  area_kk: string;
  area_ru: string;
};

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
