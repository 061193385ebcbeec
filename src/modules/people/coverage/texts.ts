import { plural, type Texts } from "#lib/texts.ts";

export const texts = {
  title: { kk: "Каскад қамтуы", ru: "Охват каскада", en: "Reach of the cascade" },
  country: { kk: "Қазақстан", ru: "Казахстан", en: "Kazakhstan" },
  circleOf: {
    kk: (name: string) => `${name}: шеңбер`,
    ru: (name: string) => `Круг: ${name}`,
    en: (name: string) => `Circle of ${name}`,
  },
  finding: {
    kk: (part: string, whole: string, share: string) =>
      `${whole} мұғалімнің ішінде деңгейлік курстардан ${part} адам өткен (${share} %)`,
    ru: (part: string, whole: string, share: string) =>
      `Уровневые курсы прошли ${part} из ${whole} учителей (${share} %)`,
    en: (part: string, whole: string, share: string) =>
      `${part} of ${whole} teachers passed level courses (${share} %)`,
  },
  nobody: {
    kk: "Бұл жерде мұғалімдердің жазбалары әлі жоқ",
    ru: "Здесь ещё нет записей об учителях",
    en: "No teachers are recorded here yet",
  },
  nobodyHint: {
    kk: "Мектеп үйлестірушісі тізімді файлдан жүктей алады.",
    ru: "Координатор школы может загрузить список из файла.",
    en: "The school's coordinator can import the list from a file.",
  },
  inFigures: { kk: "Сандармен", ru: "В цифрах", en: "In figures" },
  neverReached: {
    kk: "ешбір курспен қамтылмаған мұғалім",
    ru: "учителей не охвачены ни одним курсом",
    en: "teachers never reached by any course",
  },
  schoolsWithout: {
    kk: "деңгейлік курстан өткен мұғалімі жоқ мектеп",
    ru: "школ, где уровневые курсы не прошёл никто",
    en: "schools where nobody passed a level course",
  },
  grown: {
    kk: (n: string, day: string) => `${day} күнінен бері ${n}`,
    ru: (n: string, day: string) => `${n} с ${day}`,
    en: (n: string, day: string) => `${n} since ${day}`,
  },
  gaps: {
    kk: (n: string) => `Алдымен назар аударатын мектептер: ${n}`,
    ru: (n: string, count: number) =>
      `Прежде всего: ${n} ${plural("ru", count, { one: "школа", few: "школы", other: "школ" })}, где нет никого`,
    en: (n: string) => `First of all: ${n} schools that have nobody`,
  },
  gapMeasure: { kk: "Кім жоқ", ru: "Кого нет", en: "Who is missing" },
  noGaps: {
    kk: "Барлық мектепте кемінде бір адам бар",
    ru: "В каждой школе есть хотя бы один человек",
    en: "Every school has somebody",
  },
  school: { kk: "Мектеп", ru: "Школа", en: "School" },
  small: { kk: "шағын жинақты", ru: "малокомплектная", en: "small school" },
  leading: { kk: "Жетекші мектебі", ru: "Ведущая школа", en: "Leading school" },
  teachers: { kk: "Мұғалім", ru: "Учителей", en: "Teachers" },
  none: { kk: "жоқ", ru: "нет", en: "none" },
  whoHelps: { kk: "Кім көмектесе алады", ru: "Кто может помочь", en: "Who could help" },
  offer: { kk: "Көмек ұсыну", ru: "Предложить помощь", en: "Offer help" },
  parts: {
    kk: { country: "Облыстар", region: "Аудандар", district: "Шеңберлер", circle: "Мектептер" },
    ru: { country: "Области", region: "Районы", district: "Круги", circle: "Школы" },
    en: { country: "Regions", region: "Districts", district: "Circles", circle: "Schools" },
  },
  part: {
    kk: { country: "Облыс", region: "Аудан", district: "Шеңбер", circle: "Мектеп" },
    ru: { country: "Область", region: "Район", district: "Круг", circle: "Школа" },
    en: { country: "Region", region: "District", district: "Circle", circle: "School" },
  },
  share: { kk: "Үлесі, %", ru: "Доля, %", en: "Share, %" },
  reached: { kk: "Қамтылмаған", ru: "Не охвачены", en: "Not reached" },
  onlySmall: {
    kk: "Тек шағын жинақты мектептер",
    ru: "Только малокомплектные школы",
    en: "Small schools only",
  },
  allSchools: { kk: "Барлық мектептер", ru: "Все школы", en: "All schools" },
  bySmall: {
    kk: "Деңгейлер: шағын жинақты және барлық мектептер",
    ru: "Уровни: малокомплектные и все школы",
    en: "Levels: small schools and all schools",
  },
  smallSchools: { kk: "Шағын жинақты мектептер", ru: "Малокомплектные школы", en: "Small schools" },
  directions: {
    kk: "Әдістемелік актив бағыттары бойынша",
    ru: "Методический актив по направлениям",
    en: "Methodological active by direction",
  },
  direction: { kk: "Бағыт", ru: "Направление", en: "Direction" },
  people: { kk: "Адам", ru: "Человек", en: "People" },
  schoolsWithoutShort: { kk: "Ешкім жоқ мектептер", ru: "Школ без них", en: "Schools without" },
  what: { kk: "Көрсеткіш", ru: "Показатель", en: "Measure" },
  previous: { kk: "Алдыңғы", ru: "Назад", en: "Previous" },
  next: { kk: "Келесі", ru: "Дальше", en: "Next" },
} satisfies Texts;
