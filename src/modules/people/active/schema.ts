import { z } from "zod";
import { dayField, idField, lineField, newIdField } from "#lib/forms.ts";
import { directions, type Position, type TeacherPlace, teachingLanguages } from "../base/schema.ts";

const kato = z
  .string()
  .regex(/^\d{9}$/)
  .optional()
  .catch(undefined);

export const ActiveQuery = z.object({
  region: kato,
  district: kato,
  circle: idField("school").optional().catch(undefined),
  school: idField("school").optional().catch(undefined),
  direction: z.enum(directions).optional().catch(undefined),
  language: z.enum(teachingLanguages).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(1000).default(1).catch(1),
});
export type ActiveQuery = z.infer<typeof ActiveQuery>;

export const GiveForm = z.object({
  trainerId: newIdField(),
  direction: z.enum(directions, "notOffered"),
  since: dayField,
  course: idField("course", "notOffered").optional(),
  reason: lineField(500).optional(),
  capacity: z.coerce
    .number("badCapacity")
    .int("badCapacity")
    .min(0, "badCapacity")
    .max(20, "badCapacity"),
});
export type GiveForm = z.infer<typeof GiveForm>;

export const EndForm = z.object({ trainerId: idField("trainer"), until: dayField });
export type EndForm = z.infer<typeof EndForm>;

export type School = { id: string; name_kk: string; name_ru: string };

/** What the page is about; `place` is where it lies, nothing for the whole country. */
export type ActiveArea = {
  kind: "country" | "region" | "district" | "circle" | "school";
  id: string;
  place: { regionKato: string; districtKato: string | null; leadingId: string | null } | null;
};

export type ActiveRow = {
  id: string;
  teacherId: string;
  familyName: string;
  givenName: string;
  patronymic: string | null;
  userId: string | null;
  direction: string;
  since: string;
  course: { name_kk: string; name_ru: string; name_en: string; completedOn: string } | null;
  school: School & { phone: string | null; email: string | null };
  place: TeacherPlace;
  position: Position;
  languages: string[];
  capacity: number;
};
