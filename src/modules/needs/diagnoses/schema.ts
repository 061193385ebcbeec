import { z } from "zod";
import { dayField, idField, lineField, listField, newIdField } from "#lib/forms.ts";
import { modes } from "#modules/surveys/questionnaires/schema.ts";

/** The school whose needs are shown; those of the circle for whatever is none. */
export const DiagnosisQuery = z.object({ school: idField("school").optional().catch(undefined) });

/** The school whose order of needs is confirmed, or the circle. */
export const OrderQuery = z.object({ school: idField("school").optional() });

export const OpenForm = z.object({
  id: newIdField(),
  leadingId: idField("school"),
  halfYear: z.string().regex(/^20\d\d-[12]$/, "notOffered"),
});
export type OpenForm = z.infer<typeof OpenForm>;

export const RoundsForm = z.object({ rounds: listField(idField("survey round")) });

const notes = z.string().trim().max(5000, "tooLong").default("");
const votes = z.coerce.number("badVotes").int("badVotes").min(0, "badVotes").max(20, "badVotes");

/** The guide of a focus group: notes by question and the votes each area got. */
export const FocusForm = z
  .object({
    id: newIdField(),
    schoolId: idField("school").optional(),
    heldOn: dayField,
    aim: lineField(300),
    people: z.coerce.number("badPeople").int("badPeople").min(2, "badPeople").max(20, "badPeople"),
    works: notes,
    hard: notes,
    help: notes,
    give: notes,
  })
  .catchall(z.string())
  .transform(({ id, schoolId, heldOn, aim, people, works, hard, help, give, ...rest }, context) => {
    const form = { id, schoolId, heldOn, aim, people, works, hard, help, give };
    const themes: { area: string; votes: number }[] = [];
    for (const [name, text] of Object.entries(rest)) {
      if (!name.startsWith("votes_") || text.trim() === "") continue;
      const read = votes.safeParse(text);
      if (read.success && read.data <= people)
        themes.push({ area: name.slice("votes_".length), votes: read.data });
      else context.addIssue({ code: "custom", message: "badVotes", path: [name] });
    }
    return { ...form, themes: themes.filter((theme) => theme.votes > 0) };
  });
export type FocusForm = z.infer<typeof FocusForm>;

export const swotParts = [
  "strengths",
  "weaknesses",
  "opportunities",
  "threats",
  "strengthsOpportunities",
  "weaknessesOpportunities",
  "strengthsThreats",
  "weaknessesThreats",
] as const;
export type SwotPart = (typeof swotParts)[number];

export const sides = ["staff", "pupils", "parents"] as const;

export const SwotForm = z.object({
  id: newIdField(),
  strengths: notes,
  weaknesses: notes,
  opportunities: notes,
  threats: notes,
  strengthsOpportunities: notes,
  weaknessesOpportunities: notes,
  strengthsThreats: notes,
  weaknessesThreats: notes,
  tookPart: listField(z.enum(sides)),
});
export type SwotForm = z.infer<typeof SwotForm>;

export const findingSources = ["audit", "observation", "results"] as const;
export const practices = ["weak", "fair", "strong"] as const;
export type Practice = (typeof practices)[number];

export const FindingForm = z.object({
  id: newIdField(),
  schoolId: idField("school", "needed"),
  area: lineField(40),
  source: z.enum(findingSources, "notOffered"),
  practice: z.enum(practices, "notOffered"),
  evidence: lineField(2000),
  foundOn: dayField,
});
export type FindingForm = z.infer<typeof FindingForm>;

export const OffersForm = z.object({ areas: listField(z.string().max(40)) });

/** The agreed places of areas, `rank_<area>`, and why they differ from what was computed. */
export const ConfirmForm = z
  .object({ reason: z.string().trim().max(500, "tooLong").optional() })
  .catchall(z.string())
  .transform(({ reason, ...rest }, context) => {
    const ranks = new Map<string, number>();
    for (const [name, text] of Object.entries(rest)) {
      if (!name.startsWith("rank_") || text.trim() === "") continue;
      const rank = Number(text);
      if (Number.isInteger(rank) && rank >= 1 && rank <= 50) ranks.set(name.slice(5), rank);
      else context.addIssue({ code: "custom", message: "badRank", path: [name] });
    }
    return { reason: reason || null, ranks };
  });
export type ConfirmForm = z.infer<typeof ConfirmForm>;

export type Area = {
  code: string;
  name_kk: string;
  name_ru: string;
  name_en: string;
  direction: string | null;
};

export type Diagnosis = {
  id: string;
  leadingId: string;
  name_kk: string;
  name_ru: string;
  halfYear: string;
  madeAt: Date;
  confirmedAt: Date | null;
};

export const circleSchoolRow = z.strictObject({
  id: z.string(),
  name_kk: z.string(),
  name_ru: z.string(),
  isLeading: z.boolean(),
});
export type CircleSchool = z.infer<typeof circleSchoolRow>;

export const placedSchoolRow = circleSchoolRow.extend({
  schoolId: z.string(),
  districtKato: z.string(),
  regionKato: z.string(),
  leadingId: z.string(),
});

export const linkedRoundRow = z.strictObject({
  id: z.string(),
  name_kk: z.string(),
  name_ru: z.string(),
  closesOn: z.string(),
  closedAt: z.date().nullable(),
  mode: z.enum(modes),
  expected: z.int(),
  answered: z.int(),
  isLinked: z.boolean(),
});
export type LinkedRound = z.infer<typeof linkedRoundRow>;

export const focusGroupRow = z.strictObject({
  id: z.string(),
  /** Whose people sat together; null where they came from the whole circle. */
  schoolId: z.string().nullable(),
  heldOn: z.string(),
  aim: z.string(),
  people: z.int(),
  works: z.string(),
  hard: z.string(),
  help: z.string(),
  give: z.string(),
  school_kk: z.string().nullable(),
  school_ru: z.string().nullable(),
  themes: z.array(z.strictObject({ area: z.string(), votes: z.int() })),
});
export type FocusGroup = z.infer<typeof focusGroupRow>;

export const trainersRow = z.strictObject({ direction: z.string(), count: z.int() });

export type Finding = {
  id: string;
  schoolId: string;
  area: string;
  source: (typeof findingSources)[number];
  practice: Practice;
  evidence: string;
  foundOn: string;
};

export type Swot = Record<SwotPart, string> & { tookPart: string[]; changedAt: Date };

/** What is known of an area in a school (null is the circle as a whole). */
export type NeedFigures = {
  schoolId: string | null;
  area: string;
  answered: number;
  shareHigh: number | null;
  mean: number | null;
  votes: number;
  practice: Practice | null;
};

/** An area in its place: computed, and as people agreed when they did. */
export type Ranked = NeedFigures & {
  computedRank: number;
  rank: number;
  /** The share of "high" less that of the diagnosis before, in points. */
  trend: number | null;
  isLagging: boolean;
  isConfirmed: boolean;
  needId: string | null;
};

export type Confirmed = {
  id: string;
  schoolId: string | null;
  area: string;
  rank: number;
  reason: string | null;
  shareHigh: number | null;
};
