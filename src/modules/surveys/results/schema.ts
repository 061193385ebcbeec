import { z } from "zod";
import { idField, listField, newIdField, pageField } from "#lib/forms.ts";
import { breakdowns } from "#lib/suppression.ts";
import type { Words } from "../questionnaires/schema.ts";
import type { NamedSchool } from "../response-index/schema.ts";

/** What the address of results may ask for: parts to compare, or the answers to one question as parts. */
export const ResultsQuery = z.object({
  by: z.enum(breakdowns).optional().catch(undefined),
  cross: z.string().max(80).optional().catch(undefined),
  q: z.string().trim().max(100).optional().catch(undefined),
  theme: idField("theme").optional().catch(undefined),
  page: pageField(),
});
export type ResultsQuery = z.infer<typeof ResultsQuery>;

export const ThemeForm = z.object({
  id: newIdField(),
  question: z.string().max(80),
  name: z.string().trim().min(1, "needed").max(100, "tooLong"),
});
export type ThemeForm = z.infer<typeof ThemeForm>;

export const ThemedForm = z.object({ themes: listField(idField("theme")) });

/** One line of a table: a part of the respondents and what they said. */
export type Line = {
  /** Null names the rest: parts with too few answers, joined. */
  key: string | null;
  /** Null where nobody answered or too few to be shown: which of the two is not told. */
  answered: number | null;
  counts: readonly (number | null)[];
  /** Of a scale, 1 for its first step; of numbers, their mean; null where there is none. */
  mean: number | null;
};

export type Table = { code: string; options: readonly string[]; lines: readonly Line[] };

export const openAnswerRow = z.strictObject({
  id: z.string(),
  text: z.string(),
  themes: z.array(z.string()),
});
export type OpenAnswer = z.infer<typeof openAnswerRow>;

export const themeRow = z.strictObject({ id: z.string(), name: z.string(), count: z.int() });
export type Theme = z.infer<typeof themeRow>;

/** What a row of a grid comes to, the scale from its first step on. */
export type RowTotal = {
  label: Words;
  scale: Words[];
  answered: number;
  counts: number[];
  mean: number;
};

type Rate = { expected: number; answered: number };

/** How many were asked and have answered, and the same of each school. */
export type Rates = Rate & { schools: readonly (NamedSchool & Rate)[] };
