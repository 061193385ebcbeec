import { z } from "zod";
import { listField } from "#lib/forms.ts";
import { breakdowns } from "#lib/suppression.ts";
import type { Content, Role, Words } from "../questionnaires/schema.ts";

/** What the address of results may ask for: parts to compare, or the answers to one question as parts. */
export const ResultsQuery = z.object({
  by: z.enum(breakdowns).optional().catch(undefined),
  cross: z.string().max(80).optional().catch(undefined),
  q: z.string().trim().max(100).optional().catch(undefined),
  theme: z.uuid().optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(1000).default(1).catch(1),
});
export type ResultsQuery = z.infer<typeof ResultsQuery>;

export const ThemeForm = z.object({
  id: z.uuid(),
  question: z.string().max(80),
  name: z.string().trim().min(1, "needed").max(100, "tooLong"),
});
export type ThemeForm = z.infer<typeof ThemeForm>;

export const ThemedForm = z.object({ themes: listField(z.uuid()) });

export type RoundMode = "named" | "anonymous" | "open";

/** A round with all that its results need to be read. */
export type AskedRound = {
  id: string;
  name_kk: string;
  name_ru: string;
  mode: RoundMode;
  revision: number;
  content: Content;
  schoolId: string | null;
  districtKato: string | null;
  regionKato: string | null;
  schools: readonly AskedSchool[];
};

export type AskedSchool = {
  schoolId: string;
  name_kk: string;
  name_ru: string;
  regionKato: string;
  districtKato: string;
  leadingId: string | null;
  kind: string;
  expected: number;
  answered: number;
};

/** Who answered something, one byte a response; of questions answered by the same people it is the same object. */
export type AnsweredBy = { isAnswered: Uint8Array };

/**
 * The closed answers to one thing asked: a question, or one row of a grid. `codes` holds for each
 * response the place of its option, or -1; of a question with several answers there is a column for
 * each option with 1 (chosen), 0 (not) or -1 (not answered at all).
 */
export type Column = {
  code: string;
  options: readonly string[];
  codes: Int16Array;
  answeredBy: AnsweredBy;
};

/** Numbers of each response, NaN where none was given. */
export type Numbers = { code: string; values: Float64Array; answeredBy: AnsweredBy };

/** All answers of a round as they stand in memory: one place in every array is one response. */
export type Register = {
  count: number;
  /** Where in the order of sending the last one stands. */
  lastPlace: number;
  /** The schools of the round in the order that `schools` counts them in. */
  asked: readonly AskedSchool[];
  /** The place of the school among those asked, or -1. */
  schools: Int32Array;
  roles: readonly Role[];
  columns: ReadonlyMap<string, Column>;
  numbers: ReadonlyMap<string, Numbers>;
};

/** One line of a table: a part of the respondents and what they said. */
export type Line = {
  /** Null names the rest: parts with too few answers, joined. */
  key: string | null;
  answered: number;
  counts: readonly (number | null)[];
  /** Of a scale, 1 for its first step; of numbers, their mean; null where there is none. */
  mean: number | null;
};

export type Table = { code: string; options: readonly string[]; lines: readonly Line[] };

export type OpenAnswer = { responseId: string; text: string; themes: string[] };
export type Theme = { id: string; name: string; count: number };

/** What a row of a grid comes to, the scale from its first step on. */
export type RowTotal = {
  label: Words;
  scale: Words[];
  answered: number;
  counts: number[];
  mean: number;
};
