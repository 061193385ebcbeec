import { inLanguage, type Language, type Texts } from "#lib/texts.ts";
import type { Status } from "./schema.ts";

const names: Record<Status | "none", Record<Language, string>> = {
  nis: {
    kk: "Назарбаев Зияткерлік мектебі",
    ru: "Назарбаев Интеллектуальная школа",
    en: "Nazarbayev Intellectual School",
  },
  pilot: { kk: "Пилоттық мектеп", ru: "Пилотная школа", en: "Pilot school" },
  leading: { kk: "Жетекші мектеп", ru: "Ведущая школа", en: "Leading school" },
  partner: { kk: "Серіктес мектеп", ru: "Партнёрская школа", en: "Partner school" },
  none: { kk: "Мәртебесі жоқ", ru: "Без статуса", en: "No status" },
};
/** The status in the glossary's words; null is a school that has none. */
export function statusName(status: Status | "none" | null, language: Language): string {
  return names[status ?? "none"][language];
}

const texts = {
  halfYear: {
    kk: (years: string, half: string) => `${years} оқу жылының ${half}-жартыжылдығы`,
    ru: (years: string, half: string) => `${half}-е полугодие ${years} учебного года`,
    en: (years: string, half: string) => `half-year ${half} of the school year ${years}`,
  },
} satisfies Texts;

/** A half-year, written as 2026-1, in words. */
export function halfYearName(halfYear: string, language: Language): string {
  const [year = "", half = ""] = halfYear.split("-");
  return inLanguage(texts, language).halfYear(`${year}/${Number(year) + 1}`, half);
}
