import { z } from "zod";
import { idField, newIdField } from "#lib/forms.ts";
import { Answers, type Content, modes, type Role, roles } from "../questionnaires/schema.ts";

export const linkRow = z.strictObject({
  roundId: z.string(),
  name_kk: z.string(),
  name_ru: z.string(),
  mode: z.enum(modes),
  opensOn: z.string(),
  closesOn: z.string(),
  closedAt: z.date().nullable(),
  versionId: z.string(),
  audience: z.unknown(),
  /** The single-use link's; by an open link there is none. */
  invitationId: z.string().nullable(),
  isUsed: z.boolean(),
  /** Known from the link or, by an open one, told by the person. */
  role: z.enum(roles).nullable(),
  schoolId: z.string().nullable(),
  tokenHash: z.string().nullable(),
  draftRole: z.enum(roles).nullable(),
  draftSchool: z.string().nullable(),
  /** Of the draft. */
  answers: z.unknown(),
});
export type LinkRow = z.infer<typeof linkRow>;

/** A link as it was opened: of which round, for whom, and what is filled so far. */
export type OpenRound = Omit<
  LinkRow,
  "audience" | "tokenHash" | "draftRole" | "draftSchool" | "answers"
> & {
  roles: readonly Role[];
  content: Content;
  /** Under which the draft is kept; null by an open link nobody began to answer in this browser. */
  draftKey: string | null;
  /** Whether a draft is kept; a page that was passed without an answer is part of one. */
  isBegun: boolean;
  answers: Answers;
};

export const StartForm = z.object({
  role: z.enum(roles, "needed").optional(),
  school: idField("school", "needed").optional(),
});
export type StartForm = z.infer<typeof StartForm>;

export const WelcomeQuery = z.object({
  q: z.string().trim().max(100).default("").catch(""),
  /** Somebody came back from a page for which nothing is kept in the browser. */
  lost: z.literal("yes").optional().catch(undefined),
});

export const PageForm = z.looseObject({
  /** The questions that the page showed. */
  asked: z.string().max(10_000).default(""),
  go: z.enum(["on", "back", "kk", "ru", "en"]).default("on").catch("on"),
});

export const SendForm = z.object({ id: newIdField() });

/** The whole form at once, as a device sends it that was offline. */
export const WholeForm = z.object({
  id: newIdField(),
  language: z.enum(["kk", "ru", "en"]),
  answers: Answers,
  role: z.enum(roles).optional(),
  school: idField("school").optional(),
});
export type WholeForm = z.infer<typeof WholeForm>;

export const askedSchoolRow = z.strictObject({
  id: z.string(),
  code: z.string(),
  name_kk: z.string(),
  name_ru: z.string(),
});
export type AskedSchool = z.infer<typeof askedSchoolRow>;
