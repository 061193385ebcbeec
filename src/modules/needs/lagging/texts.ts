import { plural, type Texts } from "#lib/texts.ts";

export const texts = {
  title: { kk: "Артта қалған аймақтар", ru: "Западающие зоны", en: "Lagging zones" },
  lead: {
    kk: "Мұғалімдердің қажеттілігі жоғары (30 %-дан), ал тәжірибе әлсіз болған бағыттар.",
    ru: "Области, где потребность учителей высока (от 30 %), а практика слаба.",
    en: "Areas that teachers need much (30 % or more) and where practice is weak.",
  },
  needs: { kk: "Қажеттіліктер", ru: "Потребности", en: "Needs" },
  area: { kk: "Бағыт", ru: "Область", en: "Area" },
  schools: { kk: "Мектептер", ru: "Школ", en: "Schools" },
  circles: { kk: "Шеңберлер", ru: "Кругов", en: "Circles" },
  share: { kk: "Үлесі", ru: "Доля", en: "Share" },
  ofLooked: {
    kk: (n: string) => `Диагностикадан өткен мектептер: ${n}`,
    ru: (n: string, count: number) =>
      `Диагностику ${plural("ru", count, { one: "прошла", other: "прошли" })} ${n} ${plural("ru", count, { one: "школа", few: "школы", many: "школ", other: "школ" })}`,
    en: (n: string, count: number) =>
      `${n} ${plural("en", count, { one: "school", other: "schools" })} looked at their needs`,
  },
  none: { kk: "Артта қалған аймақ жоқ", ru: "Западающих зон нет", en: "No lagging zones" },
  noneHint: {
    kk: "Олар қажеттілік бекітіліп, тәжірибе бағаланған соң көрінеді.",
    ru: "Они появятся, когда потребности утверждены и практика оценена.",
    en: "They appear once needs are confirmed and practice was looked at.",
  },
  school: { kk: "Мектеп", ru: "Школа", en: "School" },
  district: { kk: "Аудан", ru: "Район", en: "District" },
  high: { kk: "«Жоғары» дегендер", ru: "Ответили «высокая»", en: "Said “high”" },
  place: { kk: "Орны", ru: "Место", en: "Place" },
} satisfies Texts;
