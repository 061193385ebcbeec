import type { Field } from "#imports/plan.ts";
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
  { name: "from", needed: true, headings: ["Басталған күні", "Дата начала", "From"] },
  { name: "until", needed: false, headings: ["Аяқталған күні", "Дата окончания", "Until"] },
  {
    name: "certificate_number",
    needed: false,
    headings: ["Сертификат нөмірі", "Номер сертификата", "Certificate number"],
  },
];

/** A direction of the methodological active as a row says it. */
export type TrainerValue = {
  id: string;
  teacherId: string;
  direction: string;
  from: string | null;
  until: string | null;
  courseId: string | null;
};
