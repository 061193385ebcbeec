import type { Texts } from "#lib/texts.ts";

export const texts = {
  name: {
    kk: "Оқушылар мен мұғалімдер саны",
    ru: "Числа учеников и учителей",
    en: "Numbers of pupils and teachers",
  },
  fields: {
    kk: {
      code: "Мектеп коды",
      year: "Жыл",
      pupils: "Оқушылар саны",
      teachers: "Мұғалімдер саны",
    },
    ru: {
      code: "Код школы",
      year: "Год",
      pupils: "Число учеников",
      teachers: "Число учителей",
    },
    en: {
      code: "School code",
      year: "Year",
      pupils: "Pupils",
      teachers: "Teachers",
    },
  },
  problems: {
    kk: {},
    ru: {},
    en: {},
  },
} satisfies Texts;
