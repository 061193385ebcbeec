import { inLanguage, type Language, type Texts } from "#lib/texts.ts";

/** The steps of a new leading school, in their order; a page and a panel call them by the same words. */
export const startTasks = [
  "strengths",
  "partners",
  "survey",
  "needs",
  "plan",
  "approval",
  "event",
] as const;
export type StartTask = (typeof startTasks)[number];

const texts = {
  strengths: {
    kk: "Мектептің күшті жақтарын атау",
    ru: "Назвать сильные стороны школы",
    en: "Name the school's strengths",
  },
  partners: {
    kk: "Серіктес мектептермен келісу",
    ru: "Договориться с партнёрскими школами",
    en: "Agree with partner schools",
  },
  survey: {
    kk: "Мұғалімдерге алғашқы сауалнама жүргізу",
    ru: "Провести первый опрос учителей",
    en: "Ask the teachers for the first time",
  },
  needs: {
    kk: "Қажеттіліктердің ретін бекіту",
    ru: "Утвердить порядок потребностей",
    en: "Confirm the order of needs",
  },
  plan: {
    kk: "Алғашқы циклограмманы жасау",
    ru: "Составить первую циклограмму",
    en: "Draw up the first cyclogramme",
  },
  approval: {
    kk: "Циклограмманы бекіттіру",
    ru: "Утвердить циклограмму",
    en: "Have the cyclogramme approved",
  },
  event: {
    kk: "Алғашқы іс-шараны жариялау",
    ru: "Объявить первое мероприятие",
    en: "Announce the first event",
  },
} satisfies Texts;

export function startTaskName(task: StartTask, language: Language): string {
  return inLanguage(texts, language)[task];
}
