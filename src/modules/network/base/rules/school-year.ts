import { mondayOf, plusDays } from "#lib/dates.ts";

/** Public holidays of Kazakhstan that fall on the same day each year (law of 13 December 2001 No 267, as changed). */
const holidays = [
  "01-01",
  "01-02",
  "01-07",
  "03-08",
  "03-21",
  "03-22",
  "03-23",
  "05-01",
  "05-07",
  "05-09",
  "07-06",
  "08-30",
  "10-25",
  "12-16",
];

export function isHoliday(day: string): boolean {
  return holidays.includes(day.slice(5));
}

// The order of the Ministry names the days each year; they move by some days around these.
const usualBreaks = [
  ["01-01", "01-07"],
  ["03-21", "03-29"],
  ["06-01", "08-31"],
  ["10-27", "11-02"],
  ["12-30", "12-31"],
] as const;

/** True on days of the usual school breaks. */
export function isUsualBreak(day: string): boolean {
  const date = day.slice(5);
  return usualBreaks.some(([from, until]) => from <= date && date <= until);
}

/** The half-year a day falls in, as the school year is planned: 2026-1 from September, 2026-2 from January 2027. */
export function halfYearOf(day: string): string {
  const year = Number(day.slice(0, 4));
  return day.slice(5) >= "09-01" ? `${year}-1` : `${year - 1}-2`;
}

export function halfYearBefore(halfYear: string): string {
  const [year, half] = halfYear.split("-");
  return half === "2" ? `${year}-1` : `${Number(year) - 1}-2`;
}

/** The Mondays of the weeks in which schools teach: September to December, then January to May. */
export function weeksOf(halfYear: string): string[] {
  const [year = "", half] = halfYear.split("-");
  const [from, until] =
    half === "1"
      ? [`${year}-09-01`, `${year}-12-31`]
      : [`${+year + 1}-01-08`, `${+year + 1}-05-31`];
  const weeks: string[] = [];
  for (let day = mondayOf(from); day <= until; day = plusDays(day, 7)) weeks.push(day);
  return weeks;
}

/** The weeks after this one in which there are lessons. */
export function weeksAhead(weeks: readonly string[], today: string): string[] {
  return weeks.filter((week) => week > today && !isUsualBreak(plusDays(week, 2)));
}

/** The school year, named by the year it begins in, that the day falls in (1 September to 31 August). */
export function schoolYearOf(day: string): number {
  const year = Number(day.slice(0, 4));
  return day.slice(5) >= "09-01" ? year : year - 1;
}
