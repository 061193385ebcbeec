import { plural, type Texts } from "#lib/texts.ts";

export const texts = {
  title: { kk: "Назар аударыңыз", ru: "Требует внимания", en: "Needs attention" },
  lead: {
    kk: "Сіздің аумағыңыздағы желіде түзетуді қажет ететін жайттар. Санды басып, мектептерді көріңіз.",
    ru: "Что в сети на вашей территории стоит исправить. Нажмите на число, чтобы увидеть школы.",
    en: "What in the network of your territory should be put right. Open a number to see the schools.",
  },
  withoutLeading: {
    kk: "Жетекші мектебі жоқ мектептер",
    ru: "Школы без ведущей школы",
    en: "Schools without a leading school",
  },
  fewPartners: {
    kk: "Шеңберінде екі мектептен аз",
    ru: "В круге меньше двух школ",
    en: "Fewer than two schools in the circle",
  },
  manyPartners: {
    kk: "Шеңберінде оннан көп мектеп",
    ru: "В круге больше десяти школ",
    en: "More than ten schools in the circle",
  },
  farPartner: {
    kk: "Жетекші мектебі 100 км-ден алыс",
    ru: "До ведущей школы больше 100 км",
    en: "More than 100 km from the leading school",
  },
  notConfirmed: {
    kk: "Мәртебесі биылға расталмаған",
    ru: "Статус не подтверждён на этот год",
    en: "Status not confirmed for this year",
  },
  advice: {
    kk: {
      withoutLeading: "Жақын жердегі жетекші мектептің шеңберіне қосыңыз.",
      fewPartners: "Маңындағы серіктессіз мектептерді осы шеңберге шақырыңыз.",
      manyPartners: "Негізін тексеріңіз немесе бір бөлігін көрші жетекші мектепке беріңіз.",
      farPartner: "Жақынырақ жетекші мектепті немесе тізбекті қарастырыңыз.",
      notConfirmed: "Облыс мәртебені әр оқу жылына растайды.",
    },
    ru: {
      withoutLeading: "Включите школу в круг ближайшей ведущей школы.",
      fewPartners: "Пригласите в этот круг соседние школы без ведущей.",
      manyPartners: "Проверьте основание или передайте часть школ соседней ведущей.",
      farPartner: "Подумайте о более близкой ведущей школе или о цепочке.",
      notConfirmed: "Область подтверждает статус на каждый учебный год.",
    },
    en: {
      withoutLeading: "Take the school into the circle of the nearest leading school.",
      fewPartners: "Invite neighbouring schools without a leading school into this circle.",
      manyPartners:
        "Check the reason, or give some of the schools to a neighbouring leading school.",
      farPartner: "Think of a nearer leading school, or of a chain.",
      notConfirmed: "The region confirms the status for each school year.",
    },
  },
  download: { kk: "Тізімді жүктеу", ru: "Скачать список", en: "Download the list" },
  nothing: { kk: "Мұндай мектеп жоқ", ru: "Таких школ нет", en: "There are no such schools" },
  school: { kk: "Мектеп", ru: "Школа", en: "School" },
  place: { kk: "Орналасқан жері", ru: "Где находится", en: "Place" },
  what: { kk: "Не болды", ru: "Что замечено", en: "What was found" },
  noLeading: { kk: "жетекші мектебі жоқ", ru: "нет ведущей школы", en: "no leading school" },
  notConfirmedYet: {
    kk: "биыл расталмаған",
    ru: "в этом году не подтверждён",
    en: "not confirmed this year",
  },
  partners: {
    kk: (n: number) => `${n} серіктес мектеп`,
    ru: (n: number) =>
      `${n} ${plural("ru", n, { one: "партнёрская школа", few: "партнёрские школы", many: "партнёрских школ", other: "партнёрской школы" })}`,
    en: (n: number) =>
      `${n} ${plural("en", n, { one: "partner school", other: "partner schools" })}`,
  },
  km: {
    kk: (km: string) => `${km} км, жетекшісі:`,
    ru: (km: string) => `${km} км, ведущая:`,
    en: (km: string) => `${km} km, leading:`,
  },
} satisfies Texts;
