export const languages = ["kk", "ru", "en"] as const;
export type Language = (typeof languages)[number];

export type Texts = Record<string, Record<Language, string | object>>;
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

const missingWatchers: ((code: string) => void)[] = [];

/** Lets tests hear of every code that is shown because nobody gave it a word. */
export function watchMissingWords(watcher: (code: string) => void): void {
  missingWatchers.push(watcher);
}

const isCode = /^[\w.]+$/;

/** The word that the first of the dictionaries has for the code; the code itself where none has one. */
export function wordOfCode(
  code: string,
  ...dictionaries: readonly Record<string, unknown>[]
): string {
  for (const words of dictionaries) {
    const found = words[code];
    if (typeof found === "string") return found;
  }
  // A sentence is its own word.
  if (isCode.test(code)) for (const watch of missingWatchers) watch(code);
  return code;
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

/** Something said in Kazakh and Russian, and perhaps in English. */
export type Words<Said = string> = { kk: Said; ru: Said; en?: Said | null | undefined };

/** The words in the reader's language; English readers get the Russian where there is no English. */
export function wordsIn<Said>({ kk, ru, en }: Words<Said>, language: Language): Said {
  if (language === "kk") return kk;
  return language === "en" ? (en ?? ru) : ru;
}

type InLanguages<Name extends string, Said> = Record<`${Name}_kk` | `${Name}_ru`, Said> &
  Partial<Record<`${Name}_en`, Said | null>>;

/** What the row says under the name in each language, as the database keeps it: `name_kk`, `name_ru`, `name_en`. */
export function wordsOf<Name extends string, Said = string>(
  row: InLanguages<Name, Said>,
  name: Name,
): Words<Said>;
export function wordsOf<Said>(row: Record<string, Said>, name: string): Words<Said | undefined> {
  return { kk: row[`${name}_kk`], ru: row[`${name}_ru`], en: row[`${name}_en`] };
}

/** The name that the record bears, in the reader's language. */
export function named(row: InLanguages<"name", string>, language: Language): string {
  return wordsIn(wordsOf(row, "name"), language);
}
