import { showDay } from "#lib/dates.ts";
import { parsePeriod, periodWords } from "#lib/period.ts";
import { inLanguage, type Language, type Texts } from "#lib/texts.ts";
import { type StartKnown, yearOf } from "./rules/starts.ts";

/** How long somebody works in a school, as far as it is known when that began. */
export function workWords(
  { during, startKnown }: { during: string; startKnown: StartKnown | null },
  language: Language,
): string {
  const t = inLanguage(periodTexts, language);
  const { from, until } = parsePeriod(during);
  const ending = until === null ? "" : periodWords(`[,${until})`, language);
  if (from === null) return [t.dayUnknown, ending].filter(Boolean).join(", ");
  if (startKnown === "listed")
    return [t.dayUnknown, t.onList(showDay(from, language)), ending].filter(Boolean).join(", ");
  if (startKnown === "year")
    return [t.sinceYear(yearOf(from) ?? ""), ending].filter(Boolean).join(", ");
  return periodWords(during, language);
}

const periodTexts = {
  dayUnknown: { kk: "күні белгісіз", ru: "дата неизвестна", en: "day not known" },
  onList: {
    kk: (day: string) => `${day} күнінен бастап тізімде`,
    ru: (day: string) => `числится с ${day}`,
    en: (day: string) => `listed since ${day}`,
  },
  sinceYear: {
    kk: (year: string) => `${year} жылдан бастап`,
    ru: (year: string) => `с ${year} года`,
    en: (year: string) => `since ${year}`,
  },
} satisfies Texts;

/** Made-up people and their school, for templates. */
export const examplePeople = {
  people: {
    kk: {
      school: "1560-004",
      family: "Сапарова",
      given: "Әлия",
      patronymic: "Ерланқызы",
      otherFamily: "Орлова",
      otherGiven: "Марина",
    },
    ru: {
      school: "1560-004",
      family: "Сапарова",
      given: "Әлия",
      patronymic: "Ерланқызы",
      otherFamily: "Орлова",
      otherGiven: "Марина",
    },
    en: {
      school: "1560-004",
      family: "Saparova",
      given: "Aliya",
      patronymic: "Yerlankyzy",
      otherFamily: "Orlova",
      otherGiven: "Marina",
    },
  },
} satisfies Texts;
