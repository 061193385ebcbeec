import { showDay } from "#lib/dates.ts";
import { parsePeriod } from "#lib/period.ts";
import { inLanguage, type Language } from "#lib/texts.ts";
import { texts } from "../texts.ts";

export function periodWords(during: string, language: Language): string {
  const t = inLanguage(texts, language);
  const { from, until } = parsePeriod(during);
  const first = from ? showDay(from, language) : "…";
  return until ? t.between(first, showDay(until, language)) : t.since(first);
}

/** "3, 2" of the codes level3 and level2, the highest level (1) last. */
export function levelsOf(certified: readonly string[]): string {
  return certified
    .map((code) => code.replace("level", ""))
    .sort()
    .reverse()
    .join(", ");
}

/** PostgreSQL's int4range of grades, whose end is the first grade outside: "[5,12)" is 5–11. */
export function gradesText(range: string | null): string {
  const [, first, end] = /^\[(\d+),(\d+)\)$/.exec(range ?? "") ?? [];
  if (!first || !end) return "";
  const last = Number(end) - 1;
  return Number(first) === last ? first : `${first}–${last}`;
}
