import { isDay } from "#lib/dates.ts";

/** The day on which a file's districts stand: as told, else today. */
export function asOf(told: string | undefined, today: string): string {
  return told && isDay(told) ? told : today;
}
