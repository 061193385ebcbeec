import type { Texts } from "#lib/texts.ts";

export const texts = {
  close: { kk: "Мектепті жабу", ru: "Закрыть школу", en: "Close the school" },
  closedOn: { kk: "Қай күннен жабылады", ru: "С какого дня закрыта", en: "Closed from" },
  closedOnHint: {
    kk: "Бұл күні мектеп жұмыс істемейді. Болашақ күнді де жазуға болады",
    ru: "В этот день школа уже не работает. День может быть и в будущем",
    en: "On this day the school no longer works. It may lie ahead",
  },
  ending: {
    kk: "Осы күні мектеппен бірге аяқталады",
    ru: "В этот день вместе со школой завершатся",
    en: "What ends with the school on that day",
  },
  statuses: {
    kk: {
      leading: "Жетекші мектеп мәртебесі",
      partner: "Серіктес мектеп мәртебесі",
      pilot: "Пилоттық мектеп мәртебесі",
      nis: "Назарбаев Зияткерлік мектебі мәртебесі",
    },
    ru: {
      leading: "Статус ведущей школы",
      partner: "Статус партнёрской школы",
      pilot: "Статус пилотной школы",
      nis: "Статус Назарбаев Интеллектуальной школы",
    },
    en: {
      leading: "The status of a leading school",
      partner: "The status of a partner school",
      pilot: "The status of a pilot school",
      nis: "The status of a Nazarbayev Intellectual School",
    },
  },
  with: { kk: "Серіктестік:", ru: "Партнёрство:", en: "The partnership with" },
  nothingEnds: {
    kk: "Мәртебесі де, серіктестігі де жоқ",
    ru: "Ни статуса, ни партнёрств у школы нет",
    en: "The school has neither a status nor a partnership",
  },
  people: {
    kk: "Мектепте жұмыс істейтін адамдардың жазбалары сақталады, олардың жаңа мектебі бөлек енгізіледі.",
    ru: "Записи о работающих в школе останутся, их новую школу нужно указать отдельно.",
    en: "The records of people who work here stay; their next school is entered separately.",
  },
  canBeTakenBack: {
    kk: "Қателессеңіз, жабуды осы беттен қайтарып аласыз.",
    ru: "Если это окажется ошибкой, закрытие можно отменить на этой же странице.",
    en: "If it turns out to be a mistake, the closing can be taken back on this page.",
  },
  reopen: {
    kk: "Жабуды қайтарып алу",
    ru: "Отменить закрытие школы",
    en: "Take the closing back",
  },
  closedAsOf: {
    kk: (day: string) => `Жабылған күні: ${day}.`,
    ru: (day: string) => `Дата закрытия: ${day}`,
    en: (day: string) => `Closed from ${day}.`,
  },
  reopenLead: {
    kk: "Мектеп қайта ашық болады. Онымен бірге аяқталған мәртебе мен серіктестік жалғасады, бірақ орнына басқасы басталған болса, бұрынғысы қайтпайды.",
    ru: "Школа снова станет открытой. Завершённые вместе с ней статус и партнёрства продолжатся, кроме тех, вместо которых уже началось другое.",
    en: "The school is open again. The status and partnerships that ended with it run on, but for those in whose place another has begun.",
  },
  closedByFile: {
    kk: "Мектептің жабылған күні файлдан енгізілген, сондықтан мұнда қайтарып алынбайды. Деректі файлмен түзетіңіз.",
    ru: "День закрытия внесён из файла, поэтому здесь его отменить нельзя. Исправьте его файлом.",
    en: "The day of closing came from a file, so it cannot be taken back here. Correct it by a file.",
  },
  notBeforeOpening: {
    kk: "Мектеп ашылған күннен кейінгі күнді жазыңыз",
    ru: "Укажите день после открытия школы",
    en: "Give a day after the school opened",
  },
  begunLater: {
    kk: "Мектептің мәртебесі немесе серіктестігі осы күні не одан кейін басталған. Ол басталғаннан кейінгі күнді жазыңыз",
    ru: "Статус или партнёрство школы началось в этот день или позже. Укажите день после их начала",
    en: "A status or a partnership of the school began on this day or later. Give a day after it began",
  },
  closedAlready: {
    kk: "Мектептің жабылған күні көрсетілген. Ол қате болса, алдымен жабуды қайтарып алыңыз",
    ru: "День закрытия школы уже указан. Если он неверен, сначала отмените закрытие",
    en: "The day the school closed is already given. If it is wrong, take the closing back first",
  },
} satisfies Texts;

/** What is done here, as the history of the school calls it. */
export const historyTexts = {
  schoolClosed: {
    kk: "Мектептің жабылатын күні енгізілді",
    ru: "Указан день закрытия школы",
    en: "The day the school closes entered",
  },
  schoolReopened: {
    kk: "Мектепті жабу қайтарып алынды",
    ru: "Закрытие школы отменено",
    en: "The closing was taken back",
  },
} satisfies Texts;
