import type { RoundAbout } from "#modules/surveys/event-surveys/schema.ts";
import type { RowTotal } from "#modules/surveys/results/schema.ts";

type NamedRecord = { name_kk: string; name_ru: string };

/** What the event answered: the need of its plan's item or the area it names itself. */
export type Answered = {
  area: (NamedRecord & { name_en: string }) | null;
  /** Why it was planned although no need names it. */
  reason: string | null;
  diagnosisId: string | null;
  schoolId: string | null;
  leadingId: string | null;
  cyclogrammeId: string | null;
};

export type AttendedFrom = NamedRecord & { schoolId: string; registered: number; came: number };

export type FeedbackRound = RoundAbout & { expected: number; answered: number; rows: RowTotal[] };

/** What came of an event, in counts; nobody is named. */
export type EventSummary = {
  registered: number;
  came: number;
  schools: AttendedFrom[];
  certificates: number;
  materials: number;
  answered: Answered;
  feedback: FeedbackRound | null;
  followUp: FeedbackRound | null;
};
