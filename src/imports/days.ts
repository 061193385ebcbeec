import { isDay } from "#lib/dates.ts";

/** A day as people write it, its parts as they stand; a year of two digits says no century. */
export type DayWritten = { year: string; month: string; day: string };

const afterYear = String.raw`(?:\s*(?:г|ж|год|жыл)\p{L}*\.?(?:\s*[рт]\.?)?)?`;
const time = String.raw`(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?`;
const forms = [
  new RegExp(
    String.raw`^(?<day>\d{1,2})([./-])(?<month>\d{1,2})\2(?<year>\d{4}|\d{2})${time}${afterYear}$`,
    "iu",
  ),
  new RegExp(
    String.raw`^(?<year>\d{4})([.-])(?<month>\d{1,2})\2(?<day>\d{1,2})${time}${afterYear}$`,
    "iu",
  ),
  new RegExp(
    String.raw`^(?<day>\d{1,2})\s+(?<month>\p{L}{3,})\s+(?<year>\d{4})${afterYear}$`,
    "iu",
  ),
  /^(?<year>\d{4})\s*(?:ж|жыл\p{L}*)\.?\s*(?<day>\d{1,2})\s+(?<month>\p{L}{3,})$/iu,
];

/** The day that the text is; null where it is none that is written out. */
export function dayWritten(text: string): DayWritten | null {
  if (text.length > longestDay) return null;
  for (const form of forms) {
    const { year = "", month = "", day = "" } = form.exec(text)?.groups ?? {};
    if (year !== "") return { year, month: monthIn(month), day };
  }
  return null;
}

const longestDay = 60;

/** The day as YYYY-MM-DD; null where the calendar has no such day. */
export function isoOf({ year, month, day }: DayWritten): string | null {
  const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isDay(iso) ? iso : null;
}

/**
 * The day that the text is, as YYYY-MM-DD, a year of two digits below 50 being of this century; null where it is none, and
 * where it stands between strokes: in "9/1/2019" nobody can tell the day from the month.
 */
export function dayIn(text: string): string | null {
  const kept = daysRead.get(text);
  if (kept !== undefined) return kept;
  const written = text.includes("/") ? null : dayWritten(text);
  const day = written && isoOf({ ...written, year: wholeYear(written.year) });
  if (day !== null && daysRead.size < mostDaysRead) daysRead.set(text, day);
  return day;
}

/** True of a day that is written out in full and that no calendar has, as "31.02.2024". */
export function isNoDay(text: string): boolean {
  const written = text.includes("/") ? null : dayWritten(text);
  // A word that is no month tells of no day at all.
  return written !== null && Number(written.month) > 0 && dayIn(text) === null;
}

// A column of days says few of them over and over.
const daysRead = new Map<string, string>();
const mostDaysRead = 20_000;

function wholeYear(year: string): string {
  if (year.length > 2) return year;
  return `${year < "50" ? "20" : "19"}${year}`;
}

// By what each name begins with, whatever its ending is.
const months = [
  /^(қаңтар|январ|january)/,
  /^(ақпан|феврал|february)/,
  /^(наурыз|март|march)/,
  /^(сәуір|апрел|april)/,
  /^(мамыр|ма[йя]$|may$)/,
  /^(маусым|июн|june)/,
  /^(шілде|июл|july)/,
  /^(тамыз|август|august)/,
  /^(қыркүйек|сентябр|september)/,
  /^(қазан|октябр|october)/,
  /^(қараша|ноябр|november)/,
  /^(желтоқсан|декабр|december)/,
];

function monthIn(text: string): string {
  if (/^\d+$/.test(text)) return text;
  return String(months.findIndex((month) => month.test(text.toLowerCase())) + 1);
}
