import { z } from "zod";
import { idField, newIdField, pageField } from "#lib/forms.ts";
import { directions } from "../base/schema.ts";

export const ResultQuery = z.object({
  region: z
    .string()
    .regex(/^\d{9}$/)
    .nullable()
    .default(null)
    .catch(null),
  page: pageField(10_000),
});

export const StartForm = z.object({
  id: newIdField(),
  regionKato: z
    .string()
    .regex(/^\d{9}$/)
    .optional(),
});
export type StartForm = z.infer<typeof StartForm>;

export const OfferAllForm = z.object({
  schoolId: idField("school"),
  direction: z.string().max(40),
});

export const JobPayload = z.object({ recommendationId: idField("recommendation") });

export type Recommendation = {
  id: string;
  halfYear: string;
  regionKato: string | null;
  jobId: string;
  madeBy: string;
  madeAt: Date;
  readyAt: Date | null;
  needs: number | null;
  taken: number | null;
  cost: number | null;
  greedyTaken: number | null;
  greedyCost: number | null;
};

/** A school where nobody holds the direction. */
export const needRow = z.strictObject({
  schoolId: z.string(),
  direction: z.enum(directions),
  regionKato: z.string(),
  districtKato: z.string(),
  leadingId: z.string().nullable(),
  languages: z.array(z.string()),
  teachers: z.int(),
  small: z.boolean(),
  lon: z.number().nullable(),
  lat: z.number().nullable(),
});
export type Need = z.infer<typeof needRow>;

/** A trainer with the room that is left in the half-year. */
export const trainerRow = z.strictObject({
  trainerId: z.string(),
  schoolId: z.string(),
  direction: z.enum(directions),
  regionKato: z.string(),
  districtKato: z.string(),
  languages: z.array(z.string()),
  room: z.int(),
  lon: z.number().nullable(),
  lat: z.number().nullable(),
});
export type Trainer = z.infer<typeof trainerRow>;

export const grounds = ["circle", "district", "language"] as const;
export type Ground = (typeof grounds)[number];

export type Pair = {
  need: Need;
  trainer: Trainer | null;
  km: number | null;
  grounds: Ground[];
};

export type Solution = { pairs: Pair[]; cost: number; greedyTaken: number; greedyCost: number };

export const recommendedRow = z.strictObject({
  direction: z.enum(directions),
  schoolId: z.string(),
  school_kk: z.string(),
  school_ru: z.string(),
  regionKato: z.string(),
  teachers: z.int(),
  small: z.boolean(),
  trainerId: z.string().nullable(),
  familyName: z.string().nullable(),
  givenName: z.string().nullable(),
  trainer_school_kk: z.string().nullable(),
  trainer_school_ru: z.string().nullable(),
  km: z.number().nullable(),
  grounds: z.array(z.enum(grounds)),
  offered: z.boolean(),
});
export type RecommendedRow = z.infer<typeof recommendedRow>;
