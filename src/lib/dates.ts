import { once } from "./once.ts";
import type { Language } from "./texts.ts";

const zone = "Asia/Almaty";
const locale: Record<Language, string> = { kk: "kk-KZ", ru: "ru-RU", en: "en-GB" };

const isoDay = new Intl.DateTimeFormat("en-CA", { timeZone: zone });
const longDay = perLanguage({ day: "numeric", month: "long", year: "numeric" });
const longMonth = perLanguage({ month: "long", year: "numeric" });
const monthAlone = perLanguage({ month: "long" });
const shortDay = perLanguage({ day: "numeric", month: "long" });
const weekday = perLanguage({ weekday: "long" });
const dayOfMonth = namedOnce(shortDay);
const weekdayOf = namedOnce(weekday);
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
  return longDay[language].format(noon(day));
}

/** The day and the time of day, 24 hours, in Kazakhstan. */
export function showMoment(moment: Date, language: Language): string {
  return `${longDay[language].format(moment)}, ${clock[language].format(moment)}`;
}

/** The time of day (HH:MM, 24 hours) it is in Kazakhstan at that moment. */
export function timeOf(moment: Date): string {
  return clock.en.format(moment);
}

/**
 * The moment at which clocks in Kazakhstan show that day and time. Almaty was an hour further from
 * Greenwich until March 2024, so the offset is the one that gives the time back.
 */
export function momentAt(day: string, time: string): Date {
  const moments = ["+05:00", "+06:00", "+07:00"].map(
    (offset) => new Date(`${day}T${time}:00${offset}`),
  );
  const exact = moments.find((moment) => dayOf(moment) === day && timeOf(moment) === time);
  return exact ?? new Date(`${day}T${time}:00+05:00`);
}

/** "2026 ж. қараша", "Ноябрь 2026 г.", "November 2026"; the day is any of the month. */
export function showMonth(day: string, language: Language): string {
  return capital(longMonth[language].format(noon(day)));
}

/** "Қараша", "Ноябрь", "November". */
export function showMonthName(day: string, language: Language): string {
  return capital(monthAlone[language].format(noon(day)));
}

/** "24 қараша", "24 ноября", "24 November". */
export function showDayOfMonth(day: string, language: Language): string {
  return dayOfMonth[language](day);
}

/** "2026 ж. 5–9 қазан", "28 сентября – 2 октября 2026 г.": what the days share is said once. */
export function showDays(from: string, until: string, language: Language): string {
  return longDay[language].formatRange(noon(from), noon(until));
}

/** The same without the year. */
export function showDaysOfMonth(from: string, until: string, language: Language): string {
  return shortDay[language].formatRange(noon(from), noon(until));
}

/** "сейсенбі", "вторник", "Tuesday". */
export function showWeekday(day: string, language: Language): string {
  return weekdayOf[language](day);
}

/** Digits grouped by a no-break space, a decimal comma in Kazakh and Russian. */
export function showNumber(value: number, language: Language): string {
  return numbers[language].format(value).replace(/[\u202f\u0020]/g, "\u00a0");
}

const years = { first: 1800, last: 2199 };

/**
 * True for a day that exists in the calendar, written YYYY-MM-DD, of a year that schools and people know: what is
 * counted from a day, as the year before or the half-year after, is then a day too.
 */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const [year = 0, month = 0, day = 0] = text.split("-").map(Number);
  if (year < years.first || year > years.last) return false;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** The Monday of the week that the day lies in. */
export function mondayOf(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return plusDays(day, -((weekday + 6) % 7));
}

/** The day that so many days later comes; before it where they are less than none. */
export function plusDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

function perLanguage(options: Intl.DateTimeFormatOptions) {
  const format = (language: Language) =>
    new Intl.DateTimeFormat(locale[language], { ...options, timeZone: zone });
  return { kk: format("kk"), ru: format("ru"), en: format("en") };
}

/** A sheet of a month names each of its days, on page after page. */
function namedOnce(formats: Record<Language, Intl.DateTimeFormat>) {
  const named = (format: Intl.DateTimeFormat) =>
    once((day) => format.format(noon(day)), { most: 5_000 });
  return { kk: named(formats.kk), ru: named(formats.ru), en: named(formats.en) };
}

function noon(day: string): Date {
  return new Date(`${day}T12:00:00+05:00`);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
