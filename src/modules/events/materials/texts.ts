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
  registered: { kk: "Тіркелгендерге", ru: "Записавшимся", en: "Those registered" },
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
