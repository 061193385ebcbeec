import { z } from "zod";
import { dayShown, type Field } from "#imports/fields.ts";
import { inLanguage, type Language } from "#lib/texts.ts";
import { whoFields } from "../base/rules/roster-rows.ts";
import { examplePeople } from "../base/words.ts";
import { texts } from "./texts.ts";

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

/** Rows that pass every check but for their made-up code and people. */
export function examplesIn(language: Language): string[][] {
  const { people } = inLanguage(examplePeople, language);
  const { examples: words } = inLanguage(texts, language);
  const { school, family, given, patronymic } = people;
  const who = ["", family, given, patronymic, "1984", school];
  return [[...who, words.direction, "2019-09-01", "", ""]];
}

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
