import { z } from "zod";
import { idField, newIdField } from "#lib/forms.ts";
import type { Direction } from "../base/schema.ts";

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
export type Need = {
  schoolId: string;
  direction: Direction;
  regionKato: string;
  districtKato: string;
  leadingId: string | null;
  languages: string[];
  teachers: number;
  small: boolean;
  lon: number | null;
  lat: number | null;
};

/** A trainer with the room that is left in the half-year. */
export type Helper = {
  trainerId: string;
  schoolId: string;
  direction: Direction;
  regionKato: string;
  districtKato: string;
  languages: string[];
  room: number;
  lon: number | null;
  lat: number | null;
};

export const grounds = ["circle", "district", "language"] as const;
export type Ground = (typeof grounds)[number];

export type Pair = {
  need: Need;
  helper: Helper | null;
  km: number | null;
  grounds: Ground[];
};

export type Solution = { pairs: Pair[]; cost: number; greedyTaken: number; greedyCost: number };

export type RecommendedRow = {
  direction: Direction;
  schoolId: string;
  school_kk: string;
  school_ru: string;
  regionKato: string;
  teachers: number;
  small: boolean;
  trainerId: string | null;
  familyName: string | null;
  givenName: string | null;
  trainer_school_kk: string | null;
  trainer_school_ru: string | null;
  km: number | null;
  grounds: Ground[];
  offered: boolean;
};
