import type { Texts } from "#lib/texts.ts";

export const texts = {
  titles: {
    kk: {
      event: (title: string) => `Пікір: ${title}`,
      follow_up: (title: string) => `Бір айдан кейін: ${title}`,
    },
    ru: {
      event: (title: string) => `Отзыв: ${title}`,
      follow_up: (title: string) => `Месяц спустя: ${title}`,
    },
    en: {
      event: (title: string) => `Feedback: ${title}`,
      follow_up: (title: string) => `A month later: ${title}`,
    },
  },
} satisfies Texts;
