import { plusDays } from "#lib/dates.ts";
import type { Typed } from "#lib/forms.ts";
import { isHoliday } from "#modules/network/base/rules/school-year.ts";
import type { Item, ItemForm, NeedChoice, OccupiedDay } from "../cyclogrammes/schema.ts";
import type { FromNeedsForm, Pace, Suggestion } from "./schema.ts";

/** As many as can be looked through at once. */
const mostSuggested = 12;

/** The needs that nothing in the plan answers yet, by rank: the circle's own, else those of its schools. */
export function unplanned(needs: readonly NeedChoice[], items: readonly Item[]): NeedChoice[] {
  const planned = new Set(
    items
      .filter(({ state }) => state === "proposed" || state === "accepted")
      .flatMap(({ needId, needArea }) => [needId, needArea]),
  );
  const ofCircle = needs.filter(({ school_kk }) => school_kk === null);
  const own =
    ofCircle.length > 0 ? ofCircle : needs.toSorted((one, other) => one.rank - other.rank);
  const seen = new Set<string>();
  const fresh = own.filter(({ id, area }) => {
    const isKnown = seen.has(area) || planned.has(id) || planned.has(area);
    seen.add(area);
    return !isKnown;
  });
  return fresh.slice(0, mostSuggested);
}

/** How full a week is: what the plan holds there counts double beside what other circles do. */
export function loadOf(
  week: string,
  { items, taken }: { items: readonly Item[]; taken: readonly OccupiedDay[] },
): number {
  const own = items.filter((item) => item.state === "accepted" && item.week === week).length;
  const others = taken.filter(({ day }) => day >= week && day < plusDays(week, 7)).length;
  return 2 * own + others;
}

type Weighed = { weeks: readonly string[]; load: (week: string) => number };

/** One week for each of so many, in equal steps, and within each step the emptiest. */
export function spread(count: number, { weeks, load }: Weighed): string[] {
  return Array.from({ length: count }, (_, at) => {
    const from = Math.floor((at * weeks.length) / count);
    const until = Math.max(from + 1, Math.floor(((at + 1) * weeks.length) / count));
    return emptiest(weeks.slice(from, until), load) ?? "";
  });
}

function emptiest(weeks: readonly string[], load: (week: string) => number): string | undefined {
  return weeks.toSorted((one, other) => load(one) - load(other) || (one < other ? -1 : 1))[0];
}

/** The days of a week on which there are lessons, one after another as often as it takes. */
export function daysIn(week: string, count: number): string[] {
  const days = [0, 1, 2, 3, 4].map((place) => plusDays(week, place));
  const free = days.filter((day) => !isHoliday(day));
  const usable = free.length > 0 ? free : days;
  return Array.from({ length: count }, (_, at) => usable[at % usable.length] ?? week);
}

type Suggesting = Weighed & {
  needs: readonly NeedChoice[];
  pace: Pace;
  usual: ReadonlyMap<string, string>;
};

const usualAnywhere = "seminar";

/** What could be done about each need and when; nothing when the half-year is over. */
export function suggest({ needs, pace, usual, weeks, load }: Suggesting): Suggestion[] {
  const one = emptiest(weeks, load);
  if (one === undefined) return [];
  const spreadOut = spread(needs.length, { weeks, load });
  const days = daysIn(one, needs.length);
  return needs.map((need, at) => ({
    need,
    eventType: usual.get(need.area) ?? usualAnywhere,
    week: pace === "week" ? one : (spreadOut[at] ?? one),
    day: pace === "week" ? (days[at] ?? null) : null,
  }));
}

type NamedRecord = { name_kk: string; name_ru: string };
type Filling = {
  typed: Typed;
  needs: readonly NeedChoice[];
  types: ReadonlyMap<string, NamedRecord>;
};

/** An item of the plan for each need that was taken, as if each had been written by hand. */
export function itemsFrom(
  form: FromNeedsForm,
  { typed, needs, types }: Filling,
): Record<string, string | undefined>[] {
  return form.take.flatMap((id) => {
    const need = needs.find((one) => one.id === id);
    if (!need) return [];
    const text = (name: string) => [typed[`${name}_${id}`]].flat()[0] || undefined;
    const type = types.get(text("type") ?? "");
    const title = (language: "name_kk" | "name_ru") =>
      `${type?.[language] ?? ""}: ${need[language]}`.slice(0, 200);
    return [
      {
        id: text("id"),
        schoolId: form.schoolId,
        responsible: form.responsible,
        need: id,
        eventType: text("type"),
        week: text("week"),
        day: text("day"),
        titleKk: title("name_kk"),
        titleRu: title("name_ru"),
      },
    ];
  });
}

const fieldOf: Partial<Record<keyof ItemForm, string>> = {
  eventType: "type",
  week: "week",
  day: "day",
};

/** What is wrong with an item, at the field of its need. */
export function atNeed(
  problems: Readonly<Record<string, string>>,
  need: string,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(problems).map(([name, problem]) => {
      const own = Object.entries(fieldOf).find(([field]) => field === name)?.[1];
      return [own ? `${own}_${need}` : name, problem];
    }),
  );
}
