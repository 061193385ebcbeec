import type { Language } from "./texts.ts";

const zone = "Asia/Almaty";
const locale: Record<Language, string> = { kk: "kk-KZ", ru: "ru-RU", en: "en-GB" };

const isoDay = new Intl.DateTimeFormat("en-CA", { timeZone: zone });
const longDay = perLanguage({ day: "numeric", month: "long", year: "numeric" });
const clock = perLanguage({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const numbers = {
  kk: new Intl.NumberFormat("kk-KZ"),
  ru: new Intl.NumberFormat("ru-RU"),
  en: new Intl.NumberFormat("en-GB"),
};

/** The calendar day (YYYY-MM-DD) it is in Kazakhstan at that moment. */
export function dayOf(moment: Date): string {
  return isoDay.format(moment);
}

/** "2026 ж. 1 ақпан", "1 февраля 2026 г.", "1 February 2026"; the day is YYYY-MM-DD. */
export function showDay(day: string, language: Language): string {
  return longDay[language].format(new Date(`${day}T12:00:00+05:00`));
}

/** The day and the time of day, 24 hours, in Kazakhstan. */
export function showMoment(moment: Date, language: Language): string {
  return `${longDay[language].format(moment)}, ${clock[language].format(moment)}`;
}

/** Digits grouped by a no-break space, a decimal comma in Kazakh and Russian. */
export function showNumber(value: number, language: Language): string {
  return numbers[language].format(value).replace(/[\u202f\u0020]/g, "\u00a0");
}

/** True for a day that exists in the calendar, written YYYY-MM-DD. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
}

/** The school year, named by the year it begins in, that the day falls in (1 September to 31 August). */
export function schoolYearOf(day: string): number {
  const year = Number(day.slice(0, 4));
  return day.slice(5) >= "09-01" ? year : year - 1;
}

function perLanguage(options: Intl.DateTimeFormatOptions) {
  const format = (language: Language) =>
    new Intl.DateTimeFormat(locale[language], { ...options, timeZone: zone });
  return { kk: format("kk"), ru: format("ru"), en: format("en") };
}
