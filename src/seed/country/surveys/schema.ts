import { z } from "zod";
import type { Words } from "#lib/texts.ts";
import type { EventSurveyPlan } from "#modules/surveys/event-surveys/schema.ts";
import type { Answers, Question } from "#modules/surveys/questionnaires/schema.ts";

/** One asking of the needs questionnaire. */
export type PlannedRound = {
  id: string;
  mode: "named" | "anonymous";
  title: Words;
  opensOn: string;
  closesOn: string;
};

/** Somebody who was asked, with what the school is like. */
export const respondentRow = z.strictObject({
  teacherId: z.string(),
  schoolId: z.string(),
  circleId: z.string(),
  isHead: z.boolean(),
  isSmall: z.boolean(),
  isRural: z.boolean(),
  language: z.enum(["kk", "ru"]),
  isAnswering: z.boolean(),
});
export type Respondent = z.infer<typeof respondentRow>;

export type RoundToAnswer = {
  round: PlannedRound;
  questions: readonly Question[];
  idFrom: (words: string) => string;
};

/** An invitation and, when it was used, what was answered. */
export type AskedRow = {
  id: string;
  response: string;
  teacher: string;
  school: string;
  role: "head" | "teacher";
  language: "kk" | "ru";
  /** Null of those who did not answer. */
  answers: Answers | null;
  day: string;
};

/** Somebody who is asked about a thing, of which school and in which language. */
export type Visitor = { schoolId: string; language: "kk" | "ru" };

/** One asking about a thing that took place: of whom, where they belonged on which day, and when it was made. */
export type AskedAbout = {
  asking: EventSurveyPlan;
  people: readonly Visitor[];
  on: string;
  madeAt: Date;
};

/** A link to a round about a thing and, when it was used, what was answered. */
export type AnswerRow = {
  id: string;
  round: string;
  school: string;
  token: string;
  response: string;
  language: "kk" | "ru";
  /** Null of those who did not answer. */
  answers: Answers | null;
  day: string;
};
