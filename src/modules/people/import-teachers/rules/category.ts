import { randomUUID } from "node:crypto";
import { dayIn, isNoDay } from "#imports/days.ts";
import type { RowReader } from "#imports/plan.ts";
import { fold } from "#lib/search.ts";
import type { ImportContext, KnownPerson } from "../../base/rules/roster.ts";
import type { Category } from "../../teachers/schema.ts";
import type { KnownCategory } from "../schema.ts";
import { categoryWords } from "./words.ts";

type ReadCategory = { category: Category; since: string | null };

/** The category that the row tells, and since when as far as it tells that. */
export function readCategory(
  reader: RowReader,
  { today, birthYear, workingSince }: Pick<ImportContext, "today"> & Career,
): ReadCategory | null {
  const { word, day } = wordAndDay(reader.text("category"));
  const category = categoryWords.get(fold(word)) ?? reader.word("category", categoryWords);
  const read = dayOfCategory(reader, day);
  const wrong = read && whyNotOn(read, { today, birthYear, workingSince });
  const field = reader.text("category_since") === "" ? "category" : "category_since";
  const since = wrong ? reader.remark(field, wrong) : read;
  return category ? { category, since } : null;
}

type Career = { birthYear: number | null; workingSince: number | null };

const youngest = 17;

/** Why nobody with such a career was given a category on the day. */
function whyNotOn(
  day: string,
  { today, birthYear, workingSince }: { today: string } & Career,
): "dayToCome" | "dayTooYoung" | "dayBeforeWork" | null {
  const year = Number(day.slice(0, 4));
  if (day > today) return "dayToCome";
  if (birthYear !== null && year < birthYear + youngest) return "dayTooYoung";
  return workingSince !== null && year < workingSince ? "dayBeforeWork" : null;
}

const longestCategory = 100;

/** "педагог-сарапшы, 15 тамыз 2022 ж." as its word and its day: the longest word there is, with figures behind it. */
function wordAndDay(text: string): { word: string; day: string | undefined } {
  const line = text.slice(0, longestCategory).replaceAll(/\s+/g, " ");
  for (const { index } of [...line.matchAll(/[^\p{L}]|$/gu)].reverse()) {
    const [word, behind] = [line.slice(0, index), line.slice(index)];
    if (categoryWords.has(fold(word)) && /^$|\d/.test(behind))
      return { word, day: behind.replaceAll(aroundDay, "") };
  }
  return { word: "", day: undefined };
}

const aroundDay = /^[^\p{L}\d]*(от |с )?|[ .,;)]*(бастап|жылдан|жылы|года|ж|г)?[ .,;)]*$/giu;

/** The day in its own column, among other words too, or behind the category; what is no whole day is told. */
function dayOfCategory(reader: RowReader, beside: string | undefined): string | null {
  const own = reader.text("category_since").slice(0, longestCategory);
  const text = own === "" ? (beside ?? "") : own;
  if (text === "") return null;
  const days = text.match(dayAmongWords) ?? [text];
  const only = days.length === 1 ? (days[0] ?? "") : "";
  const code = isNoDay(only) ? "noSuchCategoryDay" : "dayUnknown";
  return dayIn(only) ?? reader.remark(own === "" ? "category" : "category_since", code);
}

const dayAmongWords = /(?<![\d.])(\d{1,2}\.\d{1,2}\.(\d{4}|\d{2})|\d{4}-\d{2}-\d{2})(?!\d)/g;

/** The category after the row; null when the row brings none that is not known. */
export function categoryOf(
  reader: RowReader,
  { read, person }: { read: ReadCategory | null; person: KnownPerson },
): KnownCategory | null {
  if (!read) return null;
  const { category, since } = read;
  if (since === null) return undatedCategory(reader, { category, person });
  const sameDay = person.categories.find(({ from }) => from === since);
  if (sameDay?.category === category) return null;
  if (since < (newestOf(person)?.from ?? ""))
    return reader.problem("category_since", "categoryEarlier");
  return { id: sameDay?.id ?? randomUUID(), category, from: since };
}

/** Without a day it is the first that is known of somebody; beside another one nobody can tell which came later. */
function undatedCategory(
  reader: RowReader,
  { category, person }: { category: Category; person: KnownPerson },
): KnownCategory | null {
  const newest = newestOf(person);
  if (!newest) return { id: randomUUID(), category, from: null };
  return newest.category === category
    ? null
    : reader.problem("category_since", "categoryDayNeeded");
}

/** The last category that is known of somebody. */
export function newestOf({ categories }: KnownPerson): KnownCategory | undefined {
  return categories.toSorted((one, other) => ((one.from ?? "") < (other.from ?? "") ? 1 : -1))[0];
}
