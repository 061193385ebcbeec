import type { Answers, Question } from "../questionnaires/schema.ts";

/** One asking of the needs questionnaire. */
export type PlannedRound = {
  id: string;
  mode: "named" | "anonymous";
  titleKk: string;
  titleRu: string;
  opensOn: string;
  closesOn: string;
};

/** Somebody who was asked, with what the school is like. */
export type Respondent = {
  teacherId: string;
  schoolId: string;
  circleId: string;
  isHead: boolean;
  isSmall: boolean;
  isRural: boolean;
  language: "kk" | "ru";
  isAnswering: boolean;
};

export type Asked = {
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
