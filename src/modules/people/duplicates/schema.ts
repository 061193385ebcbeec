import { z } from "zod";
import { newIdField, pageField } from "#lib/forms.ts";
import { type Reason, reasons } from "../base/rules/roster.ts";
import { startsKnown } from "../base/rules/starts.ts";

export const PairFilters = z.object({
  page: pageField(10_000),
});

export const DecisionForm = z.object({
  mergeId: newIdField(),
  decision: z.enum(["same", "different"], "notOffered"),
});
export type DecisionForm = z.infer<typeof DecisionForm>;

/** A category and the days it was held on. */
export const HeldCategory = z.strictObject({
  id: z.string(),
  category: z.string(),
  during: z.string(),
});
export type HeldCategory = z.infer<typeof HeldCategory>;

const Likeness = z.strictObject({
  id: z.string(),
  familyName: z.string(),
  givenName: z.string(),
  patronymic: z.string().nullable(),
  birthYear: z.number().nullable(),
  hasIin: z.boolean(),
  hasAccount: z.boolean(),
  openedAt: z.string(),
  courses: z.number(),
  directions: z.array(z.string()),
  posts: z.array(
    z.strictObject({
      id: z.string(),
      schoolId: z.string(),
      name_kk: z.string(),
      name_ru: z.string(),
      during: z.string(),
      startKnown: z.enum(startsKnown).nullable(),
      subjects: z.array(z.string()),
      grades: z.string().nullable(),
      languages: z.array(z.string()),
    }),
  ),
  categories: z.array(HeldCategory),
});
/** A record as it is held beside another. */
export type Likeness = z.infer<typeof Likeness>;
export type LikePost = Likeness["posts"][number];

export const Likenesses = z.array(Likeness).length(2);

export const pairRow = z.strictObject({
  id: z.string(),
  reason: z.enum(reasons),
  sides: Likenesses,
});
export type PairRow = z.infer<typeof pairRow>;

export type Pair = {
  id: string;
  reason: Reason;
  first: Likeness;
  second: Likeness;
};

const ids = z.array(z.string());
const rows = z.array(z.record(z.string(), z.unknown()));

/** Which rows went over to the kept record, by table. */
export const Moved = z.object({
  posts: ids,
  categories: ids,
  courses: ids,
  trainers: ids,
  certificates: ids,
  acts: ids,
  // Merges of before offers moved have none.
  offers: ids.default([]),
  recommended: z
    .array(z.object({ recommendationId: z.string(), direction: z.string(), schoolId: z.string() }))
    .default([]),
  merged: ids,
  // Merges of before left what other areas keep where it was.
  elsewhere: z.array(z.object({ table: z.string(), column: z.string(), ids })).default([]),
});
export type Moved = z.infer<typeof Moved>;

/** Rows whose place the kept record had already, whole, and the courses that directions rested on. */
export const Removed = z.object({
  posts: rows,
  categories: rows,
  courses: rows,
  trainers: rows,
  acts: ids,
  offers: rows.default([]),
  restedOn: z.array(z.object({ trainerId: z.string(), courseId: z.string() })),
  /** Which categories each of the two held; joinings of before took out those in the way. */
  held: z
    .object({ kept: z.array(HeldCategory), merged: z.array(HeldCategory) })
    .nullable()
    .default(null),
});
export type Removed = z.infer<typeof Removed>;

const OtherNames = z.object({ givenName: z.string(), patronymic: z.string().nullable() });
export type OtherNames = z.infer<typeof OtherNames>;

const FilledPost = z.object({
  id: z.string(),
  during: z.string(),
  startKnown: z.enum(startsKnown).nullable(),
  subjects: z.array(z.string()),
  grades: z.string().nullable(),
  languages: z.array(z.string()),
});
export type FilledPost = z.infer<typeof FilledPost>;

/** Facts that the kept record lacked and took over. */
export const Filled = z.object({
  birthYear: z.number().nullable(),
  workingSince: z.number().nullable(),
  iinHash: z.string().nullable(),
  userId: z.string().nullable(),
  // Joinings of before filled at most the patronymic.
  patronymic: z.string().nullable().default(null),
  name: z.object({ from: OtherNames, to: OtherNames }).nullable().default(null),
  posts: z.array(z.object({ from: FilledPost, to: FilledPost })).default([]),
});
export type Filled = z.infer<typeof Filled>;

/** What a record may give to another, and the name by which it is told whether a patronymic may be given. */
export type Fillable = Omit<Filled, "name" | "posts"> & {
  mergedInto: string | null;
  familyName: string;
  givenName: string;
};

export const mergeRow = z.strictObject({
  id: z.string(),
  keptId: z.string(),
  keptName: z.string(),
  mergedName: z.string(),
  at: z.date(),
});
export type Merge = z.infer<typeof mergeRow>;
