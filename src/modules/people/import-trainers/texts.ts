import type { Texts } from "#lib/texts.ts";

export const texts = {
  name: {
    kk: "Әдістемелік актив",
    ru: "Методический актив",
    en: "Methodological active",
  },
  fields: {
    kk: {
      direction: "Активтегі бағыты",
    },
    ru: {
      direction: "Направление в активе",
    },
    en: {
      direction: "Direction in the active",
    },
  },
  problems: {
    kk: {
      severalPeriods: "мерзім бірнеше жазбамен қабаттасады",
      unknownCertificate: "бұл адамның мұндай сертификаты жазылмаған",
    },
    ru: {
      severalPeriods: "период пересекается с несколькими записями",
      unknownCertificate: "у этого человека такой сертификат не записан",
    },
    en: {
      severalPeriods: "the period overlaps several records",
      unknownCertificate: "no such certificate of this person is recorded",
    },
  },
  examples: {
    kk: {
      direction: "Әдістеме тренері",
    },
    ru: {
      direction: "Тренер по методике",
    },
    en: {
      direction: "School trainer in teaching methods and technologies",
    },
  },
} satisfies Texts;
