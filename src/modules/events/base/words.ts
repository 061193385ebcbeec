import { showMoment } from "#lib/dates.ts";
import { inLanguage, type Language, type Texts, wordsIn, wordsOf } from "#lib/texts.ts";

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
  "learning",
  "lesson",
  "coaching",
  "outreach",
  "exchange",
  "research",
  "assessment",
  "community",
  "contest",
  "reporting",
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

/** What to think of before an event is announced: something else at that time, or a day off. */
export type Warning =
  | {
      kind: "sameTime" | "sameHall" | "sameSpeaker";
      id: string;
      title_kk: string;
      title_ru: string;
      startsAt: Date;
      who: string | null;
    }
  | { kind: "holiday" | "break" | "sunday" | "past" };

const warningWords = {
  sameTime: {
    kk: "Сол уақытта шеңберде немесе ауданда",
    ru: "В это же время в круге или районе",
    en: "At the same time in the circle or district",
  },
  sameHall: {
    kk: "Сол кабинетте басқа іс-шара бар",
    ru: "В том же кабинете другое мероприятие",
    en: "Another event in the same room",
  },
  sameSpeaker: {
    kk: (who: string) => `${who} сол уақытта басқа жерде сөйлейді`,
    ru: (who: string) => `${who} в это время выступает в другом месте`,
    en: (who: string) => `${who} speaks elsewhere at that time`,
  },
  holiday: { kk: "Бұл мереке күні", ru: "Это праздничный день", en: "This is a public holiday" },
  break: {
    kk: "Бұл күндері әдетте оқушылар каникулда: биылғы мерзімін тексеріңіз",
    ru: "В эти дни у школьников обычно каникулы: проверьте даты этого года",
    en: "Schools are usually on holiday then: check this year's dates",
  },
  sunday: { kk: "Бұл жексенбі", ru: "Это воскресенье", en: "This is a Sunday" },
  past: { kk: "Бұл күн өтіп кетті", ru: "Этот день уже прошёл", en: "This day has passed" },
} satisfies Texts;

/** What to think of before the event is announced, with the event it is about where there is one. */
export function warningIn(warning: Warning, language: Language) {
  const t = inLanguage(warningWords, language);
  if (!("id" in warning)) return { key: warning.kind, text: t[warning.kind] };
  const { kind, id, startsAt, who } = warning;
  return {
    key: `${kind} ${id} ${who}`,
    text: kind === "sameSpeaker" ? t.sameSpeaker(who ?? "") : t[kind],
    link: { href: `/events/${id}`, label: wordsIn(wordsOf(warning, "title"), language) },
    when: showMoment(startsAt, language),
  };
}
