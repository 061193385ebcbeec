export const languages = ["kk", "ru", "en"] as const;
export type Language = (typeof languages)[number];

type Words = string | object;
export type Texts = Record<string, Record<Language, Words>>;
export type Picked<T extends Texts> = { [Key in keyof T]: T[Key][Language] };

const picked = new WeakMap<Texts, Map<Language, unknown>>();

/** Picks one language out of a table of three. A key with a language missing does not compile. */
export function inLanguage<T extends Texts>(texts: T, language: Language): Picked<T> {
  const byLanguage = picked.get(texts) ?? new Map<Language, unknown>();
  picked.set(texts, byLanguage);
  let words = byLanguage.get(language);
  if (!words) {
    words = Object.fromEntries(Object.entries(texts).map(([key, three]) => [key, three[language]]));
    byLanguage.set(language, words);
  }
  return words as Picked<T>;
}

const pluralRules = {
  kk: new Intl.PluralRules("kk"),
  ru: new Intl.PluralRules("ru"),
  en: new Intl.PluralRules("en"),
};

/** "1 школа, 2 школы, 5 школ": the form of a Russian (few, many) or English noun that fits the count. */
export function plural(
  language: Language,
  count: number,
  forms: { one: string; few?: string; many?: string; other: string },
): string {
  const rule = pluralRules[language].select(count);
  if (rule === "one") return forms.one;
  if (rule === "few") return forms.few ?? forms.other;
  if (rule === "many") return forms.many ?? forms.other;
  return forms.other;
}

/** The record's name in the reader's language; English readers get the Russian form where no English one exists. */
export function named(
  record: { name_kk: string; name_ru: string; name_en?: string },
  language: Language,
): string {
  if (language === "kk") return record.name_kk;
  if (language === "en") return record.name_en ?? record.name_ru;
  return record.name_ru;
}
