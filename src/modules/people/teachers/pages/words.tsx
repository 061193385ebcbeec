import { showDay } from "#lib/dates.ts";
import { type Language, named } from "#lib/texts.ts";
import {
  categoryName,
  directionName,
  positionName,
  subjectName,
  teachingLanguageName,
} from "#ui/teaching.ts";
import type { SchoolTold } from "../schema.ts";

/** What history keeps of a field, as people say it. */
export function toldWord(
  { field, value }: { field: string; value: string },
  { schools, language }: { schools: readonly SchoolTold[]; language: Language },
): string {
  switch (field) {
    case "school": {
      const school = schools.find(({ id }) => id === value);
      return school ? named(school, language) : "–";
    }
    case "category":
      return categoryName(value, language);
    case "position":
      return positionName(value, language);
    case "subjects":
      return eachOf(value, (code) => subjectName(code, language));
    case "languages":
      return eachOf(value, (code) => teachingLanguageName(code, language));
    case "direction":
      return directionName(value, language);
    case "since":
    case "until":
    case "period":
      return value.replaceAll(/\d{4}-\d{2}-\d{2}/g, (day) => showDay(day, language));
    default:
      return value;
  }
}

/** "3, 2" of the codes level3 and level2, the highest level (1) last. */
export function levelsOf(certified: readonly string[]): string {
  return certified
    .map((code) => code.replace("level", ""))
    .sort()
    .reverse()
    .join(", ");
}

function eachOf(codes: string, word: (code: string) => string): string {
  return codes.split(", ").map(word).join(", ");
}
