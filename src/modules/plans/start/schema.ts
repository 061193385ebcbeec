import type { StartTask } from "../base/words.ts";

export type TaskState = "done" | "going" | "todo" | "later";

/** A step of the way, with the page where it is done; nothing leads to what cannot begin yet. */
export type Task = { name: StartTask; state: TaskState; href: string | null };

/** What the records say of a leading school's beginning. */
export type Facts = {
  schoolId: string;
  offers: number;
  partners: number;
  /** The field's own questionnaire of needs. */
  questionnaireId: string | null;
  /** What was answered stands before what is being asked, and that before what ended without an answer. */
  round: { id: string; isClosed: boolean; answered: number } | null;
  diagnosis: { id: string; isConfirmed: boolean } | null;
  plan: {
    id: string;
    state: "draft" | "submitted" | "agreed" | "approved" | "returned";
    items: number;
  } | null;
  /** What stands in the approved plan and is no event yet. */
  itemId: string | null;
  event: { id: string; isDraft: boolean } | null;
};

export type Start = { name_kk: string; name_ru: string; tasks: Task[]; next: Task | null };
