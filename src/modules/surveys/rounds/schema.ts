import { z } from "zod";
import { dayField, idField, lineField, listField, newIdField } from "#lib/forms.ts";
import { type Audience, type Owner, type Role, roles } from "../questionnaires/schema.ts";

export const modes = ["named", "anonymous", "open"] as const;
export type Mode = (typeof modes)[number];
export const purposes = ["needs", "event", "follow_up", "study", "other"] as const;
export type Purpose = (typeof purposes)[number];

/** Kinds of school as the registry names them. */
export const schoolKinds = [
  ...(["general", "gymnasium", "lyceum", "school_gymnasium", "school_lyceum"] as const),
  ...(["small", "boarding", "nis", "other"] as const),
];

const headcount = z.coerce
  .number("notNumber")
  .int("notNumber")
  .min(0, "notNumber")
  .max(5000, "notNumber");

export const RoundForm = z.object({
  id: newIdField(),
  questionnaire: idField("questionnaire", "notOffered"),
  owner: z.string().max(60).optional(),
  titleKk: lineField(200),
  titleRu: lineField(200),
  mode: z.enum(modes),
  purpose: z.enum(purposes),
  roles: listField(z.enum(roles)).pipe(z.array(z.enum(roles)).min(1, "needed")),
  /** Chosen schools of one's own circle. */
  schools: listField(idField("school", "notOffered")),
  kinds: listField(z.enum(schoolKinds)),
  /** The code of a leading school whose circle is asked. */
  circle: lineField(20).optional(),
  /** How many are asked in each school beside its teachers: parents, pupils and others. */
  perSchool: headcount.optional(),
  opensOn: dayField,
  closesOn: dayField,
});
export type RoundForm = z.infer<typeof RoundForm>;

export const ProlongForm = z.object({ closesOn: dayField });
export const RemindForm = z.object({ id: newIdField() });
export const LinksForm = z.object({
  school: idField("school"),
  again: z.literal("yes").optional(),
});
export const ExpectedForm = z.object({ school: idField("school"), expected: headcount });

export const NewQuery = z.object({
  questionnaire: idField("questionnaire").optional().catch(undefined),
});
export const PageQuery = z.object({
  page: z.coerce.number().int().min(1).max(1000).default(1).catch(1),
});

export type RoundState = "planned" | "open" | "closed";

export type Round = {
  id: string;
  name_kk: string;
  name_ru: string;
  mode: Mode;
  purpose: Purpose;
  audience: Audience;
  opensOn: string;
  closesOn: string;
  closedAt: Date | null;
  openCode: string | null;
  versionId: string;
  questionnaireId: string;
  versionNumber: number;
  owner: Owner;
  ownerKk: string | null;
  ownerRu: string | null;
};

export type RoundRow = {
  id: string;
  name_kk: string;
  name_ru: string;
  mode: Mode;
  opensOn: string;
  closesOn: string;
  closedAt: Date | null;
  ownerKk: string | null;
  ownerRu: string | null;
  isOwn: boolean;
  expected: number;
  answered: number;
};

/** How a school answers. */
export type AskedRow = {
  schoolId: string;
  name_kk: string;
  name_ru: string;
  expected: number;
  answered: number;
  invitedAt: Date | null;
  linksShownAt: Date | null;
};

/** A round that asks the person by name. */
export type OwnInvitation = {
  id: string;
  name_kk: string;
  name_ru: string;
  closesOn: string;
  isUsed: boolean;
  hasDraft: boolean;
};

/** Somebody at work in a school who is to be invited. */
export type Invited = {
  teacherId: string;
  schoolId: string;
  isHead: boolean;
  email: string | null;
  language: "kk" | "ru" | "en" | null;
};

export type NewInvitation = {
  id: string;
  schoolId: string;
  teacherId: string | null;
  email: string | null;
  language: "kk" | "ru" | "en" | null;
  role: Role | null;
};
