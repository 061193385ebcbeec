import { z } from "zod";
import { dayField, idField, lineField, listField, newIdField, pageField } from "#lib/forms.ts";
import { parsePeriod } from "#lib/period.ts";
import { teachingLanguages } from "#modules/network/base/schema.ts";
import { isIdentityNumber } from "../base/rules/identity-number.ts";
import type { StartKnown } from "../base/rules/starts.ts";
import { type Position, positions } from "../base/schema.ts";

/** Categories of today and, after them, those of before 2018. */
export const categories = [
  "intern",
  "teacher",
  "moderator",
  "expert",
  "researcher",
  "master",
  "none",
  "second",
  "first",
  "highest",
] as const;
export type Category = (typeof categories)[number];

/** A year as people write it: «1998», «1998 ж.», "1998 г.". */
const year = (least: number, today: string) =>
  z
    .string("badYear")
    .trim()
    .regex(/^\d{4}(\s*(ж|г|жыл|жылы|год|года)\.?)?$/iu, "badYear")
    .transform((text) => Number(text.slice(0, 4)))
    .refine((number) => number >= least, "badYear")
    .refine((number) => number <= Number(today.slice(0, 4)), "yearToCome");

export const TeacherFilters = z.object({
  q: z.string().trim().max(100).optional().catch(undefined),
  school: idField("school").optional().catch(undefined),
  circle: idField("school").optional().catch(undefined),
  region: z
    .string()
    .regex(/^\d{9}$/)
    .optional()
    .catch(undefined),
  district: z
    .string()
    .regex(/^\d{9}$/)
    .optional()
    .catch(undefined),
  holds: z.string().max(40).optional().catch(undefined),
  lacks: z.string().max(40).optional().catch(undefined),
  /** With `holds`: who holds it no longer on this day unless it is renewed. */
  lapses: dayField.optional().catch(undefined),
  page: pageField(10_000),
});
export type TeacherFilters = z.infer<typeof TeacherFilters>;

/** No year of a life lies after the day the form is sent on. */
export const teacherFormOn = (today: string) =>
  z.object({
    id: newIdField(),
    familyName: lineField(80),
    givenName: lineField(80),
    patronymic: lineField(80).optional(),
    birthYear: year(1930, today).optional(),
    workingSince: year(1950, today).optional(),
    iin: z
      .string()
      .transform((text) => text.replaceAll(/\s/g, ""))
      .refine(isIdentityNumber, "badNumber")
      .optional(),
  });
export type TeacherForm = z.infer<ReturnType<typeof teacherFormOn>>;

const grade = z.coerce.number("badGrade").int("badGrade").min(0, "badGrade").max(12, "badGrade");

export const PostForm = z.object({
  postId: newIdField(),
  school: lineField(20),
  position: z.enum(positions, "notOffered"),
  subjects: listField(z.string().max(40)),
  gradeFrom: grade.optional(),
  gradeUntil: grade.optional(),
  languages: listField(z.enum(teachingLanguages, "notOffered")),
  since: dayField,
});
export type PostForm = z.infer<typeof PostForm>;

/** Work as it is told anew; without a day and a year it is not known when it began. */
export const postChangeFormOn = (today: string) =>
  PostForm.omit({ postId: true, school: true })
    .extend({
      postId: idField("post"),
      since: dayField.optional(),
      sinceYear: year(1950, today).optional(),
    })
    // A day of that year says more; of two years one is meant, and nobody knows which.
    .refine(
      ({ since, sinceYear }) =>
        since === undefined || sinceYear === undefined || since.startsWith(`${sinceYear}-`),
      { path: ["sinceYear"], message: "dayOrYear" },
    );
export type PostChangeForm = z.infer<ReturnType<typeof postChangeFormOn>>;

export const LeaveForm = z.object({ postId: idField("post"), until: dayField });
export type LeaveForm = z.infer<typeof LeaveForm>;

/** A school that the history of a record tells of. */
export const schoolTold = z.strictObject({
  id: z.string(),
  name_kk: z.string(),
  name_ru: z.string(),
});
export type SchoolTold = z.infer<typeof schoolTold>;

export const CategoryForm = z.object({
  categoryId: newIdField(),
  category: z.enum(categories, "notOffered"),
  categorySince: dayField,
});
export type CategoryForm = z.infer<typeof CategoryForm>;

export const CourseForm = z.object({
  courseId: newIdField(),
  programme: lineField(40),
  completedOn: dayField,
  validUntil: dayField.optional(),
  hours: z.coerce
    .number("badHours")
    .int("badHours")
    .min(1, "badHours")
    .max(1000, "badHours")
    .optional(),
  provider: lineField(200).optional(),
  certificateNumber: lineField(60).optional(),
});
export type CourseForm = z.infer<typeof CourseForm>;

export const teacherRow = z.strictObject({
  id: z.string(),
  familyName: z.string(),
  givenName: z.string(),
  patronymic: z.string().nullable(),
  posts: z.array(
    z.strictObject({
      schoolId: z.string(),
      name_kk: z.string(),
      name_ru: z.string(),
      position: z.enum(positions),
      subjects: z.array(z.string()),
    }),
  ),
  certified: z.array(z.string()),
  directions: z.array(z.string()),
});
export type TeacherRow = z.infer<typeof teacherRow>;

export type TeacherPost = {
  id: string;
  schoolId: string;
  name_kk: string;
  name_ru: string;
  during: string;
  startKnown: StartKnown | null;
  position: Position;
  subjects: string[];
  grades: string | null;
  languages: string[];
};

export type PostRefusal = "twoSchoolsAlready" | "worksThere" | "notOpen";

/** A teacher works in one school or in two at a time, in each once. */
export function whyNotHire(
  posts: readonly { schoolId: string; during: string }[],
  { schoolId, since }: { schoolId: string; since: string },
): PostRefusal | null {
  const later = posts.filter((post) => {
    const { until } = parsePeriod(post.during);
    return until === null || until > since;
  });
  if (later.some((post) => post.schoolId === schoolId)) return "worksThere";
  if (new Set(later.map((post) => post.schoolId)).size >= 2) return "twoSchoolsAlready";
  return null;
}
