import { z } from "zod";
import { dayField, idField, lineField, listField, newIdField, pageField } from "#lib/forms.ts";
import { kinds } from "#modules/network/base/schema.ts";
import { type Audience, modes, type Owner, ownerRow, roles } from "../questionnaires/schema.ts";

export const purposes = ["needs", "event", "follow_up", "study", "other"] as const;

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
  kinds: listField(z.enum(kinds)),
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
  page: pageField(),
});

export type RoundState = "planned" | "open" | "closed";

const ownedRoundRow = ownerRow.extend({
  id: z.string(),
  name_kk: z.string(),
  name_ru: z.string(),
  mode: z.enum(modes),
  opensOn: z.string(),
  closesOn: z.string(),
  closedAt: z.date().nullable(),
});

export const wholeRoundRow = ownedRoundRow.extend({
  purpose: z.enum(purposes),
  audience: z.unknown(),
  openCode: z.string().nullable(),
  versionId: z.string(),
  questionnaireId: z.string(),
  versionNumber: z.int(),
  code: z.null(),
});
export type Round = Omit<
  z.infer<typeof wholeRoundRow>,
  ("audience" | "code") | ("schoolId" | "ownDistrict" | "ownRegion" | "districtKato" | "regionKato")
> & { audience: Audience; owner: Owner };

export const roundRow = ownedRoundRow.extend({
  isOwn: z.boolean(),
  expected: z.int(),
  answered: z.int(),
});
export type RoundRow = z.infer<typeof roundRow>;

/** How a school answers. */
export const askedRow = z.strictObject({
  schoolId: z.string(),
  name_kk: z.string(),
  name_ru: z.string(),
  expected: z.int(),
  answered: z.int(),
  invitedAt: z.date().nullable(),
  linksShownAt: z.date().nullable(),
  /** How many slips the school has drawn in all. */
  slips: z.int(),
  firstExpected: z.int().nullable(),
});
export type AskedRow = z.infer<typeof askedRow>;

/** A round that asks the person by name. */
export const ownInvitationRow = z.strictObject({
  id: z.string(),
  name_kk: z.string(),
  name_ru: z.string(),
  closesOn: z.string(),
  isUsed: z.boolean(),
  hasDraft: z.boolean(),
});
export type OwnInvitation = z.infer<typeof ownInvitationRow>;
