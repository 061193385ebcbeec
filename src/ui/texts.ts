import { plural, type Texts } from "#lib/texts.ts";

export const texts = {
  tirek: { kk: "Тірек", ru: "Тірек", en: "Tirek" },
  motto: {
    kk: "Қазақстанның жетекші мектептер желісі",
    ru: "Сеть ведущих школ Казахстана",
    en: "The network of leading schools of Kazakhstan",
  },
  skip: { kk: "Мазмұнға өту", ru: "К содержанию", en: "Skip to content" },
  moreProblems: {
    kk: (n: number) => `Тағы ${n}`,
    ru: (n: number) => `Ещё ${n}`,
    en: (n: number) => `${n} more`,
  },
  menu: { kk: "Мәзір", ru: "Меню", en: "Menu" },
  moreSections: { kk: "Тағы", ru: "Ещё", en: "More" },
  sections: { kk: "Бөлімдер", ru: "Разделы", en: "Sections" },
  search: { kk: "Іздеу", ru: "Поиск", en: "Search" },
  searchHint: { kk: "Мектеп немесе аудан", ru: "Школа или район", en: "School or district" },
  language: { kk: "Тіл", ru: "Язык", en: "Language" },
  unsent: {
    kk: "Бұл құрылғыда әлі жіберілмеген жазбалар бар, шықсаңыз, олар жойылады. Шыға бересіз бе?",
    ru: "На этом устройстве есть неотправленные записи, при выходе они пропадут. Всё равно выйти?",
    en: "Notes on this device have not been sent and will be lost. Sign out all the same?",
  },
  signIn: { kk: "Кіру", ru: "Войти", en: "Sign in" },
  whereYouAre: { kk: "Сіз қайдасыз", ru: "Вы здесь", en: "You are here" },
  footer: {
    kk: [
      { href: "/about", label: "Желі туралы" },
      { href: "/network/documents", label: "Деректер көзі" },
      { href: "/accessibility", label: "Қолжетімділік" },
      { href: "/open-data", label: "Ашық деректер" },
      { href: "/certificates", label: "Сертификатты тексеру" },
    ],
    ru: [
      { href: "/about", label: "О сети" },
      { href: "/network/documents", label: "Источники данных" },
      { href: "/accessibility", label: "Доступность" },
      { href: "/open-data", label: "Открытые данные" },
      { href: "/certificates", label: "Проверка сертификата" },
    ],
    en: [
      { href: "/about", label: "About the network" },
      { href: "/network/documents", label: "Sources" },
      { href: "/accessibility", label: "Accessibility" },
      { href: "/open-data", label: "Open data" },
      { href: "/certificates", label: "Check a certificate" },
    ],
  },

  asOf: { kk: "Қай күнге көрсетілсін", ru: "На какой день показать", en: "Show as of" },
  today: { kk: "Бүгін", ru: "Сегодня", en: "Today" },
  otherDay: { kk: "Басқа күн", ru: "Другой день", en: "Another day" },
  show: { kk: "Көрсету", ru: "Показать", en: "Show" },
  shownAsOf: {
    kk: (day: string) => `Желі ${day} күнгі жағдай бойынша көрсетілген`,
    ru: (day: string) => `Сеть показана такой, какой она была на ${day}`,
    en: (day: string) => `The network is shown as it was on ${day}`,
  },

  previous: { kk: "Алдыңғы", ru: "Назад", en: "Previous" },
  next: { kk: "Келесі", ru: "Дальше", en: "Next" },
  pages: { kk: "Беттер", ru: "Страницы", en: "Pages" },
  pageOf: {
    kk: (page: number, pages: number) => `${pages} беттің ${page}-беті`,
    ru: (page: number, pages: number) => `Страница ${page} из ${pages}`,
    en: (page: number, pages: number) => `Page ${page} of ${pages}`,
  },
  asTable: { kk: "Кесте түрінде көрсету", ru: "Показать таблицей", en: "Show as a table" },
  download: { kk: "Жүктеу", ru: "Скачать", en: "Download" },
  boundaries: {
    kk: "Шекаралар: © Alexander Rodionov, geokz, CC BY 4.0",
    ru: "Границы: © Alexander Rodionov, geokz, CC BY 4.0",
    en: "Boundaries: © Alexander Rodionov, geokz, CC BY 4.0",
  },
  territory: { kk: "Аумақ", ru: "Территория", en: "Territory" },
  sum: { kk: "Барлығы", ru: "Всего", en: "Total" },
  remove: { kk: "алып тастау", ru: "убрать", en: "remove" },
  clearFilters: { kk: "Сүзгілерді тазалау", ru: "Сбросить фильтры", en: "Clear filters" },
  history: { kk: "Өзгерістер тарихы", ru: "История изменений", en: "History of changes" },
  changes: {
    kk: (n: number) => `${n} өзгерісті көрсету`,
    ru: (n: number) =>
      `Показать ${n} ${plural("ru", n, { one: "изменение", few: "изменения", other: "изменений" })}`,
    en: (n: number) => `Show ${n} changes`,
  },
  optional: { kk: "міндетті емес", ru: "необязательно", en: "optional" },
  choose: { kk: "Таңдаңыз", ru: "Выберите", en: "Choose" },
  km: { kk: "км", ru: "км", en: "km" },

  problemTitle: { kk: "Түзету қажет", ru: "Нужно исправить", en: "Please correct" },
  needed: { kk: "Бұл жолды толтырыңыз", ru: "Заполните это поле", en: "Fill in this field" },
  unchosen: { kk: "Жауапты таңдаңыз", ru: "Выберите ответ", en: "Choose an answer" },
  tooLong: {
    kk: "Мәтін тым ұзын, қысқартыңыз",
    ru: "Слишком длинный текст, сократите",
    en: "The text is too long, shorten it",
  },
  notDay: {
    kk: "Мұндай күн жоқ. Мысалы: 2026-09-01",
    ru: "Такого дня нет. Например: 2026-09-01",
    en: "There is no such day. For example: 2026-09-01",
  },
  notOffered: { kk: "Тізімнен таңдаңыз", ru: "Выберите из списка", en: "Choose from the list" },
  notUnderstood: {
    kk: "Мәні түсініксіз, тексеріп көріңіз",
    ru: "Значение непонятно, проверьте",
    en: "This value is not understood, check it",
  },
  notEmail: {
    kk: "Электрондық пошта мекенжайын тексеріңіз, мысалы: aigul@mektep.kz",
    ru: "Проверьте адрес электронной почты, например: aigul@mektep.kz",
    en: "Check the e-mail address, for example: aigul@mektep.kz",
  },
  notNumber: { kk: "Бүтін сан жазыңыз", ru: "Введите целое число", en: "Enter a whole number" },

  role: { kk: "Рөл", ru: "Роль", en: "Role" },
  region: { kk: "Облыс", ru: "Область", en: "Region" },
  regionHint: { kk: "Облыстық рөлдер үшін", ru: "Для областных ролей", en: "For regional roles" },
  district: { kk: "Аудан", ru: "Район", en: "District" },
  districtHint: {
    kk: "Аудандық әдіскер үшін",
    ru: "Для районного методиста",
    en: "For a district methodologist",
  },
  schoolCode: { kk: "Мектеп коды", ru: "Код школы", en: "School code" },
  schoolCodeHint: {
    kk: "Мектептегі рөлдер үшін. Код мектеп парақшасында жазылған",
    ru: "Для ролей в школе. Код указан на странице школы",
    en: "For roles in a school. The code is on the school's page",
  },

  toHome: { kk: "Басты бетке", ru: "На главную", en: "To the home page" },
  requestNumber: { kk: "Сұрау нөмірі", ru: "Номер запроса", en: "Request number" },
  titles: {
    kk: {
      403: "Бұған рұқсатыңыз жоқ",
      404: "Мұндай бет жоқ",
      413: "Файл тым үлкен",
      500: "Бет ашылмады",
    },
    ru: {
      403: "На это у вас нет прав",
      404: "Такой страницы нет",
      413: "Файл слишком большой",
      500: "Страница не открылась",
    },
    en: {
      403: "You may not do this",
      404: "There is no such page",
      413: "The file is too large",
      500: "The page did not open",
    },
  },
  advice: {
    kk: {
      403: "Бұл әрекет басқа рөлге арналған. Қажет болса, мектеп үйлестірушісінен немесе білім басқармасынан рөл сұраңыз.",
      404: "Мекенжайды тексеріңіз немесе мектепті іздеу арқылы табыңыз.",
      413: "25 МБ-тан аспайтын файл таңдаңыз.",
      500: "Біз бұл туралы білдік. Бір минуттан кейін қайталап көріңіз; жазғаныңыз жоғалған жоқ, артқа оралсаңыз, орнында тұр.",
    },
    ru: {
      403: "Это действие доступно другой роли. Если она вам нужна, обратитесь к координатору школы или в управление образования.",
      404: "Проверьте адрес или найдите школу через поиск.",
      413: "Выберите файл не больше 25 МБ.",
      500: "Мы уже знаем об этом. Повторите через минуту; если вернуться назад, введённое останется на месте.",
    },
    en: {
      403: "This is for another role. If you need it, ask your school's coordinator or the education department.",
      404: "Check the address, or find the school through the search.",
      413: "Choose a file of 25 MB or less.",
      500: "We know about it. Try again in a minute; if you go back, what you typed is still there.",
    },
  },
} satisfies Texts;
