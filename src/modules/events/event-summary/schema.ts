import { z } from "zod";
import type { RoundAbout } from "#modules/surveys/event-surveys/schema.ts";
import type { RowTotal } from "#modules/surveys/results/schema.ts";

const namedRow = z.strictObject({ name_kk: z.string(), name_ru: z.string() });

/** What the event answered: the need of its plan's item or the area it names itself. */
export const answeredNeedRow = z.strictObject({
  area: namedRow.extend({ name_en: z.string() }).nullable(),
  /** Why it was planned although no need names it. */
  reason: z.string().nullable(),
  diagnosisId: z.string().nullable(),
  schoolId: z.string().nullable(),
  leadingId: z.string().nullable(),
  cyclogrammeId: z.string().nullable(),
});
export type AnsweredNeed = z.infer<typeof answeredNeedRow>;

export const attendedFromRow = namedRow.extend({
  schoolId: z.string(),
  registered: z.int(),
  attended: z.int(),
});
export type AttendedFrom = z.infer<typeof attendedFromRow>;

/** `rows` is null while the answers are not shown yet. */
export type FeedbackRound = RoundAbout & {
  expected: number;
  answered: number;
  rows: RowTotal[] | null;
};

/** What came of an event, in counts; nobody is named. */
export type EventSummary = {
  registered: number;
  attended: number;
  schools: AttendedFrom[];
  certificates: number;
  materials: number;
  answered: AnsweredNeed;
  feedback: FeedbackRound | null;
  followUp: FeedbackRound | null;
};
