import { z } from "zod";
import { dayField, idField, lineField, newIdField, pageField } from "#lib/forms.ts";
import { teachingLanguages } from "#modules/network/base/schema.ts";
import { directions, positions, teacherPlaceRow } from "../base/schema.ts";

const kato = z
  .string()
  .regex(/^\d{9}$/)
  .optional()
  .catch(undefined);

export const TeamQuery = z.object({
  region: kato,
  district: kato,
  circle: idField("school").optional().catch(undefined),
  school: idField("school").optional().catch(undefined),
  direction: z.enum(directions).optional().catch(undefined),
  language: z.enum(teachingLanguages).optional().catch(undefined),
  page: pageField(),
});
export type TeamQuery = z.infer<typeof TeamQuery>;

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

const schoolRow = z.strictObject({
  id: z.string(),
  name_kk: z.string(),
  name_ru: z.string(),
});

/** What the page is about; `place` is where it lies, nothing for the whole country. */
export type TeamArea = {
  kind: "country" | "region" | "district" | "circle" | "school";
  id: string;
  place: { regionKato: string; districtKato: string | null; leadingId: string | null } | null;
};

export const teamMemberRow = z.strictObject({
  id: z.string(),
  teacherId: z.string(),
  familyName: z.string(),
  givenName: z.string(),
  patronymic: z.string().nullable(),
  userId: z.string().nullable(),
  direction: z.string(),
  since: z.string(),
  course: z
    .strictObject({
      name_kk: z.string(),
      name_ru: z.string(),
      name_en: z.string(),
      completedOn: z.string(),
    })
    .nullable(),
  school: schoolRow.extend({ phone: z.string().nullable(), email: z.string().nullable() }),
  place: teacherPlaceRow,
  position: z.enum(positions),
  languages: z.array(z.string()),
  capacity: z.int(),
});
export type TeamMember = z.infer<typeof teamMemberRow>;
