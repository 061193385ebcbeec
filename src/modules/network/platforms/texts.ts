import type { Texts } from "#lib/texts.ts";

export const texts = {
  platforms: {
    kk: "Аймақтық алаңдар",
    ru: "Межрегиональные площадки",
    en: "Inter-regional platforms",
  },
  about: {
    kk: "2020 жылы жетекші мектептер бес аймақтық алаңға біріктірілді. Әр алаң жыл қорытындысын аймақтық форумда шығарады.",
    ru: "В 2020 году ведущие школы объединены в пять межрегиональных площадок. Каждая подводит итоги года на региональном форуме.",
    en: "In 2020 the leading schools were joined into five inter-regional platforms. Each sums up its year at a regional forum.",
  },
  notSetYet: {
    kk: "Бұл күнге алаңы көрсетілмеген облыстар",
    ru: "Регионы, площадка которых на этот день не указана",
    en: "Regions whose platform is not set for this day",
  },
  noRegions: {
    kk: "Бұл күнге облыс көрсетілмеген",
    ru: "На этот день регионы не указаны",
    en: "No regions set for this day",
  },
  platform: { kk: "Алаң", ru: "Площадка", en: "Platform" },
  region: { kk: "Облыс", ru: "Регион", en: "Region" },
  period: { kk: "Мерзімі", ru: "Период", en: "Period" },
  never: {
    kk: "Бұл облыстың алаңы әлі көрсетілмеген",
    ru: "Площадка этого региона ещё не указана",
    en: "This region’s platform is not set yet",
  },
  setTitle: { kk: "Алаңын көрсету", ru: "Указать площадку", en: "Set the platform" },
  startsOn: { kk: "Қай күннен бастап", ru: "С какого дня", en: "From which day" },
  startsOnHint: {
    kk: "Бұған дейінгі алаңы осы күні аяқталады.",
    ru: "Прежняя площадка в этот день заканчивается.",
    en: "The platform it belonged to ends on that day.",
  },
  save: { kk: "Сақтау", ru: "Сохранить", en: "Save" },
  regionNotThen: {
    kk: "Бұл күні мұндай облыс болмаған. Облыс құрылғаннан кейінгі күнді жазыңыз.",
    ru: "В этот день такого региона не было. Укажите день после его образования.",
    en: "There was no such region on that day. Give a day after it was made.",
  },
  alreadyThere: {
    kk: "Облыс бұл күні осы алаңда тұр. Басқа алаңды не басқа күнді таңдаңыз.",
    ru: "В этот день регион уже на этой площадке. Выберите другую площадку или другой день.",
    en: "The region is on this platform on that day already. Choose another platform or day.",
  },
  laterPeriod: {
    kk: "Облыстың алаңы бұдан кейінгі күнге көрсетіліп қойған, ал облыс бір мезгілде бір ғана алаңда болады. Кейінірек күнді жазыңыз.",
    ru: "Площадка региона уже указана для более позднего дня, а регион состоит только на одной площадке. Укажите день позже.",
    en: "The region’s platform is already set for a later day, and a region belongs to one platform at a time. Give a later day.",
  },
  platformJoined: {
    kk: "Облыстың алаңы көрсетілді",
    ru: "Указана площадка региона",
    en: "The region’s platform was set",
  },
} satisfies Texts;
