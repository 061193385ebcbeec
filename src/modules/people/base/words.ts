import type { Texts } from "#lib/texts.ts";

/** Made-up people and their school, for templates. */
export const examplePeople = {
  people: {
    kk: {
      school: "1560-004",
      family: "Сапарова",
      given: "Әлия",
      patronymic: "Ерланқызы",
      otherFamily: "Орлова",
      otherGiven: "Марина",
    },
    ru: {
      school: "1560-004",
      family: "Сапарова",
      given: "Әлия",
      patronymic: "Ерланқызы",
      otherFamily: "Орлова",
      otherGiven: "Марина",
    },
    en: {
      school: "1560-004",
      family: "Saparova",
      given: "Aliya",
      patronymic: "Yerlankyzy",
      otherFamily: "Orlova",
      otherGiven: "Marina",
    },
  },
} satisfies Texts;
