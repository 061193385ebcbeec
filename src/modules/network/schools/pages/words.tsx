import { showDay } from "#lib/dates.ts";
import { parsePeriod } from "#lib/period.ts";
import { inLanguage, type Language, type Picked } from "#lib/texts.ts";
import type { Kind } from "../../base/schema.ts";
import { texts } from "../texts.ts";

type Words = Picked<typeof texts>;

export function kindWord(t: Words, kind: string): string {
  const known: Record<Kind, string> = {
    general: t.general,
    gymnasium: t.gymnasium,
    lyceum: t.lyceum,
    school_gymnasium: t.school_gymnasium,
    school_lyceum: t.school_lyceum,
    small: t.small,
    boarding: t.boarding,
    nis: t.nis,
    other: t.other,
  };
  return Object.entries(known).find(([code]) => code === kind)?.[1] ?? kind;
}

/** "2019 ж. 24 қазан – қазірге дейін". */
export function statusPeriod(during: string, language: Language): string {
  const t = inLanguage(texts, language);
  const { from, until } = parsePeriod(during);
  return `${from ? showDay(from, language) : t.since} – ${until ? showDay(until, language) : t.now}`;
}
