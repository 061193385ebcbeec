import { z } from "zod";

export const positions = ["teacher", "head", "deputy", "psychologist", "other"] as const;

/** What a member of the methodological active does for others. */
export const directions = [
  "assessment_coordinator",
  "methods_trainer",
  "research_trainer",
  "task_expert",
] as const;

/** What a teacher may have or lack, and what a school may have nobody for. */
export const measures = [
  "certified",
  "level1",
  "level2",
  "level3",
  "active",
  ...directions,
  "reached",
] as const;

export type Measure = (typeof measures)[number];

/** Where a person works on a day, or worked last: what a role's reach is compared with. */
export const teacherPlaceRow = z.strictObject({
  schoolId: z.string(),
  districtKato: z.string(),
  regionKato: z.string(),
  leadingId: z.string().nullable(),
});
export type TeacherPlace = z.infer<typeof teacherPlaceRow>;

export type Position = (typeof positions)[number];

export type Direction = (typeof directions)[number];
