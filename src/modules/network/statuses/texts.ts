import type { Texts } from "#lib/texts.ts";

export const texts = {
  title: { kk: "Желідегі мәртебесі", ru: "Статус в сети", en: "Status in the network" },
  noStatus: { kk: "Бүгінде мәртебесі жоқ", ru: "Сейчас статуса нет", en: "No status today" },
  yearly: { kk: "Жыл сайынғы растау", ru: "Ежегодное подтверждение", en: "Yearly confirmation" },
  confirmedFor: {
    kk: (year: string) => `${year} оқу жылына расталған.`,
    ru: (year: string) => `Подтверждён на ${year} учебный год.`,
    en: (year: string) => `Confirmed for the school year ${year}.`,
  },
  confirmFor: {
    kk: (year: string) => `${year} оқу жылына растау`,
    ru: (year: string) => `Подтвердить на ${year} учебный год`,
    en: (year: string) => `Confirm for the school year ${year}`,
  },
  year: { kk: "Оқу жылы", ru: "Учебный год", en: "School year" },
  at: { kk: "Расталған уақыты", ru: "Подтверждён", en: "Confirmed" },
  endTitle: { kk: "Мәртебені аяқтау", ru: "Прекратить статус", en: "End the status" },
  endCircle: {
    kk: "Сол күні мектептің шеңбері де аяқталады: серіктес мектептер жетекші мектепсіз қалады және «Назар аударыңыз» тізімінде көрінеді.",
    ru: "В тот же день завершится и круг школы: партнёрские школы останутся без ведущей и появятся в списке «Требует внимания».",
    en: "The school's circle ends the same day: its partner schools are left without a leading school and appear among what needs attention.",
  },
  endsOn: { kk: "Қай күннен аяқталады", ru: "С какого дня прекращается", en: "Ends from" },
  reason: { kk: "Негізі", ru: "Основание", en: "Reason" },
  end: { kk: "Мәртебені аяқтау", ru: "Прекратить статус", en: "End the status" },
  notRunning: {
    kk: "Бұл күні мәртебе қолданыста емес",
    ru: "В этот день статус уже не действует",
    en: "The status does not run on this day",
  },
  beforeStart: {
    kk: "Мәртебе берілген күннен кейінгі күнді жазыңыз",
    ru: "Укажите день после присвоения статуса",
    en: "Give a day after the status began",
  },
  circleLater: {
    kk: "Осы күні не одан кейін мектептің шеңберіне серіктес мектеп қосылған. Ол қосылғаннан кейінгі күнді жазыңыз",
    ru: "В этот день или позже в круг школы вошла партнёрская школа. Укажите день после этого",
    en: "A partner school joined the school's circle on this day or later. Give a day after that",
  },
  notLeading: {
    kk: "Тек қолданыстағы жетекші мәртебе расталады",
    ru: "Подтвердить можно только действующий статус ведущей школы",
    en: "Only a running leading status can be confirmed",
  },
  alreadyConfirmed: {
    kk: "Мәртебе бұл оқу жылына бұрыннан расталған, жазған ескертпеңіз сақталмады",
    ru: "Статус на этот учебный год уже подтверждён, ваше примечание не сохранено",
    en: "The status is already confirmed for this school year; your note was not saved",
  },
} satisfies Texts;

/** What is done here, as the history of the school calls it. */
export const historyTexts = {
  statusEnded: { kk: "Мәртебе аяқталды", ru: "Статус прекращён", en: "Status ended" },
  statusConfirmed: { kk: "Мәртебе расталды", ru: "Статус подтверждён", en: "Status confirmed" },
} satisfies Texts;
