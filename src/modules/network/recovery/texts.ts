import type { Texts } from "#lib/texts.ts";

/** What is done here, as the history of the school calls it. */
export const historyTexts = {
  periodsRestored: {
    kk: "Басқа мектеп жабылғанда қателікпен аяқталғаны қалпына келтірілді",
    ru: "Восстановлено то, что по ошибке завершилось при закрытии другой школы",
    en: "What another school's closing had ended by mistake was restored",
  },
} satisfies Texts;
