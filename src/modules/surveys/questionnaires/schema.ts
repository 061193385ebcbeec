import { z } from "zod";
import { lineField, listField, newIdField } from "#lib/forms.ts";

const line = (most: number) => z.string().trim().min(1, "needed").max(most, "tooLong");

/** Words in three languages; English may be left out and then the Russian is shown. */
export const Words = z.object({ kk: line(1000), ru: line(1000), en: line(1000).optional() });
export type Words = z.infer<typeof Words>;

const code = z.string().regex(/^[a-zA-Z][a-zA-Z0-9_]{0,39}$/, "badCode");

export const Choice = z.object({ code: z.string().regex(/^[a-zA-Z0-9_-]{1,40}$/), label: Words });
export type Choice = z.infer<typeof Choice>;

/** An expression as XLSForm writes it, for example `${works} = 'yes' and selected(${forms}, 'visit')`. */
const expression = z.string().max(500, "tooLong");

const asked = {
  code,
  label: Words,
  hint: Words.optional(),
  required: z.boolean().default(false),
  /** Shown only when this holds. */
  relevant: expression.optional(),
  /** What an answer must satisfy; `.` is the answer. */
  constraint: expression.optional(),
  constraintMessage: Words.optional(),
};
const choices = z.array(Choice).min(2, "needed").max(200, "tooMany");

/**
 * Kinds of question and what an answer to each is:
 * one - a choice's code; many - codes; grid - for each row a code of the scale; rank - codes in order;
 * number; date - a day; line and text - a string; school - a school's code;
 * subject - a subject's code; grade - 0 to 11; note - nothing.
 */
export const Question = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("one"), ...asked, choices, shuffle: z.boolean().default(false) }),
  z.object({
    kind: z.literal("many"),
    ...asked,
    choices,
    shuffle: z.boolean().default(false),
    most: z.number().int().min(1).optional(),
  }),
  z.object({
    kind: z.literal("grid"),
    ...asked,
    rows: z.array(Choice).min(1, "needed").max(100, "tooMany"),
    /** From least to most: the last one is "high" in rankings of needs. */
    scale: z.array(Choice).min(2, "needed").max(11, "tooMany"),
    shuffle: z.boolean().default(false),
  }),
  z.object({ kind: z.literal("rank"), ...asked, choices, shuffle: z.boolean().default(false) }),
  z.object({
    kind: z.literal("number"),
    ...asked,
    whole: z.boolean().default(true),
    least: z.number().optional(),
    most: z.number().optional(),
  }),
  z.object({ kind: z.literal("date"), ...asked }),
  z.object({ kind: z.literal("line"), ...asked }),
  z.object({ kind: z.literal("text"), ...asked }),
  z.object({ kind: z.literal("school"), ...asked }),
  z.object({ kind: z.literal("subject"), ...asked }),
  z.object({ kind: z.literal("grade"), ...asked }),
  z.object({ kind: z.literal("note"), ...asked }),
]);
export type Question = z.infer<typeof Question>;
export type QuestionKind = Question["kind"];

export const Section = z.object({
  code,
  title: Words.optional(),
  relevant: expression.optional(),
  questions: z.array(Question).max(200, "tooMany"),
});
export type Section = z.infer<typeof Section>;

export const roles = ["teacher", "head", "pupil", "parent", "other"] as const;
export type Role = (typeof roles)[number];

/** Everything a version asks, in order; one section is one page of the form. */
export const Content = z
  .object({
    title: Words,
    intro: Words.optional(),
    thanks: Words.optional(),
    roles: z.array(z.enum(roles)).min(1, "needed").default(["teacher"]),
    sections: z.array(Section).max(50, "tooMany"),
  })
  .superRefine((content, context) => {
    const seen = new Set<string>();
    for (const [at, section] of content.sections.entries())
      for (const [place, { code: name }] of section.questions.entries()) {
        if (seen.has(name))
          context.addIssue({
            code: "custom",
            message: "repeatedCode",
            path: ["sections", at, "questions", place, "code"],
          });
        seen.add(name);
      }
  });
export type Content = z.infer<typeof Content>;

const GridAnswer = z.record(z.string(), z.string());

/** What one respondent said, by question code; a question that was not answered is absent. */
export const Answers = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.array(z.string()), GridAnswer]),
);
export type Answers = z.infer<typeof Answers>;

const draftLine = z.string().trim().max(1000, "tooLong").default("");
const DraftWords = z.object({ kk: draftLine, ru: draftLine, en: draftLine });
export type DraftWords = z.infer<typeof DraftWords>;

const DraftChoice = z.object({ code: z.string().max(40), label: DraftWords });
export type DraftChoice = z.infer<typeof DraftChoice>;

export const questionKinds = [
  "one",
  "many",
  "grid",
  "rank",
  "number",
  "date",
  "line",
  "text",
  "school",
  "subject",
  "grade",
  "note",
] as const;

const draftExpression = z.string().trim().max(500, "tooLong").default("");

/** A question as it is being written: any of it may still be missing. Of a grid, `choices` is the scale. */
const DraftQuestion = z.object({
  kind: z.enum(questionKinds),
  code,
  label: DraftWords,
  hint: DraftWords,
  required: z.boolean(),
  relevant: draftExpression,
  constraint: draftExpression,
  constraintMessage: DraftWords,
  choices: z.array(DraftChoice),
  rows: z.array(DraftChoice),
  shuffle: z.boolean(),
  whole: z.boolean(),
  least: z.number().nullable(),
  most: z.number().nullable(),
});
export type DraftQuestion = z.infer<typeof DraftQuestion>;

const DraftSection = z.object({
  code,
  title: DraftWords,
  relevant: draftExpression,
  questions: z.array(DraftQuestion),
});
export type DraftSection = z.infer<typeof DraftSection>;

/** A version that is being written. */
export const Draft = z.object({
  title: DraftWords,
  intro: DraftWords,
  thanks: DraftWords,
  roles: z.array(z.enum(roles)),
  sections: z.array(DraftSection),
});
export type Draft = z.infer<typeof Draft>;

/** What keeps a draft from being published, and where. */
export type Fault = {
  section: string | null;
  question: string | null;
  fault:
    | "noSections"
    | "emptySection"
    | "noRole"
    | "noLabel"
    | "noKk"
    | "noRu"
    | "fewChoices"
    | "noRows"
    | "badChoice"
    | "repeatedChoice"
    | "badLimits"
    | "badExpression"
    | "unknownName"
    | "laterName"
    | "tooMuch";
  /** The word, the choice or the condition it is about. */
  word: string;
};

const tick = z.literal("yes").optional();
const number = z
  .string()
  .transform((text) => Number(text.replace(",", ".")))
  .pipe(z.number("notNumber"))
  .optional();
const role = z.enum(roles);

export const NewForm = z.object({
  id: newIdField(),
  owner: z.string().max(60).optional(),
  titleKk: lineField(200),
  titleRu: lineField(200),
});
export type NewForm = z.infer<typeof NewForm>;

export const CopyForm = z.object({ id: newIdField(), owner: z.string().max(60).optional() });
export type CopyForm = z.infer<typeof CopyForm>;

export const HeadingForm = z.object({
  titleKk: draftLine,
  titleRu: draftLine,
  titleEn: draftLine,
  introKk: draftLine,
  introRu: draftLine,
  introEn: draftLine,
  thanksKk: draftLine,
  thanksRu: draftLine,
  thanksEn: draftLine,
  roles: listField(role),
});
export type HeadingForm = z.infer<typeof HeadingForm>;

export const SectionForm = z.object({
  titleKk: draftLine,
  titleRu: draftLine,
  titleEn: draftLine,
  relevant: draftExpression,
});
export type SectionForm = z.infer<typeof SectionForm>;

const lines = z.string().max(20_000, "tooLong").default("");

export const QuestionForm = z.object({
  section: z.string().max(40).optional(),
  kind: z.enum(questionKinds),
  code: z.string().trim().optional().pipe(code.optional()),
  labelKk: draftLine,
  labelRu: draftLine,
  labelEn: draftLine,
  hintKk: draftLine,
  hintRu: draftLine,
  hintEn: draftLine,
  messageKk: draftLine,
  messageRu: draftLine,
  messageEn: draftLine,
  relevant: draftExpression,
  constraint: draftExpression,
  choices: lines,
  rows: lines,
  required: tick,
  shuffle: tick,
  fraction: tick,
  least: number,
  most: number,
});
export type QuestionForm = z.infer<typeof QuestionForm>;

/** Where a new question goes and of what kind, while the form is being chosen. */
export const NewQuestionQuery = z.object({
  section: z.string().max(40).optional().catch(undefined),
  kind: z.enum(questionKinds).optional().catch(undefined),
});

const what = { section: z.string().max(40).optional(), question: z.string().max(40).optional() };
export const MoveForm = z.object({ ...what, way: z.enum(["up", "down"]) });
export type MoveForm = z.infer<typeof MoveForm>;
export const DeleteForm = z.object(what);
export type DeleteForm = z.infer<typeof DeleteForm>;

export const VersionQuery = z.object({
  version: z.coerce.number().int().min(1).optional().catch(undefined),
});

export type Version = { number: number; publishedAt: Date | null };

/** Where the owner of a row lies on the day, and what it is called. */
export const ownerRow = z.strictObject({
  schoolId: z.string().nullable(),
  ownDistrict: z.string().nullable(),
  ownRegion: z.string().nullable(),
  districtKato: z.string().nullable(),
  regionKato: z.string().nullable(),
  owner_kk: z.string().nullable(),
  owner_ru: z.string().nullable(),
});

/** Whose a questionnaire or a round is; the ready ones are nobody's. */
export type Owner =
  | { kind: "country" }
  | { kind: "region"; regionKato: string }
  | { kind: "district"; districtKato: string; regionKato: string }
  | { kind: "school"; schoolId: string; districtKato: string; regionKato: string };

/** Whose opinion is asked, as the round keeps it. */
export const Audience = z.object({
  roles: z.array(z.enum(roles)),
  kinds: z.array(z.string()).default([]),
});
export type Audience = z.infer<typeof Audience>;
export const modes = ["named", "anonymous", "open"] as const;
export type Mode = (typeof modes)[number];
