import { z } from "zod";
import { idField, lineField, newIdField } from "#lib/forms.ts";
import { type Direction, directions } from "../base/schema.ts";

export const offerStates = ["proposed", "accepted", "declined", "done", "withdrawn"] as const;
export type OfferState = (typeof offerStates)[number];

export const SupportQuery = z.object({
  direction: z.enum(directions).optional().catch(undefined),
});

export const OfferForm = z.object({
  id: newIdField(),
  schoolId: idField("school"),
  trainerId: idField("teacher"),
  direction: z.enum(directions, "notOffered"),
  note: lineField(500).optional(),
});
export type OfferForm = z.infer<typeof OfferForm>;

export const steps = ["accept", "decline", "done", "withdraw"] as const;
export type Step = (typeof steps)[number];

export const StepForm = z.object({ reason: lineField(500).optional() });

/** A trainer who could reach a school. */
export const nearTrainerRow = z.strictObject({
  trainerId: z.string(),
  familyName: z.string(),
  givenName: z.string(),
  patronymic: z.string().nullable(),
  schoolId: z.string(),
  name_kk: z.string(),
  name_ru: z.string(),
  km: z.number().nullable(),
  languages: z.array(z.string()),
  sameLanguage: z.boolean(),
  ownCircle: z.boolean(),
  /** Open offers of this half-year, and how many the trainer can take. */
  load: z.int(),
  capacity: z.int(),
});
export type NearTrainer = z.infer<typeof nearTrainerRow>;

/** Who is nearest to a school in need. */
export const nearestTrainerRow = nearTrainerRow.pick({
  trainerId: true,
  familyName: true,
  givenName: true,
  name_kk: true,
  name_ru: true,
  km: true,
});
export type NearestTrainer = z.infer<typeof nearestTrainerRow>;

export type Offer = {
  id: string;
  schoolId: string;
  school_kk: string;
  school_ru: string;
  trainerId: string;
  familyName: string;
  givenName: string;
  trainerSchoolId: string | null;
  trainer_school_kk: string | null;
  trainer_school_ru: string | null;
  direction: Direction;
  halfYear: string;
  state: OfferState;
  note: string | null;
  reason: string | null;
  madeBy: string;
  madeAt: Date;
};
