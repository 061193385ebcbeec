import { z } from "zod";
import { dayShown, type Field } from "#imports/fields.ts";
import { whoFields } from "../base/rules/roster-rows.ts";

export const fields: readonly Field[] = [
  ...whoFields,
  { name: "programme", needed: true, headings: ["Бағдарлама", "Программа", "Programme", "Курс"] },
  {
    name: "completed_on",
    needed: true,
    headings: ["Аяқтаған күні", "Дата окончания", "Completed on"],
  },
  {
    name: "valid_until",
    needed: false,
    headings: ["Жарамдылық мерзімі", "Действует до", "Valid until"],
    shown: dayShown,
  },
  { name: "hours", needed: false, headings: ["Сағат", "Часы", "Hours"] },
  { name: "provider", needed: false, headings: ["Кім өткізді", "Кто провёл", "Provider"] },
  {
    name: "certificate_number",
    needed: false,
    headings: ["Сертификат нөмірі", "Номер сертификата", "Certificate number"],
  },
];

/** A course as a row says it; null leaves what is known. */
export const courseRow = z.strictObject({
  id: z.string(),
  teacherId: z.string(),
  programme: z.string(),
  completedOn: z.string(),
  validUntil: z.string().nullable(),
  hours: z.int().nullable(),
  provider: z.string().nullable(),
  certificateNumber: z.string().nullable(),
});
export type CourseValue = z.infer<typeof courseRow>;
