import type { Texts } from "#lib/texts.ts";

export const texts = {
  title: { kk: "Ашық деректер", ru: "Открытые данные", en: "Open data" },
  lead: {
    kk: "Желінің тізілімін кез келген адам тіркелмей, кілтсіз көшіріп ала алады. Осы бетте көрінетін әр сан мен тізімді бағдарлама да оқи алады.",
    ru: "Реестр сети может скачать каждый, без регистрации и ключей. Всё, что видно на страницах, может прочитать и программа.",
    en: "Anybody may take the registry of the network, without signing up and without a key. What the pages show, a program can read too.",
  },
  whatTitle: { kk: "Не алуға болады", ru: "Что можно взять", en: "What there is" },
  data: { kk: "Деректер", ru: "Данные", en: "Data" },
  address: { kk: "Мекенжайы", ru: "Адрес", en: "Address" },
  dayTitle: { kk: "Кез келген күнге", ru: "На любой день", en: "As of any day" },
  dayText: {
    kk: "Әр мекенжай on параметрін түсінеді: ол желіні сол күнгі қалпында қайтарады. Параметр жазылмаса, бүгінгі күн алынады. Кезеңнің until мәні – ол аяқталғаннан кейінгі бірінші күн.",
    ru: "Каждый адрес понимает параметр on: он вернёт сеть такой, какой она была в тот день. Без него берётся сегодняшний день. Значение until у периода – первый день после его окончания.",
    en: "Every address understands the parameter on: it gives the network as it was on that day. Without it, today is taken. The until of a period is the first day after its end.",
  },
  exampleTitle: { kk: "Мысал", ru: "Пример", en: "An example" },
  exampleText: {
    kk: "Ақтөбе облысының 2019 жылғы 24 қазандағы жетекші мектептері:",
    ru: "Ведущие школы Актюбинской области на 24 октября 2019 года:",
    en: "The leading schools of Aktobe region on 24 October 2019:",
  },
  describedTitle: { kk: "Сипаттамасы", ru: "Описание", en: "Description" },
  describedText: {
    kk: "Параметрлер мен жауаптардың толық сипаттамасы OpenAPI 3.1 құжатында:",
    ru: "Полное описание параметров и ответов – в документе OpenAPI 3.1:",
    en: "All parameters and answers are described in an OpenAPI 3.1 document:",
  },
  licenceTitle: { kk: "Пайдалану шарты", ru: "Условия использования", en: "Licence" },
  licence: {
    kk: "Тізілім деректері – CC BY 4.0: «Тірек» платформасын көрсетіп, еркін пайдалана беріңіз. Шекаралар: © Alexander Rodionov, geokz, CC BY 4.0.",
    ru: "Данные реестра – CC BY 4.0: пользуйтесь свободно, называя платформу «Тірек». Границы: © Alexander Rodionov, geokz, CC BY 4.0.",
    en: "Data of the registry: CC BY 4.0, use them freely and name Tirek. Boundaries: © Alexander Rodionov, geokz, CC BY 4.0.",
  },
  noPersonal: {
    kk: "Мұнда адамдар туралы дерек жоқ: мектептер мен олардың өз байланыс мәліметтері ғана.",
    ru: "Здесь нет данных о людях: только школы и их собственные контакты.",
    en: "There is nothing about people here: only schools and their own contacts.",
  },
} satisfies Texts;

export const doorTexts = {
  regions: {
    kk: "Облыстар мен ірі қалалар, әрқайсысындағы мектеп саны",
    ru: "Области и крупные города с числом школ в каждом",
    en: "Regions and large cities with the number of schools in each",
  },
  districts: {
    kk: "Аудандар мен қалалар, әрқайсысындағы мектеп саны",
    ru: "Районы и города с числом школ в каждом",
    en: "Districts and towns with the number of schools in each",
  },
  schools: {
    kk: "Мектептер: атауы, мәртебесі, орны, шеңбері",
    ru: "Школы: название, статус, место, круг",
    en: "Schools: name, status, place, circle",
  },
  school: {
    kk: "Бір мектеп: мәртебелерінің кезеңдері, көлемі, шеңбері",
    ru: "Одна школа: периоды её статусов, размер, круг",
    en: "One school: the periods of its statuses, its size, its circle",
  },
  circle: {
    kk: "Жетекші мектептің шеңбері",
    ru: "Круг ведущей школы",
    en: "The circle of a leading school",
  },
  partnerships: {
    kk: "Сол күнгі серіктестіктер",
    ru: "Партнёрства на этот день",
    en: "Partnerships that run on the day",
  },
  statuses: {
    kk: "Сол күнгі мәртебелер",
    ru: "Статусы на этот день",
    en: "Statuses that run on the day",
  },
  platforms: {
    kk: "Бес аймақтық алаң және олардың облыстары",
    ru: "Пять межрегиональных площадок и их регионы",
    en: "The five inter-regional platforms and their regions",
  },
  documents: {
    kk: "Құжаттарда жарияланған сандар, ескертпелері мен қайшылықтары",
    ru: "Цифры, опубликованные в документах, с примечаниями и расхождениями",
    en: "Figures published in the documents, with notes and disagreements",
  },
  schoolsTable: {
    kk: "Мектептер кестесі",
    ru: "Таблица школ",
    en: "A table of schools",
  },
  schoolsMap: { kk: "Мектептер картада", ru: "Школы на карте", en: "Schools on a map" },
  partnershipsTable: {
    kk: "Серіктестіктер кестесі",
    ru: "Таблица партнёрств",
    en: "A table of partnerships",
  },
  regionsMap: {
    kk: "Облыстардың сол күнгі шекаралары мен мектеп саны",
    ru: "Границы регионов на этот день и число школ",
    en: "The boundaries of regions on the day, and the number of schools",
  },
} satisfies Texts;

export const problemTexts = {
  badParameter: {
    kk: (name: string) =>
      `«${name}» параметрі түсініксіз. Ол не қабылдайтыны /api/v1/openapi.json құжатында жазылған.`,
    ru: (name: string) =>
      `Параметр «${name}» непонятен. Что он принимает, сказано в /api/v1/openapi.json.`,
    en: (name: string) =>
      `The parameter "${name}" is not understood. What it accepts is told in /api/v1/openapi.json.`,
  },
  notFound: {
    kk: "Мұндай жазба жоқ.",
    ru: "Такой записи нет.",
    en: "There is no such record.",
  },
} satisfies Texts;

export const attribution =
  "Registry: Tirek, CC BY 4.0. Boundaries: © Alexander Rodionov, geokz, CC BY 4.0.";
