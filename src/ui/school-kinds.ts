import { inLanguage, type Language, type Texts, wordOfCode } from "#lib/texts.ts";

/** What kinds of school there are, as the registry names them. */
export const schoolKinds = {
  general: {
    kk: "Жалпы білім беретін мектеп",
    ru: "Общеобразовательная школа",
    en: "General school",
  },
  gymnasium: { kk: "Гимназия", ru: "Гимназия", en: "Gymnasium" },
  lyceum: { kk: "Лицей", ru: "Лицей", en: "Lyceum" },
  school_gymnasium: { kk: "Мектеп-гимназия", ru: "Школа-гимназия", en: "School-gymnasium" },
  school_lyceum: { kk: "Мектеп-лицей", ru: "Школа-лицей", en: "School-lyceum" },
  small: {
    kk: "Шағын жинақты мектеп",
    ru: "Малокомплектная школа",
    en: "Small multi-grade school",
  },
  boarding: { kk: "Мектеп-интернат", ru: "Школа-интернат", en: "Boarding school" },
  nis: {
    kk: "Назарбаев Зияткерлік мектебі",
    ru: "Назарбаев Интеллектуальная школа",
    en: "Nazarbayev Intellectual School",
  },
  other: { kk: "Басқа", ru: "Другая", en: "Other" },
} satisfies Texts;

export function schoolKindName(kind: string, language: Language): string {
  return wordOfCode(kind, inLanguage(schoolKinds, language));
}
