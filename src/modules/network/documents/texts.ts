import type { Texts } from "#lib/texts.ts";
import type { Dispute, Topic } from "./schema.ts";

export const texts = {
  documents: { kk: "Жарияланған деректер", ru: "Опубликованные данные", en: "Published figures" },
  about: {
    kk: "Желі туралы жарияланған құжаттардағы сандар: олар басылған күйінде берілген, ешқайсысы түзетілмеген.",
    ru: "Числа о сети из опубликованных документов: они приведены так, как напечатаны, ни одно не исправлено.",
    en: "Figures on the network from published documents: given as printed, none of them corrected.",
  },
  contradictions: {
    kk: "Бір-біріне қайшы деректер",
    ru: "Противоречивые данные",
    en: "Figures that disagree",
  },
  contradictionsLink: {
    kk: (n: number) => `Бір-біріне қайшы деректер: ${n}`,
    ru: (n: number) => `Противоречивые данные: ${n}`,
    en: (n: number) => `Figures that disagree: ${n}`,
  },
  asPrinted: {
    kk: "Екі дерек те сол күйінде берілген.",
    ru: "Обе цифры приведены так, как напечатаны в источнике.",
    en: "Both figures are given as the source prints them.",
  },
  aboutYear: {
    kk: (year: string) => `шамамен ${year} ж.`,
    ru: (year: string) => `примерно ${year} г.`,
    en: (year: string) => `about ${year}`,
  },
  figure: { kk: "Көрсеткіш", ru: "Показатель", en: "Figure" },
  value: { kk: "Мәні", ru: "Значение", en: "Value" },
  asOf: { kk: "Қай күнге", ru: "На какой день", en: "As of" },
  source: { kk: "Дереккөз", ru: "Источник", en: "Source" },
  region: { kk: "Облыс", ru: "Регион", en: "Region" },
  disputed: { kk: "басқа дерек те бар", ru: "есть и другая цифра", en: "another figure exists" },
  topicsOf: { kk: "Тақырыптары", ru: "Темы", en: "Topics" },
} satisfies Texts;

export const topicTexts = {
  network: { kk: "Мектептер желісі", ru: "Сеть школ", en: "The network of schools" },
  by_region: { kk: "Облыстар бойынша мектептер", ru: "Школы по регионам", en: "Schools by region" },
  active: {
    kk: "Мектептің әдістемелік активі",
    ru: "Методический актив школ",
    en: "The schools’ methodological active",
  },
  trained: { kk: "Оқытылған педагогтар", ru: "Обученные педагоги", en: "Teachers trained" },
  products: {
    kk: "Әзірленген материалдар",
    ru: "Разработанные материалы",
    en: "Materials developed",
  },
  events: { kk: "Іс-шаралар", ru: "Мероприятия", en: "Events" },
  library: {
    kk: "Жүйелік-әдістемелік кешен",
    ru: "Системно-методический комплекс",
    en: "The Systemic-Methodical Complex",
  },
  surveys: {
    kk: "Мониторингтік зерттеулер",
    ru: "Мониторинговые исследования",
    en: "Monitoring studies",
  },
  indicators: {
    kk: "Серіктес мектептердің өзгерістері, екі зерттеудің орташасы",
    ru: "Изменения в партнёрских школах, среднее двух исследований",
    en: "Changes in partner schools, the mean of two studies",
  },
  opinions_2019: {
    kk: "2019 жылғы зерттеудің нәтижелері",
    ru: "Результаты исследования 2019 года",
    en: "Results of the 2019 study",
  },
  leading_2020: {
    kk: "2020 жылғы зерттеудің нәтижелері",
    ru: "Результаты исследования 2020 года",
    en: "Results of the 2020 study",
  },
  rural: {
    kk: "«Ауыл мектебі» жобасы",
    ru: "Проект «Сельская школа»",
    en: "The project “Rural School”",
  },
  rural_climate: {
    kk: "Ауыл мектептерінің климаты",
    ru: "Климат сельских школ",
    en: "The climate of rural schools",
  },
  ict: { kk: "АКТ құзыреттілігі", ru: "ИКТ-компетенция", en: "ICT competence" },
  online: { kk: "Желідегі қызметтер", ru: "Работа в сети интернет", en: "Work online" },
  small_schools: {
    kk: "Шағын жинақты мектептердің мұғалімдері",
    ru: "Учителя малокомплектных школ",
    en: "Teachers of small schools",
  },
  transfer: { kk: "Тәжірибе тарату", ru: "Трансляция опыта", en: "Transfer of experience" },
  one_circle: {
    kk: "Бір жетекші мектептің шеңбері",
    ru: "Круг одной ведущей школы",
    en: "The circle of one leading school",
  },
} satisfies Record<Topic, Texts[string]>;

export const disputeTexts = {
  leading_2019: {
    kk: "2019 жылғы жетекші мектептер",
    ru: "Ведущие школы в 2019 году",
    en: "Leading schools in 2019",
  },
  partners_2019: {
    kk: "2019 жылғы серіктес мектептер",
    ru: "Партнёрские школы в 2019 году",
    en: "Partner schools in 2019",
  },
  schools_2019: {
    kk: "2019 жылғы барлық мектеп",
    ru: "Все школы в 2019 году",
    en: "All schools in 2019",
  },
  leading_start: {
    kk: "Жетекші мектептер жұмысының басталуы",
    ru: "Начало работы ведущих школ",
    en: "When leading schools began",
  },
  partners_per_leading: {
    kk: "Бір жетекші мектептің серіктестері",
    ru: "Партнёрские школы одной ведущей школы",
    en: "Partner schools of one leading school",
  },
  library_total: {
    kk: "Кешендегі материалдар саны",
    ru: "Число материалов комплекса",
    en: "Materials of the complex",
  },
  library_downloads: { kk: "Жүктеулер саны", ru: "Число скачиваний", en: "Downloads" },
  library_users: {
    kk: "Кешенді пайдаланушылар",
    ru: "Пользователи комплекса",
    en: "Users of the complex",
  },
  events_all_years: {
    kk: "Барлық жылдардағы іс-шаралар",
    ru: "Мероприятия за все годы",
    en: "Events of all years",
  },
  survey_respondents: {
    kk: "Зерттеу респонденттері",
    ru: "Респонденты исследований",
    en: "Respondents of the studies",
  },
  indicators_7_8: {
    kk: "Бір мәтін, екі мән",
    ru: "Один текст, два значения",
    en: "One wording, two values",
  },
  share_72: {
    kk: "Бір мән, екі топ: 72,0 %",
    ru: "Одно значение, две группы: 72,0 %",
    en: "One value, two groups: 72.0 %",
  },
  level_trained: {
    kk: "Деңгейлік курстан өткен мұғалімдер",
    ru: "Учителя, прошедшие уровневые курсы",
    en: "Teachers trained in level courses",
  },
} satisfies Record<Dispute, Texts[string]>;
