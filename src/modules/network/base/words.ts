import type { Language } from "#lib/texts.ts";
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
