import type { Texts } from "#lib/texts.ts";

type Letter = { title: string; titles: readonly string[]; link: string };

const listed = (titles: readonly string[]) => titles.map((title) => `– ${title}`).join("\n");

export const texts = {
  letterSubject: {
    kk: (title: string) => `Іс-шараның материалдары: ${title}`,
    ru: (title: string) => `Материалы мероприятия: ${title}`,
    en: (title: string) => `Materials of the event: ${title}`,
  },
  letter: {
    kk: ({ title, titles, link }: Letter) =>
      `Құрметті әріптес!\n\nМектебіңіздің мұғалімдері «${title}» іс-шарасына қатысты. Оның материалдары шықты:\n${listed(titles)}\n\nӘріптестеріңізге таратыңыз:\n${link}\n`,
    ru: ({ title, titles, link }: Letter) =>
      `Уважаемый коллега!\n\nУчителя вашей школы были на мероприятии «${title}». Появились его материалы:\n${listed(titles)}\n\nПоделитесь ими с коллегами:\n${link}\n`,
    en: ({ title, titles, link }: Letter) =>
      `Dear colleague,\n\nteachers of your school came to “${title}”. Its materials are there:\n${listed(titles)}\n\nShare them with your colleagues:\n${link}\n`,
  },
} satisfies Texts;
