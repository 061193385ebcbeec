import { plural, type Texts } from "#lib/texts.ts";

export const texts = {
  calendar: { kk: "Күнтізбе", ru: "Календарь", en: "Calendar" },
  title: { kk: "Іс-шараның нәтижесі", ru: "Что дало мероприятие", en: "What came of the event" },
  notOver: {
    kk: "Іс-шара әлі өткен жоқ. Өткеннен кейін осы жерден кім келгенін, қандай пікір айтылғанын және не қолданылғанын көресіз.",
    ru: "Мероприятие ещё впереди. После него здесь будет видно, сколько человек пришло, что они сказали и что применили.",
    en: "The event lies ahead. Afterwards this page shows who came, what they said and what they applied.",
  },
  inFigures: { kk: "Сандармен", ru: "В цифрах", en: "In figures" },
  attended: {
    kk: () => "адам келді",
    ru: (n: number) =>
      `${plural("ru", n, { one: "человек пришёл", few: "человека пришли", other: "человек пришли" })}`,
    en: () => "came",
  },
  ofRegistered: {
    kk: (n: string) => `тіркелгені: ${n}`,
    ru: (n: string) => `записывались: ${n}`,
    en: (n: string) => `registered: ${n}`,
  },
  schoolsNoun: {
    kk: () => "мектептен",
    ru: (n: number) => `${plural("ru", n, { one: "школа", few: "школы", other: "школ" })}`,
    en: (n: number) => (n === 1 ? "school" : "schools"),
  },
  certificatesNoun: {
    kk: () => "сертификат берілді",
    ru: (n: number) =>
      `${plural("ru", n, { one: "сертификат выдан", few: "сертификата выдано", other: "сертификатов выдано" })}`,
    en: () => "certificates issued",
  },
  answersNoun: {
    kk: () => "пікір айтылды",
    ru: (n: number) => `${plural("ru", n, { one: "отзыв", few: "отзыва", other: "отзывов" })}`,
    en: () => "gave feedback",
  },
  materialsNoun: {
    kk: () => "материал",
    ru: (n: number) =>
      `${plural("ru", n, { one: "материал", few: "материала", other: "материалов" })}`,
    en: () => "materials",
  },
  need: {
    kk: "Қандай қажеттілікке жауап",
    ru: "На какую потребность отвечало",
    en: "The need it answered",
  },
  noNeed: {
    kk: "Іс-шара қажеттілікпен байланыстырылмаған.",
    ru: "Мероприятие не связано с потребностью.",
    en: "The event is not tied to a need.",
  },
  toDiagnosis: {
    kk: "Қажеттілік қалай анықталды",
    ru: "Как выявили потребность",
    en: "How the need was found",
  },
  toPlan: {
    kk: "Циклограммадағы орны",
    ru: "Место в циклограмме",
    en: "Its place in the cyclogramme",
  },
  toChain: {
    kk: "Қажеттіліктен нәтижеге дейін",
    ru: "От потребности к результату",
    en: "From need to effect",
  },
  fromSchools: {
    kk: "Қай мектептен келді",
    ru: "Из каких школ пришли",
    en: "Where people came from",
  },
  school: { kk: "Мектеп", ru: "Школа", en: "School" },
  registered: { kk: "Тіркелді", ru: "Записались", en: "Registered" },
  attendedColumn: { kk: "Келді", ru: "Пришли", en: "Came" },
  nobody: { kk: "Ешкім тіркелмеген.", ru: "Никто не записывался.", en: "Nobody registered." },
  feedback: { kk: "Қатысушылардың пікірі", ru: "Отзывы участников", en: "What visitors said" },
  followUp: { kk: "Бір айдан кейін", ru: "Месяц спустя", en: "A month later" },
  answeredOf: {
    kk: (answered: string, expected: string) =>
      `${expected} адамнан сұралды, ${answered} жауап келді.`,
    ru: (answered: string, expected: string) => `Спрошено: ${expected}, ответов: ${answered}.`,
    en: (answered: string, expected: string) => `${expected} asked, ${answered} answered.`,
  },
  asksFrom: {
    kk: (day: string) => `Қатысушылардан сұралатын күн: ${day}.`,
    ru: (day: string) => `Участников спросят ${day}`,
    en: (day: string) => `Visitors are asked on ${day}.`,
  },
  notAsked: {
    kk: "Келгендер белгіленген соң, олардан пікір сұралады.",
    ru: "Участников спросят, когда отмечено, кто пришёл.",
    en: "Visitors are asked once it is noted who came.",
  },
  shownAfter: {
    kk: (day: string) =>
      `Сауалнама анонимді, сондықтан нәтижесі ол аяқталған соң көрсетіледі. Соңғы күні: ${day}.`,
    ru: (day: string) => `Опрос анонимный, поэтому итог будет виден после его окончания: ${day}`,
    en: (day: string) =>
      `The survey is anonymous, so its outcome is shown once it is over. Its last day: ${day}.`,
  },
  few: {
    kk: "Жауап бесеуден аз болғанда, жауап берушіні тануға болмауы үшін нәтиже көрсетілмейді.",
    ru: "Пока ответов меньше пяти, итог не показывается, чтобы никого нельзя было узнать.",
    en: "With fewer than five answers nothing is shown, so that nobody can be recognised.",
  },
  mean: {
    kk: (mean: string, of: number) => `орташа ${mean} / ${of}`,
    ru: (mean: string, of: number) => `среднее ${mean} из ${of}`,
    en: (mean: string, of: number) => `mean ${mean} of ${of}`,
  },
  best: {
    kk: (label: string) => `Ең жоғары баға: «${label}»`,
    ru: (label: string) => `Выше всего оценили: «${label}»`,
    en: (label: string) => `Rated highest: “${label}”`,
  },
  allAnswers: { kk: "Жауаптарды толық көру", ru: "Все ответы подробно", en: "All answers in full" },
} satisfies Texts;
