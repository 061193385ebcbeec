import { plural, type Texts } from "#lib/texts.ts";

export const texts = {
  title: {
    kk: "Қажеттіліктен нәтижеге дейін",
    ru: "От потребности к результату",
    en: "From need to effect",
  },
  lead: {
    kk: (answered: string, needs: string) => `Жауап берілгені: ${needs} қажеттіліктен ${answered}`,
    ru: (answered: string, needs: string) => `Ответ получили ${answered} из ${needs} потребностей`,
    en: (answered: string, needs: string) => `${answered} of ${needs} needs were answered`,
  },
  inFigures: { kk: "Сандармен", ru: "В цифрах", en: "In figures" },
  unanswered: {
    kk: "жауапсыз қажеттілік",
    ru: "потребностей без ответа",
    en: "needs never answered",
  },
  answered: { kk: "жауап берілген қажеттілік", ru: "потребностей с ответом", en: "needs answered" },
  daysNoun: {
    kk: "күн: бекітілгеннен алғашқы іс-шараға дейін (ортасы)",
    ru: "дней от утверждения до первого мероприятия (медиана)",
    en: "days from the need to the first event (median)",
  },
  attendedNoun: { kk: "қатысу", ru: "участий", en: "attendances" },
  certificatesNoun: { kk: "сертификат", ru: "сертификатов", en: "certificates" },
  only: {
    kk: { unanswered: "Жауапсыз", answered: "Жауап берілген" },
    ru: { unanswered: "Без ответа", answered: "С ответом" },
    en: { unanswered: "Unanswered", answered: "Answered" },
  },
  all: { kk: "Бәрі", ru: "Все", en: "All" },
  need: { kk: "Қажеттілік", ru: "Потребность", en: "Need" },
  school: { kk: "Мектеп", ru: "Школа", en: "School" },
  planned: { kk: "Жоспарда", ru: "В плане", en: "Planned" },
  events: { kk: "Не өткізілді", ru: "Что проведено", en: "What was held" },
  nothing: { kk: "әлі ештеңе", ru: "пока ничего", en: "nothing yet" },
  days: { kk: "Күн", ru: "Дней", en: "Days" },
  attended: { kk: "Келді", ru: "Пришли", en: "Came" },
  feedback: { kk: "Пікір", ru: "Отзывов", en: "Feedback" },
  certificates: { kk: "Сертификат", ru: "Сертификатов", en: "Certificates" },
  circle: { kk: "бүкіл шеңбер", ru: "весь круг", en: "the whole circle" },
  lagging: { kk: "Артта қалған аймақ", ru: "Западающая зона", en: "Lagging zone" },
  none: {
    kk: "Бекітілген қажеттілік әлі жоқ",
    ru: "Утверждённых потребностей пока нет",
    en: "No confirmed needs yet",
  },
  noneYet: {
    kk: "Қажеттіліктердің реті әлі бекітілмеген",
    ru: "Порядок потребностей ещё не утверждён",
    en: "The order of needs is not confirmed yet",
  },
  waitingOwn: {
    kk: "Бұл бетке мектебіңіздің бекітілген қажеттіліктері шығады. Диагностиканы ашып, ретін бекітіңіз немесе мұны жетекші мектептен сұраңыз.",
    ru: "Здесь появятся утверждённые потребности вашей школы. Откройте диагностику и утвердите их порядок сами или попросите об этом ведущую школу.",
    en: "Your school's confirmed needs appear here. Open the diagnosis and confirm their order yourself, or ask the leading school to.",
  },
  waiting: {
    kk: "Бұл бетке бекітілген қажеттіліктер шығады. Диагностиканы ашып, ретін бекітіңіз.",
    ru: "Здесь появятся утверждённые потребности. Откройте диагностику и утвердите их порядок.",
    en: "Confirmed needs appear here. Open the diagnosis and confirm their order.",
  },
  diagnosisOf: {
    kk: (name: string) => `Диагностика: ${name} шеңбері`,
    ru: (name: string) => `Диагностика круга: ${name}`,
    en: (name: string) => `Diagnosis of the circle of ${name}`,
  },
  noneOfSchool: {
    kk: "Бұл мектептің бекітілген қажеттілігі әлі жоқ",
    ru: "У этой школы утверждённых потребностей пока нет",
    en: "This school has no confirmed needs yet",
  },
  allNeeds: { kk: "Барлық қажеттіліктер", ru: "Все потребности", en: "All needs" },
  toNeeds: { kk: "Қажеттіліктерге өту", ru: "Перейти к потребностям", en: "Go to needs" },
  narrow: {
    kk: {
      region: "Облыс",
      district: "Аудан",
      circle: "Шеңбер",
      school: "Мектеп",
      area: "Бағыт",
    },
    ru: {
      region: "Область",
      district: "Район",
      circle: "Круг",
      school: "Школа",
      area: "Направление",
    },
    en: {
      region: "Region",
      district: "District",
      circle: "Circle",
      school: "School",
      area: "Area",
    },
  },
  noneHint: {
    kk: "Қажеттіліктердің реті бекітілген соң, осы жерден не істелгенін көресіз.",
    ru: "Когда порядок потребностей утверждён, здесь видно, что по ним сделано.",
    en: "Once needs are confirmed, this page shows what was done about them.",
  },
  peopleAttended: {
    kk: (n: string) => `${n} адам`,
    ru: (n: string, count: number) =>
      `${n} ${plural("ru", count, { one: "человек", few: "человека", other: "человек" })}`,
    en: (n: string, count: number) =>
      `${n} ${plural("en", count, { one: "person", other: "people" })}`,
  },
} satisfies Texts;
