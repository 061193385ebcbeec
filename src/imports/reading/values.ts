/** How a number of a cell is meant. */
export type CellShape = "number" | "day" | "time";

const numbers = new Intl.NumberFormat("en-US", {
  useGrouping: false,
  maximumSignificantDigits: 15,
});

/** A number as a person would type it: no grouping, no exponent, no digits that only the machine knows. */
export function numberText(number: number): string {
  return Number.isSafeInteger(number) ? String(number) : numbers.format(number);
}

const dayMs = 86_400_000;

/**
 * The day (YYYY-MM-DD) of a serial number, or the time (HH:MM) where it is less than a day. Workbooks count
 * from the last day of 1899, with a 29 February 1900 that never was, or from the first day of 1904.
 */
export function dayOf(serial: number, shape: "day" | "time", is1904: boolean): string {
  if (serial < 0 || serial > 2_958_465) return numberText(serial);
  if (shape === "time" || serial < 1) {
    const minutes = Math.round((serial % 1) * 1440);
    return `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`;
  }
  // A second before midnight is what arithmetic leaves of midnight.
  const days = Math.floor(serial + 1e-5);
  const epoch = is1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, serial < 60 ? 31 : 30);
  return isoDay(epoch + days * dayMs);
}

const mostDaysKept = 20_000;
const daysKept = new Map<number, string>();

/** A column of days repeats few of them. */
function isoDay(ms: number): string {
  const kept = daysKept.get(ms);
  if (kept !== undefined) return kept;
  const day = new Date(ms).toISOString().slice(0, 10);
  if (daysKept.size < mostDaysKept) daysKept.set(ms, day);
  return day;
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}

/** The number of the column in an address such as "AB12"; 0 where there is none. */
export function columnOf(address: string): number {
  let column = 0;
  for (let at = 0; at < address.length && at < 4; at++) {
    const code = address.charCodeAt(at) & ~32;
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return column;
}
