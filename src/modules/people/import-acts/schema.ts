import { z } from "zod";
import type { Field } from "#imports/fields.ts";
import { inLanguage, type Language } from "#lib/texts.ts";
import { personFields } from "../base/rules/roster-rows.ts";
import { examplePeople } from "../base/words.ts";
import { texts } from "./texts.ts";

export const fields: readonly Field[] = [
  { name: "programme", needed: true, headings: ["Бағдарлама", "Программа", "Programme"] },
  personFields.code,
  { name: "place", needed: false, headings: ["Басқа өткен жер", "Другое место", "Another place"] },
  { name: "from", needed: true, headings: ["Басталған күні", "Дата начала", "From"] },
  { name: "until", needed: false, headings: ["Аяқталған күні", "Дата окончания", "Until"] },
  { name: "hours", needed: true, headings: ["Сағат", "Часы", "Hours"] },
  {
    name: "trainers",
    needed: true,
    headings: ["Кім оқытты", "Кто обучал", "Who trained", "Тренерлер", "Тренеры"],
  },
  {
    name: "trained",
    needed: true,
    headings: ["Кім оқыды", "Кого обучили", "Who was trained", "Оқығандар", "Обученные"],
  },
  {
    name: "exception",
    needed: false,
    headings: ["Ерекше жағдай себебі", "Причина исключения", "Reason for an exception"],
  },
];

/** Rows that pass every check but for their made-up code and people. */
export function examplesIn(language: Language): string[][] {
  const { people } = inLanguage(examplePeople, language);
  const { examples: words } = inLanguage(texts, language);
  const days = ["2024-11-04", "2024-11-15", "36"];
  const trainer = [people.family, people.given, people.patronymic].join(" ");
  const trained = `${people.otherFamily} ${people.otherGiven} (1991)`;
  return [[words.schoolProgramme, people.school, "", ...days, trainer, trained, ""]];
}

/** One training; rows about the same one share it. */
export const actRow = z.strictObject({
  id: z.string(),
  programme: z.string(),
  schoolId: z.string().nullable(),
  place: z.string().nullable(),
  from: z.string(),
  until: z.string(),
  hours: z.int(),
  exception: z.string().nullable(),
  trainers: z.array(z.string()),
});
export type Act = z.infer<typeof actRow>;

export type ActValue = {
  act: Act;
  isNew: boolean;
  actChanged: boolean;
  /** Those trained whom the training does not have yet, with the course that becomes its own. */
  trained: { teacherId: string; courseId: string }[];
};

export const knownCourseRow = z.strictObject({
  id: z.string(),
  teacherId: z.string(),
  programme: z.string(),
  completedOn: z.string(),
  actId: z.string().nullable(),
});
export type KnownCourse = z.infer<typeof knownCourseRow>;
