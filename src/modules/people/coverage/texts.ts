import { plural, type Texts } from "#lib/texts.ts";

const teachersRu = (n: number) =>
  plural("ru", n, { one: "учитель", few: "учителя", other: "учителей" });
const isOne = (n: number) => n % 10 === 1 && n % 100 !== 11;
const quoted = (name: string) => (name.includes("«") ? name : `«${name}»`);

export const texts = {
  title: { kk: "Каскад қамтуы", ru: "Охват каскада", en: "Reach of the cascade" },
  country: { kk: "Қазақстан", ru: "Казахстан", en: "Kazakhstan" },
  circleOf: {
    kk: (name: string) => `${quoted(name)} шеңбері`,
    ru: (name: string) => `круг школы ${quoted(name)}`,
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
  teachersCounted: {
    kk: () => "мұғалім",
    ru: (n: number) => teachersRu(n),
    en: (n: number) => (n === 1 ? "teacher" : "teachers"),
  },
  certifiedCounted: {
    kk: () => "мұғалім деңгейлік курстан өткен",
    ru: (n: number) => `${teachersRu(n)} ${isOne(n) ? "прошёл" : "прошли"} уровневые курсы`,
    en: (n: number) => `${n === 1 ? "teacher" : "teachers"} passed level courses`,
  },
  neverReached: {
    kk: () => "мұғалім бірде-бір курспен қамтылмаған",
    ru: (n: number) =>
      `${teachersRu(n)} ${isOne(n) ? "не охвачен" : "не охвачены"} ни одним курсом`,
    en: (n: number) => `${n === 1 ? "teacher" : "teachers"} never reached by any course`,
  },
  schoolsWithout: {
    kk: () => "мектепте деңгейлік курстан ешкім өтпеген",
    ru: (n: number) =>
      `${plural("ru", n, { one: "школа", few: "школы", other: "школ" })}, где уровневые курсы не прошёл никто`,
    en: (n: number) => `${n === 1 ? "school" : "schools"} where nobody passed a level course`,
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
  km: { kk: (n: string) => `${n} км`, ru: (n: string) => `${n} км`, en: (n: string) => `${n} km` },
  lapsing: {
    kk: (day: string) => `мұғалімнің деңгейлік сертификатының мерзімі ${day} күніне дейін бітеді`,
    ru: (day: string, n: number) =>
      `${teachersRu(n)} с уровневым сертификатом, который истекает до ${day}`,
    en: (day: string, n: number) =>
      `${n === 1 ? "teacher" : "teachers"} whose level certificate expires by ${day}`,
  },
  programmes: { kk: "Бағдарламалар бойынша", ru: "По программам", en: "By programme" },
  programme: { kk: "Бағдарлама", ru: "Программа", en: "Programme" },
  passed: { kk: "Өткендер", ru: "Прошли", en: "Passed" },
  notPassed: { kk: "Өтпегендер", ru: "Не прошли", en: "Not passed" },
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
} satisfies Texts;
