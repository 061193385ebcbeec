import type { Change } from "#lib/history.ts";
import { meet, type Period, parsePeriod, periodText } from "#lib/period.ts";
import { fold } from "#lib/search.ts";
import { firstDayIn, isTooFarAhead, type Start, startTold } from "../base/rules/starts.ts";
import type { PostChangeForm, TeacherForm, TeacherPost } from "./schema.ts";

/**
 * What was typed, as patterns that the folded name must fit all of: each word begins a word of the
 * name. One letter alone begins the family name, or it would fit nearly everybody.
 */
export function namePatterns(typed: string): string[] {
  const words = fold(typed).split(" ").filter(Boolean).slice(0, 5);
  const long = words.filter((word) => word.length > 1);
  if (long.length === 0) return words.slice(0, 1).map((word) => ` ${word}%`);
  return long.map((word) => `% ${word}%`);
}

export type LeaveRefusal = "beforeStart" | "leftAlready";

export function whyNotLeave(during: string, until: string): LeaveRefusal | null {
  const period = parsePeriod(during);
  if (period.from !== null && until <= period.from) return "beforeStart";
  if (period.until !== null) return "leftAlready";
  return null;
}

type Grades = { gradeFrom?: number | undefined; gradeUntil?: number | undefined };

/** One class stands for both ends. */
export function gradesOf({ gradeFrom, gradeUntil }: Grades): string | null {
  const told = [gradeFrom, gradeUntil].filter((grade) => grade !== undefined);
  // "9 to 5" means the grades from 5 to 9.
  return told.length === 0 ? null : `[${Math.min(...told)},${Math.max(...told)}]`;
}

/** The work after the form; without a day and a year it goes on from where it is known. */
export function postAfter(
  before: TeacherPost,
  { form, others }: { form: PostChangeForm; others: readonly TeacherPost[] },
): TeacherPost {
  const there = others.filter(({ schoolId }) => schoolId === before.schoolId);
  const { from, startKnown } = startAfter(before, { form, periods: there.map(periodOf) });
  const { until } = periodOf(before);
  const { position, subjects, languages } = form;
  const grades = gradesOf(form);
  const work = { position, subjects, languages, grades };
  return { ...before, ...work, during: periodText({ from, until }), startKnown };
}

function startAfter(
  before: TeacherPost,
  { form: { since, sinceYear }, periods }: { form: PostChangeForm; periods: readonly Period[] },
): Start {
  if (since !== undefined) return { from: since, startKnown: null };
  if (sinceYear !== undefined)
    return {
      from: firstDayIn(String(sinceYear), periods, periodOf(before).until),
      startKnown: "year",
    };
  const { from } = periodOf(before);
  // The first of January stood for the year that is told no more.
  if (from === null || before.startKnown === "year") return { from: null, startKnown: null };
  return { from, startKnown: "listed" };
}

export type ChangeRefusal = "afterEnd" | "overlaps" | "twoSchoolsAlready" | "tooFarAhead";

/** Of a school's periods none meet, and of schools no more than two. */
export function whyNotPeriod(
  after: Pick<TeacherPost, "schoolId" | "during">,
  { others, today }: { others: readonly Pick<TeacherPost, "schoolId" | "during">[]; today: string },
): ChangeRefusal | null {
  const { from, until } = periodOf(after);
  if (isTooFarAhead(from, today)) return "tooFarAhead";
  if (from !== null && until !== null && until <= from) return "afterEnd";
  const meant = others.filter((post) => meet(periodOf(post), { from, until }));
  if (meant.some(({ schoolId }) => schoolId === after.schoolId)) return "overlaps";
  return new Set(meant.map(({ schoolId }) => schoolId)).size >= 2 ? "twoSchoolsAlready" : null;
}

/** What of the work is told otherwise than it was. */
export function toldChanges(before: TeacherPost, after: TeacherPost): Record<string, Change> {
  const [told, tells] = [toldOf(before), toldOf(after)];
  return Object.fromEntries(
    Object.entries(tells).flatMap(([field, to]) => {
      const from = told[field] ?? null;
      return from === to ? [] : [[field, { from, to }]];
    }),
  );
}

function toldOf(post: TeacherPost): Record<string, string | null> {
  const { startKnown, position, subjects, grades, languages } = post;
  return {
    since: startTold({ from: periodOf(post).from, startKnown }),
    position,
    subjects: subjects.toSorted().join(", ") || null,
    grades: gradesText(grades) || null,
    languages: languages.toSorted().join(", ") || null,
  };
}

function periodOf({ during }: Pick<TeacherPost, "during">): Period {
  return parsePeriod(during);
}

/** A range of classes, with its last one or with the one behind it, as people write it: "[5,12)" is 5–11. */
export function gradesText(range: string | null): string {
  const [first, last] = gradesIn(range);
  if (first === undefined || last === undefined) return "";
  return first === last ? String(first) : `${first}–${last}`;
}

/** The first class and the last. */
export function gradesIn(range: string | null): number[] {
  const [, first, end, sign] = /^\[(\d+),(\d+)([)\]])$/.exec(range ?? "") ?? [];
  return first && end ? [Number(first), Number(end) - (sign === ")" ? 1 : 0)] : [];
}

export type CourseRefusal = "notOrdered" | "future";

/** A course lies in the past and ends being valid after it began to be. */
export function whyNotCourse(
  form: { completedOn: string; validUntil?: string | undefined },
  today: string,
): Record<string, CourseRefusal> | null {
  if (form.completedOn > today) return { completedOn: "future" };
  if (form.validUntil && form.validUntil < form.completedOn) return { validUntil: "notOrdered" };
  return null;
}

type Facts = Pick<TeacherForm, "familyName" | "givenName"> & {
  [Field in "patronymic" | "birthYear" | "workingSince"]?: string | number | null | undefined;
};

const facts = ["familyName", "givenName", "patronymic", "birthYear", "workingSince"] as const;

/** The names of the fields that the form changes. */
export function changedFields(before: Facts, form: Facts, newIin: boolean): string[] {
  const changed: string[] = facts.filter(
    (field) => (before[field] ?? null) !== (form[field] ?? null),
  );
  return newIin ? [...changed, "iin"] : changed;
}

const soon = 180 * 86_400_000;

/** A certificate counts as expiring during the last half year of its validity. */
export function stateOfCourse(
  { validUntil }: { validUntil: string | null },
  today: string,
): "valid" | "expiring" | "expired" {
  if (validUntil === null) return "valid";
  if (validUntil < today) return "expired";
  return Date.parse(validUntil) - Date.parse(today) <= soon ? "expiring" : "valid";
}
