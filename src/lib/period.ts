import { type RawBuilder, sql } from "kysely";
import { z } from "zod";
import { showDay } from "./dates.ts";
import { sqlOf } from "./rows.ts";
import { inLanguage, type Language, type Texts } from "./texts.ts";

const texts = {
  between: {
    kk: (from: string, until: string) => `${from} – ${until}`,
    ru: (from: string, until: string) => `${from} – ${until}`,
    en: (from: string, until: string) => `${from} – ${until}`,
  },
  since: {
    kk: (day: string) => `${day} күнінен бастап`,
    ru: (day: string) => `с ${day}`,
    en: (day: string) => `since ${day}`,
  },
  before: {
    kk: (day: string) => `${day} күніне дейін`,
    ru: (day: string) => `до ${day}`,
    en: (day: string) => `until ${day}`,
  },
} satisfies Texts;

const daterange = z.string();

/** A stretch of days, as PostgreSQL's daterange keeps it: `until` is the first day that is outside. */
export type Period = { from: string | null; until: string | null };

/** Reads PostgreSQL's text of a daterange, e.g. "[2019-10-24,2022-06-08)" or "[2019-10-24,)". */
export function parsePeriod(text: string): Period {
  const match = /^[[(]([^,]*),([^)\]]*)[)\]]$/.exec(text);
  if (!match) throw new Error(`not a daterange: ${text}`);
  return { from: bound(match[1]), until: bound(match[2]) };
}

/** Writes a period as PostgreSQL's daterange. */
export function periodText({ from, until }: Period): string {
  return `[${from ?? ""},${until ?? ""})`;
}

/** A period in words; of one that has neither a first day nor a last nothing is said. */
export function periodWords(during: string, language: Language): string {
  const t = inLanguage(texts, language);
  const { from, until } = parsePeriod(during);
  const [first, last] = [from, until].map((day) => (day ? showDay(day, language) : ""));
  if (first && last) return t.between(first, last);
  if (first) return t.since(first);
  return last ? t.before(last) : "";
}

export function covers(period: Period, day: string): boolean {
  return (
    (period.from === null || period.from <= day) && (period.until === null || day < period.until)
  );
}

/** Whether the two have a day in common. */
export function meet(one: Period, other: Period): boolean {
  return beginsInTime(one, other) && beginsInTime(other, one);
}

/** Whether the period begins before the other is over. */
function beginsInTime({ from }: Period, { until }: Period): boolean {
  return from === null || until === null || from < until;
}

/** A row's period brought to its end on the day, which is the first one outside; the day may be a column. */
export function endingOn(day: string | RawBuilder<unknown>, column = "during"): RawBuilder<string> {
  return sqlOf(daterange)`daterange(lower(${sql.ref(column)}), ${day}::date)`;
}

/** The end of a row's period as it stands, for an act that gives it another. */
export function endOf(column = "during"): RawBuilder<string | null> {
  return sqlOf(daterange.nullable())`upper(${sql.ref(column)})`;
}

function bound(text: string | undefined): string | null {
  return !text || text.endsWith("infinity") ? null : text;
}
