import type { Language } from "#lib/texts.ts";

const names: Record<string, Record<Language, string>> = {
  national: { kk: "ұлттық топ", ru: "национальная команда", en: "national team" },
  cpm_trainer: {
    kk: "Педагогикалық шеберлік орталығының тренер-кураторы",
    ru: "тренер-куратор Центра педагогического мастерства",
    en: "trainer-curator of the Centre of Excellence",
  },
  regional: {
    kk: "облыстық білім басқармасы",
    ru: "региональное управление образования",
    en: "regional education department",
  },
  methodologist: { kk: "аудандық әдіскер", ru: "районный методист", en: "district methodologist" },
  leading_director: {
    kk: "жетекші мектеп директоры",
    ru: "директор ведущей школы",
    en: "director of a leading school",
  },
  leading_coordinator: {
    kk: "жетекші мектеп үйлестірушісі",
    ru: "координатор ведущей школы",
    en: "coordinator of a leading school",
  },
  partner_coordinator: {
    kk: "серіктес мектеп үйлестірушісі",
    ru: "координатор партнёрской школы",
    en: "coordinator of a partner school",
  },
  teacher: { kk: "мұғалім", ru: "учитель", en: "teacher" },
  person: { kk: "пайдаланушы", ru: "пользователь", en: "user" },
  system: { kk: "жүйе", ru: "система", en: "system" },
};

/** The role's name in the glossary's words, in lower case. */
export function roleName(role: string, language: Language): string {
  return names[role]?.[language] ?? role;
}
