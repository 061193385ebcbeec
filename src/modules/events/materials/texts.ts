import type { Texts } from "#lib/texts.ts";

export const texts = {
  events: {
    kk: "Өткізетін іс-шараларым",
    ru: "Мероприятия, которые провожу я",
    en: "Events I run",
  },
  materials: { kk: "Материалдар", ru: "Материалы", en: "Materials" },
  none: { kk: "Материал әлі жоқ", ru: "Материалов пока нет", en: "No materials yet" },
  noneHint: {
    kk: "Төменде файл немесе сілтеме қосыңыз.",
    ru: "Добавьте ниже файл или ссылку.",
    en: "Add a file or a link below.",
  },
  addTitle: { kk: "Материал қосу", ru: "Добавить материал", en: "Add a material" },
  title: { kk: "Атауы", ru: "Название", en: "Title" },
  file: { kk: "Файл", ru: "Файл", en: "File" },
  fileHint: { kk: "25 МБ-қа дейін", ru: "До 25 МБ", en: "Up to 25 MB" },
  link: { kk: "Сілтеме", ru: "Ссылка", en: "Link" },
  linkHint: {
    kk: "Файлдың орнына, мысалы, бейнежазба",
    ru: "Вместо файла, например видеозапись",
    en: "Instead of a file, such as a recording",
  },
  shownTo: { kk: "Кімге көрінеді", ru: "Кому видно", en: "Who sees it" },
  everyone: { kk: "Барлығына", ru: "Всем", en: "Everyone" },
  registered: {
    kk: "Тіркелгендер мен олардың мектебіне",
    ru: "Записавшимся и их школам",
    en: "Those registered and their schools",
  },
  tellsSchools: {
    kk: "Іс-шара өткен соң, мұғалімдері келген мектептердің үйлестірушілеріне материалдар туралы бір хат барады.",
    ru: "После мероприятия координаторы школ, чьи учителя пришли, получат о материалах одно письмо.",
    en: "After the event the coordinators of the schools whose teachers came get one letter about the materials.",
  },
  add: { kk: "Қосу", ru: "Добавить", en: "Add" },
  remove: { kk: "Алып тастау", ru: "Убрать", en: "Remove" },
  fileOrLink: {
    kk: "Файл немесе сілтеме беріңіз: екеуінің бірін",
    ru: "Дайте файл или ссылку: что-то одно",
    en: "Give a file or a link: one of the two",
  },
  notAddress: {
    kk: "Мекенжай https:// деп басталуы керек",
    ru: "Адрес должен начинаться с https://",
    en: "The address must begin with https://",
  },
} satisfies Texts;

/** What is done here, as the history of the event calls it. */
export const historyTexts = {
  materialAdded: { kk: "Материал қосылды", ru: "Добавлен материал", en: "Material added" },
  materialRemoved: { kk: "Материал алынды", ru: "Материал убран", en: "Material removed" },
} satisfies Texts;
