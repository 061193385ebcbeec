import type { Texts } from "#lib/texts.ts";

/** What is done here, as the history of the questionnaire calls it. */
export const historyTexts = {
  questionnaireLoaded: {
    kk: "Анықтамалықтан жүктелді",
    ru: "Загружена из справочника",
    en: "Loaded from reference",
  },
} satisfies Texts;
