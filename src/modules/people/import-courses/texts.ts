import type { Texts } from "#lib/texts.ts";

export const texts = {
  name: {
    kk: "Курстар",
    ru: "Курсы",
    en: "Courses",
  },
  fields: {
    kk: {
      completed_on: "Аяқтаған күні",
      valid_until: "Жарамдылық мерзімі",
      provider: "Кім өткізді",
    },
    ru: {
      completed_on: "Дата окончания",
      valid_until: "Действует до",
      provider: "Кто провёл",
    },
    en: {
      completed_on: "Completed on",
      valid_until: "Valid until",
      provider: "Provider",
    },
  },
  problems: {
    kk: {},
    ru: {},
    en: {},
  },
  examples: {
    kk: {
      programme: "Үшінші (базалық) деңгей курсы",
      provider: "ПШО",
    },
    ru: {
      programme: "Курс третьего (базового) уровня",
      provider: "ЦПМ",
    },
    en: {
      programme: "Third (basic) level course",
      provider: "Center of Excellence",
    },
  },
} satisfies Texts;
