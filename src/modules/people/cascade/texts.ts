import { plural, type Texts } from "#lib/texts.ts";

export const texts = {
  title: { kk: "Каскад", ru: "Каскад", en: "Cascade" },
  lead: {
    kk: "Кім кімді үйретті: орталық тренерлерінен мектептегі мұғалімдерге дейін.",
    ru: "Кто кого обучил: от тренеров центра до учителей в школах.",
    en: "Who trained whom, from the trainers of the centre to teachers in schools.",
  },
  trainings: { kk: "Оқыту жазбалары", ru: "Записи об обучении", en: "Records of training" },
  programme: { kk: "Бағдарлама", ru: "Программа", en: "Programme" },
  starts: { kk: "Каскад кімнен басталды", ru: "С кого начался каскад", en: "Where it began" },
  topTrainers: {
    kk: "Ең көп адамға жеткен мектеп тренерлері",
    ru: "Школьные тренеры с самым большим охватом",
    en: "School trainers who reached most",
  },
  nothing: {
    kk: "Оқыту әлі жазылмаған",
    ru: "Обучений пока не записано",
    en: "No training is recorded yet",
  },
  nothingHint: {
    kk: "Мектепте өткен оқытуды жазыңыз – каскад содан құралады.",
    ru: "Запишите прошедшее в школе обучение: каскад складывается из таких записей.",
    en: "Record a training held in a school: the cascade grows from such records.",
  },
  person: { kk: "Тренер", ru: "Тренер", en: "Trainer" },
  trained: { kk: "Өзі үйретті", ru: "Лично обучено", en: "Trained" },
  reached: { kk: "Каскады жетті", ru: "Охвачено каскадом", en: "Reached" },
  ofCentre: { kk: "Орталық тренері", ru: "Тренер центра", en: "Trainer of the centre" },
  formerTeacher: {
    kk: "Мектептен кеткен мұғалім",
    ru: "Учитель, ушедший из школы",
    en: "A teacher who left",
  },
  inFigures: { kk: "Каскад цифрмен", ru: "Каскад в цифрах", en: "The cascade in figures" },
  people: {
    kk: () => "адамға жетті",
    ru: (n: number) =>
      plural("ru", n, {
        one: "человек охвачен",
        few: "человека охвачено",
        other: "человек охвачено",
      }),
    en: (n: number) => (n === 1 ? "person reached" : "people reached"),
  },
  schools: {
    kk: () => "мектеп",
    ru: (n: number) => plural("ru", n, { one: "школа", few: "школы", other: "школ" }),
    en: (n: number) => (n === 1 ? "school" : "schools"),
  },
  depth: {
    kk: () => "саты: каскадтың тереңдігі",
    ru: (n: number) =>
      plural("ru", n, { one: "ступень вглубь", few: "ступени вглубь", other: "ступеней вглубь" }),
    en: (n: number) => (n === 1 ? "step deep" : "steps deep"),
  },
  width: {
    kk: () => "адам: ең көп адам үйренген саты",
    ru: (n: number) =>
      plural("ru", n, {
        one: "человек на самой широкой ступени",
        few: "человека на самой широкой ступени",
        other: "человек на самой широкой ступени",
      }),
    en: (n: number) => `${n === 1 ? "person" : "people"} on the widest step`,
  },
  levels: { kk: "Сатылар", ru: "Ступени", en: "Steps" },
  level: { kk: "Саты", ru: "Ступень", en: "Step" },
  peopleColumn: { kk: "Адам", ru: "Людей", en: "People" },
  days: {
    kk: "Алдыңғы сатыдан кейін неше күн өтті (медиана)",
    ru: "Сколько дней прошло после предыдущей ступени (медиана)",
    en: "Days after the step above (median)",
  },
  whom: { kk: "Кімдерді үйретті", ru: "Кто обучен", en: "Whom they trained" },
  below: {
    kk: (n: string) => `каскады ${n} адамға жетті`,
    ru: (n: string) => `охвачено дальше: ${n}`,
    en: (n: string) => `reached further: ${n}`,
  },
  unfold: {
    kk: (name: string) => `${name}: үйреткендерін ашу`,
    ru: (name: string) => `${name}: показать обученных`,
    en: (name: string) => `${name}: show whom they trained`,
  },
  fold: {
    kk: (name: string) => `${name}: үйреткендерін жабу`,
    ru: (name: string) => `${name}: скрыть обученных`,
    en: (name: string) => `${name}: hide whom they trained`,
  },
  more: { kk: "Барлығын көрсету", ru: "Показать всех", en: "Show all" },
  trainedNobody: {
    kk: "Бұл бағдарлама бойынша ешкімді үйретпеген",
    ru: "По этой программе никто не обучен",
    en: "Trained nobody in this programme",
  },
} satisfies Texts;
