import { z } from "zod";
import { dayShown, type Field } from "#imports/fields.ts";
import { inLanguage, type Language } from "#lib/texts.ts";
import { whoFields } from "../base/rules/roster-rows.ts";
import { examplePeople } from "../base/words.ts";
import { texts } from "./texts.ts";

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

/** Rows that pass every check but for their made-up code and people. */
export function examplesIn(language: Language): string[][] {
  const { people } = inLanguage(examplePeople, language);
  const { examples: words } = inLanguage(texts, language);
  const { school, family, given, patronymic } = people;
  const who = ["", family, given, patronymic, "1984", school];
  return [[...who, words.programme, "2018-05-20", "", "240", words.provider, "000123"]];
}

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
