import { plusDays } from "#lib/dates.ts";
import { isHoliday } from "#modules/network/base/rules/school-year.ts";

/** The working day so many working days from the day; a day off counts as the working day after it. */
export function workdayFrom(day: string, count: number): string {
  let found = day;
  while (!isWorkday(found)) found = plusDays(found, 1);
  for (let left = Math.abs(count); left > 0; left--) {
    do found = plusDays(found, Math.sign(count));
    while (!isWorkday(found));
  }
  return found;
}

function isWorkday(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !isHoliday(day);
}
