import { plusDays } from "#lib/dates.ts";
import { between, randomFrom, shares } from "#lib/random.ts";
import { isHoliday, isUsualBreak, weeksOf } from "#modules/network/base/rules/school-year.ts";
import type { EventRow } from "../schema.ts";

/** What the slides of 24 October 2019 count, and how many events the network speaks of in all. */
export const country = { events: 50_000, registrations: 1_200_000 };

const counted: Record<string, number> = {
  training_seminar: 8_087,
  master_class: 12_042,
  training: 4_755,
  online_lesson: 3_085,
  online_seminar: 383,
  outreach_consultation: 904,
  team_teaching: 1_956,
  lesson_observation: 4_311,
  parents_lecture: 144,
};

/** Kinds the documents do not count, by how often they are held beside each other; others weigh 1. */
const weights: Record<string, number> = {
  open_lesson: 12,
  seminar: 8,
  webinar: 6,
  consultation: 6,
  coaching_group: 5,
  practicum: 4,
  research_lesson: 5,
  mentoring_session: 4,
  coaching_individual: 3,
  open_door_day: 3,
  moderation_meeting: 3,
  methodical_day: 3,
  in_school_course: 2,
  pedagogical_council: 2,
  mooc: 0.2,
  best_leading_school: 0.2,
  best_association: 0.3,
  smart_blogger: 0.2,
  regional_forum: 0.2,
  august_conference: 0.5,
  audit: 0.5,
  yearly_review: 0.5,
};

/** How many events of each kind there are: as counted, and the rest of the fifty thousand by weight. */
export function mixOf(codes: readonly string[], scale: number): Map<string, number> {
  const others = codes.filter((code) => counted[code] === undefined);
  const known = Object.values(counted).reduce((sum, count) => sum + count, 0);
  const rest = shares(
    country.events - known,
    others.map((code) => weights[code] ?? 1),
  );
  const all = codes.map((code) => counted[code] ?? rest[others.indexOf(code)] ?? 0);
  const scaled = shares(Math.round(country.events * scale), all);
  return new Map(codes.map((code, at) => [code, scaled[at] ?? 0]));
}

/** Five years, from January 2022 on. */
export const halfYears = [
  "2021-2",
  "2022-1",
  "2022-2",
  "2023-1",
  "2023-2",
  "2024-1",
  "2024-2",
  "2025-1",
  "2025-2",
  "2026-1",
];

/** The days of the half-year on which schools teach, Monday to Saturday. */
export function schoolDays(halfYear: string): string[] {
  const days = weeksOf(halfYear).flatMap((monday) =>
    [0, 1, 2, 3, 4, 5].map((at) => plusDays(monday, at)),
  );
  const [from, until] = halfYear.endsWith("-1") ? ["09-01", "12-29"] : ["01-08", "05-31"];
  return days.filter(
    (day) => day.slice(5) >= from && day.slice(5) <= until && !isHoliday(day) && !isUsualBreak(day),
  );
}

/** The kinds of all events in an order of chance, cut into half-years by their days. */
export function codesByHalfYear(mix: ReadonlyMap<string, number>, seed: string): string[][] {
  const random = randomFrom(`${seed} kinds`);
  const codes = [...mix].flatMap(([code, count]) => new Array<string>(count).fill(code));
  for (let at = codes.length - 1; at > 0; at--) {
    const other = between(random, 0, at);
    [codes[at], codes[other]] = [codes[other] ?? "", codes[at] ?? ""];
  }
  const parts = shares(
    codes.length,
    halfYears.map((halfYear) => schoolDays(halfYear).length),
  );
  const ends = parts.map((_, at) => parts.slice(0, at + 1).reduce((sum, part) => sum + part, 0));
  return parts.map((_, at) => codes.slice(ends[at - 1] ?? 0, ends[at]));
}

/** How many come to each and how many it holds, so that the registrations of all add up to the total. */
export function withDemand(rows: readonly EventRow[], total: number): EventRow[] {
  const sum = rows.reduce((one, { wanted }) => one + wanted, 0);
  const factor = total / sum;
  const wanted = shares(
    total,
    rows.map((row) => row.wanted),
  );
  return rows.map((row, at) => ({
    ...row,
    capacity: Math.max(3, Math.round(row.capacity * factor)),
    wanted: wanted[at] ?? 0,
  }));
}
