import type { Mode } from "../questionnaires/schema.ts";

type Dates = { mode: Mode; closesOn: string; closedAt: Date | null };

/**
 * Whether answers are shown on the day. Without names not before the last of them can have come, or what changed from one
 * reading to the next would be one person's answers.
 */
export function areAnswersShown({ mode, closesOn, closedAt }: Dates, today: string): boolean {
  return mode === "named" || closedAt !== null || closesOn < today;
}
