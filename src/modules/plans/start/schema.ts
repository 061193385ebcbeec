import { z } from "zod";
import type { StartTask } from "../base/words.ts";

export type TaskState = "done" | "going" | "todo" | "later";

/** A step of the way, with the page where it is done; nothing leads to what cannot begin yet. */
export type Task = { name: StartTask; state: TaskState; href: string | null };

/** What the records say of a leading school's beginning. */
export const factsRow = z.strictObject({
  schoolId: z.string(),
  offers: z.int(),
  partners: z.int(),
  /** The field's own questionnaire of needs. */
  questionnaireId: z.string().nullable(),
  /** What was answered stands before what is being asked, and that before what ended without an answer. */
  round: z.strictObject({ id: z.string(), isClosed: z.boolean(), answered: z.int() }).nullable(),
  diagnosis: z.strictObject({ id: z.string(), isConfirmed: z.boolean() }).nullable(),
  plan: z
    .strictObject({
      id: z.string(),
      state: z.enum(["draft", "submitted", "agreed", "approved", "returned"]),
      items: z.int(),
    })
    .nullable(),
  /** What stands in the approved plan and is no event yet. */
  itemId: z.string().nullable(),
  event: z.strictObject({ id: z.string(), isDraft: z.boolean() }).nullable(),
});
export type Facts = z.infer<typeof factsRow>;

export type Start = { name_kk: string; name_ru: string; tasks: Task[]; next: Task | null };
