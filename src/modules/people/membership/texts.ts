import type { Texts } from "#lib/texts.ts";

/** What is done here, as the history of the teacher calls it. */
export const historyTexts = {
  since: { kk: "Қай күннен бастап", ru: "С какого дня", en: "Since" },
  recordClaimed: {
    kk: "Тіркелгімен байланыстырылды",
    ru: "Привязана учётная запись",
    en: "Account linked",
  },
} satisfies Texts;
