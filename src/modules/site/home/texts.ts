import type { Texts } from "#lib/texts.ts";

export const texts = {
  title: {
    kk: "Мектеп мектепке көмектеседі",
    ru: "Школа помогает школе",
    en: "School helps school",
  },
  lead: {
    kk: "Жетекші мектеп өз маңындағы екіден онға дейінгі мектепті шеңберіне жинайды. Олар мұғалімдерге не керегін бірге анықтап, жоспар құрады, сабақтар мен семинарлар өткізіп, не өзгергенін бақылайды.",
    ru: "Ведущая школа собирает вокруг себя от двух до десяти соседних школ. Вместе они выясняют, что нужно учителям, составляют план, проводят уроки и семинары и смотрят, что изменилось.",
    en: "A leading school draws two to ten neighbouring schools into its circle. Together they find out what teachers need, make a plan, hold lessons and seminars, and see what has changed.",
  },
  findLabel: {
    kk: "Мектебіңізді немесе ауданыңызды табыңыз",
    ru: "Найдите свою школу или район",
    en: "Find your school or district",
  },
  find: { kk: "Табу", ru: "Найти", en: "Find" },
  findHint: {
    kk: "Мысалы: Степногорск, №67 гимназия, Шиелі ауданы",
    ru: "Например: Степногорск, гимназия №67, Шиелийский район",
    en: "For example: Stepnogorsk, gymnasium 67, Shieli district",
  },
  inFigures: { kk: "Желі сандармен", ru: "Сеть в цифрах", en: "The network in figures" },
  leading: { kk: "жетекші мектеп", ru: "ведущих школ", en: "leading schools" },
  partner: { kk: "серіктес мектеп", ru: "партнёрских школ", en: "partner schools" },
  schools: { kk: "мектеп тізілімде", ru: "школ в реестре", en: "schools in the registry" },
  alone: {
    kk: "мектептің жетекшісі жоқ",
    ru: "школ без ведущей школы",
    en: "schools without a leading school",
  },
  ofWhich: {
    kk: (pilot: string, nis: string) =>
      `Оның ішінде пилоттық – ${pilot}, Назарбаев Зияткерлік мектептері – ${nis}`,
    ru: (pilot: string, nis: string) =>
      `Из них пилотных – ${pilot}, Назарбаев Интеллектуальных – ${nis}`,
    en: (pilot: string, nis: string) =>
      `Of them pilot ${pilot}, Nazarbayev Intellectual Schools ${nis}`,
  },
  fromDocuments: {
    kk: (n: string) => `${n} мектеп құжаттарда аталған`,
    ru: (n: string) => `${n} школ названы в документах`,
    en: (n: string) => `${n} schools are named in the documents`,
  },
  aloneHint: {
    kk: "Кіргеннен кейін тізімі «Назар аударыңыз» бетінде",
    ru: "После входа список на странице «Требует внимания»",
    en: "After signing in, the list is under “Needs attention”",
  },
  demoNotice: {
    kk: "Көрсету желісі: мектептер құжаттардан алынған, «үлгі» деп белгіленген мектептер мен адамдар ойдан шығарылған.",
    ru: "Показательная сеть: школы взяты из документов; школы с пометкой «пример» и люди придуманы.",
    en: "Demonstration network: the schools are those named in the documents; schools marked “пример” and all people are made up.",
  },
  generatedNotice: {
    kk: "Сынақ деректері: мектептер жасанды түрде құрылған.",
    ru: "Проверочные данные: школы созданы генератором.",
    en: "Test data: the schools were generated.",
  },
  finding: {
    kk: (most: string, fewest: string) => `Жетекші мектеп ең көп жер – ${most}, ең азы – ${fewest}`,
    ru: (most: string, fewest: string) =>
      `Больше всего ведущих школ: ${most}, меньше всего: ${fewest}`,
    en: (most: string, fewest: string) => `Most leading schools: ${most}, fewest: ${fewest}`,
  },
  noLeadingYet: {
    kk: "Бұл күні жетекші мектеп болмаған",
    ru: "В этот день ведущих школ не было",
    en: "There were no leading schools on this day",
  },
  mapNoun: {
    kk: "Облыстағы жетекші мектептер",
    ru: "Ведущих школ в регионе",
    en: "Leading schools in the region",
  },
  mapHint: {
    kk: "Облысты басып, аудандары мен мектептерін көріңіз.",
    ru: "Нажмите на регион, чтобы увидеть его районы и школы.",
    en: "Press a region to see its districts and schools.",
  },
  division: {
    kk: (units: string, year: string) => `${year} жылғы шекарадағы ${units} облыс пен қала`,
    ru: (units: string, year: string) => `${units} регионов в границах ${year} года`,
    en: (units: string, year: string) => `${units} regions in the borders of ${year}`,
  },
  otherBorders: {
    kk: (year: string) => `${year} жылғы шекарада көрсету`,
    ru: (year: string) => `Показать в границах ${year} года`,
    en: (year: string) => `Show in the borders of ${year}`,
  },
  published: {
    kk: "Құжаттарда не жазылған",
    ru: "Что сказано в документах",
    en: "What the documents say",
  },
  publishedLead: {
    kk: "Дереккөздердегі сандар әртүрлі: екеуін де басылған күйінде береміз.",
    ru: "Источники расходятся: приводим обе цифры так, как они напечатаны.",
    en: "The sources disagree: both figures are given as printed.",
  },
  whyDisputed: {
    kk: "Сандар неге әртүрлі",
    ru: "Почему источники расходятся",
    en: "Why the sources disagree",
  },
  allPublished: {
    kk: "Барлық жарияланған дерек",
    ru: "Все опубликованные данные",
    en: "All published figures",
  },
} satisfies Texts;
