import { z } from "zod";
import { dayShown, type Field } from "#imports/fields.ts";
import { whoFields } from "../base/rules/roster-rows.ts";

export const fields: readonly Field[] = [
  ...whoFields,
  {
    name: "direction",
    needed: true,
    headings: [
      "Активтегі бағыты",
      "Направление в активе",
      "Direction in the active",
      "Бағыт",
      "Направление",
    ],
  },
  {
    name: "from",
    needed: true,
    headings: ["Басталған күні", "Дата начала", "From"],
    shown: dayShown,
  },
  {
    name: "until",
    needed: false,
    headings: ["Аяқталған күні", "Дата окончания", "Until"],
    shown: dayShown,
  },
  {
    name: "certificate_number",
    needed: false,
    headings: ["Сертификат нөмірі", "Номер сертификата", "Certificate number"],
  },
];

/** A direction of the methodological active as a row says it. */
export const trainerRow = z.strictObject({
  id: z.string(),
  teacherId: z.string(),
  direction: z.string(),
  from: z.string().nullable(),
  until: z.string().nullable(),
  courseId: z.string().nullable(),
});
export type TrainerValue = z.infer<typeof trainerRow>;
