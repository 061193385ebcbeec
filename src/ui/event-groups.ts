import { inLanguage, type Language, type Texts } from "#lib/texts.ts";

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

/** The class that colours a chip; the chip always says its kind in words too. */
const tones: Record<EventGroup, string> = {
  learning: "k-learn",
  lesson: "k-lesson",
  coaching: "k-coach",
  outreach: "k-out",
  exchange: "k-ex",
  research: "k-res",
  assessment: "k-res",
  community: "k-ex",
  contest: "k-con",
  reporting: "k-res",
};

export function eventGroupName(group: EventGroup, language: Language): string {
  return inLanguage(names, language)[group];
}

export function eventTone(group: EventGroup): string {
  return tones[group];
}
