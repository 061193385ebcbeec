import { parsePeriod } from "#lib/period.ts";
import { fold } from "#lib/search.ts";
import type { TeacherForm } from "./schema.ts";

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
