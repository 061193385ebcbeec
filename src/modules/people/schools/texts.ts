import { plural, type Texts } from "#lib/texts.ts";

export const texts = {
  title: {
    kk: (name: string) => `${name}: педагогтер`,
    ru: (name: string) => `${name}: педагоги`,
    en: (name: string) => `${name}: teachers`,
  },
  nobody: {
    kk: "Мұғалімдердің жазбалары әлі енгізілмеген",
    ru: "Записи об учителях ещё не внесены",
    en: "No teachers are recorded yet",
  },
  nobodyHint: {
    kk: "Үйлестіруші тізімді файлдан бірнеше минутта жүктей алады.",
    ru: "Координатор может загрузить список из файла за несколько минут.",
    en: "The coordinator can import the list from a file in a few minutes.",
  },
  list: { kk: "Мұғалімдер тізімі", ru: "Список учителей", en: "List of teachers" },
  add: { kk: "Мұғалім қосу", ru: "Добавить учителя", en: "Add a teacher" },
  importLink: { kk: "Файлдан жүктеу", ru: "Загрузить из файла", en: "Import from a file" },
  newTraining: { kk: "Оқыту жазу", ru: "Записать обучение", en: "Record a training" },
  inFigures: { kk: "Сандармен", ru: "В цифрах", en: "In figures" },
  notReached: {
    kk: "ешбір курспен қамтылмаған",
    ru: "не охвачены ни одним курсом",
    en: "never reached by a course",
  },
  share: {
    kk: (share: string) => `мұғалімдер үлесі: ${share}\u00a0%`,
    ru: (share: string) => `${share} % учителей`,
    en: (share: string) => `${share} % of the teachers`,
  },
  gives: { kk: "Мектеп не береді", ru: "Что школа даёт", en: "What the school gives" },
  givesLead: {
    kk: "Мектеп тренерлері соңғы үш жылда кімдерді оқытты",
    ru: "Кого обучили тренеры школы за последние три года",
    en: "Whom the school's trainers trained in the last three years",
  },
  givesNothing: {
    kk: "Мектеп тренерлері соңғы үш жылда оқыту өткізбеген",
    ru: "За последние три года тренеры школы никого не обучали",
    en: "The school's trainers trained nobody in the last three years",
  },
  gets: { kk: "Мектеп не алады", ru: "Что школа получает", en: "What the school gets" },
  getsLead: {
    kk: "Мектеп мұғалімдерін соңғы үш жылда кім оқытты",
    ru: "Кто обучал учителей школы за последние три года",
    en: "Who trained the school's teachers in the last three years",
  },
  getsNothing: {
    kk: "Мектеп мұғалімдерін соңғы үш жылда ешкім оқытпаған",
    ru: "За последние три года учителей школы никто не обучал",
    en: "Nobody trained the school's teachers in the last three years",
  },
  school: { kk: "Мектеп", ru: "Школа", en: "School" },
  own: { kk: "өз мектебі", ru: "своя школа", en: "own school" },
  centre: {
    kk: "Орталықтың және желіден тыс тренерлер",
    ru: "Тренеры центра и вне сети",
    en: "Trainers of the centre and from outside",
  },
  trainings: { kk: "Оқыту", ru: "Обучений", en: "Trainings" },
  people: { kk: "Адам", ru: "Человек", en: "People" },
  latest: { kk: "Соңғысы", ru: "Последнее", en: "Latest" },
  directions: {
    kk: "Әдістемелік актив бағыттары бойынша",
    ru: "Методический актив по направлениям",
    en: "Methodological active by direction",
  },
  direction: { kk: "Бағыт", ru: "Направление", en: "Direction" },
  missing: {
    kk: (n: number) => `Мектепте әлі жоқ бағыттар: ${n}`,
    ru: (n: number) =>
      `В школе нет ${n} ${plural("ru", n, { one: "направления", few: "направлений", other: "направлений" })} из четырёх`,
    en: (n: number) => `${n} of the four directions are missing`,
  },
  whoHelps: { kk: "Кім көмектесе алады", ru: "Кто может помочь", en: "Who could help" },
  expiring: {
    kk: "Жарты жыл ішінде мерзімі бітетін курстар",
    ru: "Курсы, срок которых истекает в ближайшие полгода",
    en: "Courses that expire within half a year",
  },
  teacher: { kk: "Мұғалім", ru: "Учитель", en: "Teacher" },
  programme: { kk: "Бағдарлама", ru: "Программа", en: "Programme" },
  validUntil: { kk: "Жарамдылық мерзімі", ru: "Действует до", en: "Valid until" },
} satisfies Texts;
