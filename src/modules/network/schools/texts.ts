import { plural, type Texts } from "#lib/texts.ts";
import { schoolKinds } from "#ui/school-kinds.ts";

export const texts = {
  schools: { kk: "Мектептер", ru: "Школы", en: "Schools" },
  found: {
    kk: (shown: string, _n: number) => `${shown} мектеп`,
    ru: (shown: string, n: number) =>
      `${shown} ${plural("ru", n, { one: "школа", few: "школы", many: "школ", other: "школы" })}`,
    en: (shown: string, n: number) =>
      `${shown} ${plural("en", n, { one: "school", other: "schools" })}`,
  },
  find: {
    kk: "Мектеп атауы, коды немесе аудан",
    ru: "Название школы, код или район",
    en: "School name, code or district",
  },
  findButton: { kk: "Іздеу", ru: "Найти", en: "Find" },
  noneFound: { kk: "Ондай мектеп табылмады", ru: "Таких школ не нашлось", en: "No such schools" },
  noneHint: {
    kk: "Сөздің бір бөлігін ғана жазып көріңіз немесе сүзгілердің бірін алып тастаңыз.",
    ru: "Попробуйте часть слова или уберите один из фильтров.",
    en: "Try a part of the word, or take away one of the filters.",
  },
  showAll: { kk: "Барлық мектепті көрсету", ru: "Показать все школы", en: "Show all schools" },
  add: { kk: "Мектеп қосу", ru: "Добавить школу", en: "Add a school" },
  import: { kk: "Файлдан жүктеу", ru: "Загрузить из файла", en: "Import from a file" },
  school: { kk: "Мектеп", ru: "Школа", en: "School" },
  place: { kk: "Орналасқан жері", ru: "Где находится", en: "Place" },
  statusColumn: { kk: "Мәртебесі", ru: "Статус", en: "Status" },
  circleColumn: { kk: "Шеңбері", ru: "Круг", en: "Circle" },
  partners: {
    kk: (n: number) => `${n} серіктес мектеп`,
    ru: (n: number) =>
      `${n} ${plural("ru", n, { one: "партнёрская школа", few: "партнёрские школы", many: "партнёрских школ", other: "партнёрской школы" })}`,
    en: (n: number) =>
      `${n} ${plural("en", n, { one: "partner school", other: "partner schools" })}`,
  },

  region: { kk: "Облыс", ru: "Регион", en: "Region" },
  district: { kk: "Аудан", ru: "Район", en: "District" },
  kind: { kk: "Түрі", ru: "Вид", en: "Kind" },
  locality: { kk: "Ауыл немесе қала", ru: "Село или город", en: "Rural or urban" },
  teaching: { kk: "Оқыту тілі", ru: "Язык обучения", en: "Language of teaching" },
  status: { kk: "Мәртебе", ru: "Статус", en: "Status" },

  ...schoolKinds,

  urban: { kk: "Қалада", ru: "В городе", en: "Urban" },
  rural: { kk: "Ауылда", ru: "В селе", en: "Rural" },

  kk: { kk: "қазақ тілі", ru: "казахский", en: "Kazakh" },
  ru: { kk: "орыс тілі", ru: "русский", en: "Russian" },
  en: { kk: "ағылшын тілі", ru: "английский", en: "English" },
  ug: { kk: "ұйғыр тілі", ru: "уйгурский", en: "Uyghur" },
  uz: { kk: "өзбек тілі", ru: "узбекский", en: "Uzbek" },
  tg: { kk: "тәжік тілі", ru: "таджикский", en: "Tajik" },

  demoNote: {
    kk: "Бұл мектеп көрсету үшін ойдан шығарылған",
    ru: "Эта школа придумана для показа",
    en: "This school is made up for demonstration",
  },
  generatedNote: {
    kk: "Бұл мектеп сынақ деректер жинағы үшін жасалған",
    ru: "Эта школа создана для проверочного набора данных",
    en: "This school was generated for a test data set",
  },
  code: { kk: "Коды", ru: "Код", en: "Code" },
  address: { kk: "Мекенжайы", ru: "Адрес", en: "Address" },
  phone: { kk: "Телефон", ru: "Телефон", en: "Phone" },
  email: { kk: "Электрондық пошта", ru: "Электронная почта", en: "E-mail" },
  website: { kk: "Сайты", ru: "Сайт", en: "Website" },
  pupils: { kk: "Оқушылар", ru: "Ученики", en: "Pupils" },
  teachers: { kk: "Мұғалімдер", ru: "Учителя", en: "Teachers" },
  year: { kk: "Жыл", ru: "Год", en: "Year" },
  sizes: {
    kk: "Оқушылар мен мұғалімдер саны",
    ru: "Число учеников и учителей",
    en: "Numbers of pupils and teachers",
  },
  noSizes: { kk: "Саны әлі енгізілмеген", ru: "Числа ещё не внесены", en: "No numbers yet" },
  keepSize: { kk: "Санын енгізу", ru: "Внести числа", en: "Enter the numbers" },
  statusHistory: { kk: "Мәртебе тарихы", ru: "История статуса", en: "History of the status" },
  noStatuses: {
    kk: "Желіде мәртебесі болмаған",
    ru: "Статуса в сети не было",
    en: "It has had no status in the network",
  },
  period: { kk: "Мерзімі", ru: "Период", en: "Period" },
  order: { kk: "Бұйрық", ru: "Приказ", en: "Order" },
  notOpen: {
    kk: "Бұл күні мектеп жұмыс істемейді",
    ru: "В этот день школа не работает",
    en: "The school is not open on this day",
  },
  circle: { kk: "Шеңберді ашу", ru: "Открыть круг", en: "Open the circle" },
  circleOf: {
    kk: (name: string) => `${name} шеңбері`,
    ru: (name: string) => `Круг: ${name}`,
    en: (name: string) => `Circle: ${name}`,
  },
  statusPage: {
    kk: "Мәртебені растау не аяқтау",
    ru: "Подтвердить или прекратить статус",
    en: "Confirm or end the status",
  },
  km: { kk: "км", ru: "км", en: "km" },
  itsLeading: { kk: "Жетекші мектебі", ru: "Ведущая школа", en: "Its leading school" },
  noLeading: { kk: "Жетекші мектебі жоқ", ru: "Ведущей школы нет", en: "No leading school" },
  edit: { kk: "Өзгерту", ru: "Изменить", en: "Edit" },
  close: { kk: "Мектепті жабу", ru: "Закрыть школу", en: "Close the school" },
  closedOn: { kk: "Жабылған күні", ru: "День закрытия", en: "Closed from" },
  reopen: { kk: "Жабуды қайтарып алу", ru: "Отменить закрытие школы", en: "Take the closing back" },
  closedAsOf: {
    kk: (day: string) => `Мектеп жабылған. Жабылған күні: ${day}.`,
    ru: (day: string) => `Школа закрыта. Дата закрытия: ${day}`,
    en: (day: string) => `The school is closed, from ${day}.`,
  },
  closesOn: {
    kk: (day: string) => `Мектеп жабылады. Жабылатын күні: ${day}.`,
    ru: (day: string) => `Школа закроется. Дата закрытия: ${day}`,
    en: (day: string) => `The school will close on ${day}.`,
  },
  nominate: {
    kk: "Жетекші мәртебеге ұсыну",
    ru: "Предложить на статус ведущей",
    en: "Propose for leading status",
  },

  newSchool: { kk: "Жаңа мектеп", ru: "Новая школа", en: "New school" },
  nameKk: { kk: "Қазақша атауы", ru: "Название на казахском", en: "Name in Kazakh" },
  nameRu: { kk: "Орысша атауы", ru: "Название на русском", en: "Name in Russian" },
  codeHint: {
    kk: "Латын әріптері мен цифрлар, мысалы 1560-004",
    ru: "Латинские буквы и цифры, например 1560-004",
    en: "Latin letters and digits, for example 1560-004",
  },
  lon: { kk: "Бойлық", ru: "Долгота", en: "Longitude" },
  lat: { kk: "Ендік", ru: "Широта", en: "Latitude" },
  coordinatesHint: { kk: "Мысалы: 58,45", ru: "Например: 58,45", en: "For example: 58.45" },
  openedOn: { kk: "Ашылған күні", ru: "Дата открытия", en: "Opened on" },
  save: { kk: "Сақтау", ru: "Сохранить", en: "Save" },
  exportHint: {
    kk: "Көрсетілген тізімді жүктеу",
    ru: "Скачать показанный список",
    en: "Download the list shown",
  },

  badCode: {
    kk: "Код 3–20 таңба: латын әріптері, цифрлар, сызықша",
    ru: "Код из 3–20 знаков: латинские буквы, цифры, дефис",
    en: "A code of 3–20 characters: Latin letters, digits, hyphen",
  },
  codeTaken: {
    kk: "Мұндай коды бар мектеп тіркелген",
    ru: "Школа с таким кодом уже есть",
    en: "There is already a school with this code",
  },
  unknownDistrict: {
    kk: "Бүгін мұндай аудан жоқ",
    ru: "Сегодня такого района нет",
    en: "There is no such district today",
  },
  notYours: {
    kk: "Бұл аудан сіздің аумағыңызға кірмейді",
    ru: "Этот район не на вашей территории",
    en: "This district is outside your territory",
  },
  outside: {
    kk: "Координат Қазақстаннан тыс жерді көрсетеді",
    ru: "Координата указывает за пределы Казахстана",
    en: "The coordinate lies outside Kazakhstan",
  },
  notUrl: {
    kk: "Сайт мекенжайын толық жазыңыз: https://…",
    ru: "Укажите адрес сайта полностью: https://…",
    en: "Give the full address: https://…",
  },

  schoolOpened: {
    kk: "Мектеп тізілімге енгізілді",
    ru: "Школа внесена в реестр",
    en: "School entered in the registry",
  },
  schoolChanged: {
    kk: "Мектеп туралы дерек өзгерді",
    ru: "Изменены сведения о школе",
    en: "Facts of the school changed",
  },
  sizeKept: {
    kk: "Оқушылар мен мұғалімдер саны енгізілді",
    ru: "Внесено число учеников и учителей",
    en: "Numbers of pupils and teachers entered",
  },
  imported: { kk: "Файлдан жүктелді", ru: "Загружено из файла", en: "Imported from a file" },
  importUndone: {
    kk: "Файлдан жүктелгені қайтарып алынды",
    ru: "Загрузка из файла отменена",
    en: "What a file brought was taken back",
  },
  languages: { kk: "Оқыту тілі", ru: "Язык обучения", en: "Language of teaching" },
  name_kk: { kk: "Қазақша атауы", ru: "Название на казахском", en: "Name in Kazakh" },
  name_ru: { kk: "Орысша атауы", ru: "Название на русском", en: "Name in Russian" },
  schoolYear: { kk: "Оқу жылы", ru: "Учебный год", en: "School year" },
  from: { kk: "Басталған күні", ru: "Начало", en: "From" },
  until: { kk: "Аяқталған күні", ru: "Завершён", en: "Until" },
  reason: { kk: "Негізі", ru: "Основание", en: "Reason" },
  now: { kk: "қазірге дейін", ru: "по настоящее время", en: "until now" },
  since: { kk: "басы белгісіз", ru: "начало неизвестно", en: "start unknown" },
} satisfies Texts;
