import { inLanguage, type Language, type Texts } from "#lib/texts.ts";

/** How an event is held, for whom, and what stands in its programme. */
export const eventWords = {
  forms: {
    kk: { face_to_face: "Бетпе-бет", online: "Онлайн", hybrid: "Аралас" },
    ru: { face_to_face: "Очно", online: "Онлайн", hybrid: "Очно и онлайн" },
    en: { face_to_face: "Face to face", online: "Online", hybrid: "Both" },
  },
  audiences: {
    kk: {
      circle: "Мектеп шеңберіне",
      district: "Ауданға",
      region: "Облысқа",
      everyone: "Барлығына",
    },
    ru: {
      circle: "Для круга школы",
      district: "Для района",
      region: "Для области",
      everyone: "Для всех",
    },
    en: {
      circle: "The school's circle",
      district: "The district",
      region: "The region",
      everyone: "Everyone",
    },
  },
  sessionKinds: {
    kk: {
      welcome: "Алғы сөз",
      open_lesson: "Ашық сабақ",
      master_class: "Шеберлік сыныбы",
      workshop: "Практикалық жұмыс",
      talk: "Баяндама",
      discussion: "Талқылау",
      tour: "Мектепті аралау",
      break: "Үзіліс",
      feedback: "Кері байланыс",
    },
    ru: {
      welcome: "Приветственное слово",
      open_lesson: "Открытый урок",
      master_class: "Мастер-класс",
      workshop: "Практическая работа",
      talk: "Доклад",
      discussion: "Обсуждение",
      tour: "Знакомство со школой",
      break: "Перерыв",
      feedback: "Обратная связь",
    },
    en: {
      welcome: "Welcome",
      open_lesson: "Open lesson",
      master_class: "Master class",
      workshop: "Workshop",
      talk: "Talk",
      discussion: "Discussion",
      tour: "Tour of the school",
      break: "Break",
      feedback: "Feedback",
    },
  },
} satisfies Texts;

/** Groups of kinds of event, in the order lists show them. */
export const eventGroups = [
  ...(["learning", "lesson", "coaching", "outreach", "exchange"] as const),
  ...(["research", "assessment", "community", "contest", "reporting"] as const),
] as const;

export type EventGroup = (typeof eventGroups)[number];

const names = {
  learning: { kk: "Оқыту", ru: "Обучение", en: "Learning" },
  lesson: { kk: "Сабақтар", ru: "Уроки", en: "Lessons" },
  coaching: { kk: "Қолдау және коучинг", ru: "Поддержка и коучинг", en: "Support and coaching" },
  outreach: { kk: "Көшпелі іс-шаралар", ru: "Выезды", en: "Visits" },
  exchange: { kk: "Тәжірибе алмасу", ru: "Обмен опытом", en: "Exchange" },
  research: { kk: "Зерттеу", ru: "Исследования", en: "Research" },
  assessment: { kk: "Бағалау", ru: "Оценивание", en: "Assessment" },
  community: {
    kk: "Ата-аналар және қоғам",
    ru: "Родители и общество",
    en: "Parents and community",
  },
  contest: { kk: "Байқаулар", ru: "Конкурсы", en: "Contests" },
  reporting: { kk: "Қорытынды кеңестер", ru: "Итоговые советы", en: "Reviews and councils" },
} satisfies Texts;

export function eventGroupName(group: EventGroup, language: Language): string {
  return inLanguage(names, language)[group];
}
