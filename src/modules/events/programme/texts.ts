import type { Texts } from "#lib/texts.ts";
import { eventWords } from "../base/words.ts";

export const texts = {
  events: {
    kk: "Өткізетін іс-шараларым",
    ru: "Мероприятия, которые провожу я",
    en: "Events I run",
  },
  programme: { kk: "Бағдарлама", ru: "Программа", en: "Programme" },
  none: { kk: "Бағдарлама әлі жазылмаған", ru: "Программы пока нет", en: "No programme yet" },
  noneHint: {
    kk: "Төменде бірінші бөлігін қосыңыз: мысалы, директордың алғы сөзі.",
    ru: "Добавьте ниже первую часть: например, приветственное слово директора.",
    en: "Add the first part below, such as the head's welcome.",
  },
  addTitle: { kk: "Бөлік қосу", ru: "Добавить часть", en: "Add a part" },
  changeTitle: { kk: "Бөлікті өзгерту", ru: "Изменить часть", en: "Change the part" },
  add: { kk: "Қосу", ru: "Добавить", en: "Add" },
  save: { kk: "Сақтау", ru: "Сохранить", en: "Save" },
  change: { kk: "Өзгерту", ru: "Изменить", en: "Change" },
  remove: { kk: "Алып тастау", ru: "Убрать", en: "Remove" },
  when: { kk: "Уақыты", ru: "Время", en: "Time" },
  what: { kk: "Не болады", ru: "Что будет", en: "What" },
  who: { kk: "Кім өткізеді", ru: "Кто проводит", en: "Led by" },
  acts: { kk: "Әрекет", ru: "Действия", en: "Actions" },
  kind: { kk: "Түрі", ru: "Вид", en: "Kind" },
  day: { kk: "Күні", ru: "День", en: "Day" },
  from: { kk: "Басталуы", ru: "Начало", en: "Starts" },
  until: { kk: "Аяқталуы", ru: "Окончание", en: "Ends" },
  room: { kk: "Кабинет немесе зал", ru: "Кабинет или зал", en: "Room" },
  titleKk: { kk: "Атауы қазақша", ru: "Название на казахском", en: "Title in Kazakh" },
  titleRu: { kk: "Атауы орысша", ru: "Название на русском", en: "Title in Russian" },
  speaker: { kk: "Кім өткізеді", ru: "Кто проводит", en: "Who leads it" },
  speakerHint: {
    kk: "Тегі, аты, әкесінің аты",
    ru: "Фамилия, имя, отчество",
    en: "Family name, given name, patronymic",
  },
  subject: { kk: "Пән", ru: "Предмет", en: "Subject" },
  grade: { kk: "Сынып", ru: "Класс", en: "Grade" },
  inGrade: {
    kk: (grade: number) => `${grade}-сынып`,
    ru: (grade: number) => `${grade} класс`,
    en: (grade: number) => `grade ${grade}`,
  },
  language: { kk: "Тілі", ru: "Язык", en: "Language" },
  notChosen: { kk: "Көрсетілмеген", ru: "Не указан", en: "Not given" },
  aim: { kk: "Мақсаты", ru: "Цель", en: "Aim" },
  kinds: eventWords.sessionKinds,

  notTime: {
    kk: "Уақытты былай жазыңыз: 10:00",
    ru: "Укажите время, например 10:00",
    en: "Give a time such as 10:00",
  },
  notOrdered: {
    kk: "Аяқталуы басталуынан кейін болуы керек",
    ru: "Окончание должно быть позже начала",
    en: "The end must come after the start",
  },
  outsideEvent: {
    kk: "Бөлік іс-шараның уақытына сыймайды",
    ru: "Часть выходит за время мероприятия",
    en: "The part lies outside the event's time",
  },
  roomTaken: {
    kk: "Бұл уақытта кабинет бағдарламаның басқа бөлігінде бос емес",
    ru: "В это время кабинет занят другой частью программы",
    en: "At that time another part of the programme has the room",
  },
  busy: {
    kk: "Бұл адам сол уақытта бағдарламаның басқа бөлігін өткізеді",
    ru: "Этот человек в это время ведёт другую часть программы",
    en: "At that time this person leads another part of the programme",
  },
  badGrade: { kk: "0–11 аралығындағы сан", ru: "Число от 0 до 11", en: "A number from 0 to 11" },
} satisfies Texts;

/** What is done here, as the history of the event calls it. */
export const historyTexts = {
  sessionAdded: {
    kk: "Бағдарламаға бөлік қосылды",
    ru: "В программу добавлена часть",
    en: "Part added to the programme",
  },
  sessionChanged: {
    kk: "Бағдарлама бөлігі өзгерді",
    ru: "Часть программы изменена",
    en: "Part of the programme changed",
  },
  sessionRemoved: {
    kk: "Бағдарламадан бөлік алынды",
    ru: "Часть убрана из программы",
    en: "Part removed from the programme",
  },
} satisfies Texts;
