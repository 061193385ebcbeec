import type { Texts } from "#lib/texts.ts";

export const texts = {
  network: { kk: "Мектептер желісі", ru: "Сеть школ", en: "The network of schools" },
  byDistricts: {
    kk: "Аудандар бойынша картаны көрсету",
    ru: "Показать карту по районам",
    en: "Show the map by districts",
  },
  byRegions: {
    kk: "Облыстар бойынша картаны көрсету",
    ru: "Показать карту по областям",
    en: "Show the map by regions",
  },
  platforms: {
    kk: "Бес аймақтық алаң",
    ru: "Пять межрегиональных площадок",
    en: "Five inter-regional platforms",
  },
  allSchools: { kk: "Барлық мектеп", ru: "Все школы", en: "All schools" },
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
  regions: { kk: "Облыстар мен қалалар", ru: "Области и города", en: "Regions and cities" },
  districts: { kk: "Аудандар мен қалалар", ru: "Районы и города", en: "Districts and towns" },
  area: { kk: "Аумақ", ru: "Территория", en: "Territory" },
  schools: { kk: "Барлық мектеп", ru: "Всего школ", en: "All schools" },
  leading: { kk: "Жетекші мектептер", ru: "Ведущие школы", en: "Leading schools" },
  partner: { kk: "Серіктес мектептер", ru: "Партнёрские школы", en: "Partner schools" },
  pilot: { kk: "Пилоттық", ru: "Пилотные", en: "Pilot" },
  nis: { kk: "НЗМ", ru: "НИШ", en: "NIS" },
  alone: { kk: "Жетекшісі жоқ", ru: "Без ведущей школы", en: "Without a leading school" },
  aloneHint: {
    kk: "Тізімін жүйеге кіргендер көреді",
    ru: "Список виден после входа",
    en: "The list is seen after signing in",
  },
  inFigures: { kk: "Облыс сандармен", ru: "Область в цифрах", en: "The region in figures" },
  dots: {
    kk: (n: string) => `Алтын нүктелер – жетекші мектептер (${n}). Нүктені басып, мектепті ашыңыз.`,
    ru: (n: string) =>
      `Золотые точки – ведущие школы (${n}). Нажмите на точку, чтобы открыть школу.`,
    en: (n: string) => `Gold dots are leading schools (${n}). Press a dot to open the school.`,
  },
} satisfies Texts;
