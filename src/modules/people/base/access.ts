import { type Actor, isSelf, type Place } from "#lib/actor.ts";
import {
  looksOver,
  may,
  mayAnywhere,
  mayEverywhere,
  type ReachByRole,
  type Scope,
  scopeBy,
} from "#lib/scope.ts";
import type { TeacherPlace } from "./schema.ts";

export type SeenTeacher = { userId: string | null; places: readonly TeacherPlace[] };

/** Records are kept by the school itself and by those above it; not by the leading school of the circle. */
export const keeps = {
  national: "country",
  cpm_trainer: "none",
  regional: "region",
  methodologist: "district",
  leading_director: "school",
  leading_coordinator: "school",
  partner_coordinator: "school",
  teacher: "none",
} satisfies ReachByRole;

/** Worked out for the country by the national team, for a region by its office and its trainers of the centre. */
export const recommends = {
  national: "country",
  cpm_trainer: "region",
  regional: "region",
  methodologist: "none",
  leading_director: "none",
  leading_coordinator: "none",
  partner_coordinator: "none",
  teacher: "none",
} satisfies ReachByRole;

export function canRecommendSomewhere(actor: Actor): boolean {
  return mayAnywhere(actor, recommends);
}

/** Where somebody keeps records of teachers. */
export function scopeOfKept(actor: Actor): Scope | null {
  return scopeBy(actor, keeps);
}

/** Somebody who works nowhere is kept by the national team alone. */
export function canKeepTeacher(actor: Actor, { places }: { places: readonly Place[] }): boolean {
  return mayEverywhere(actor, keeps) || places.some((place) => canKeepTeachersOf(actor, place));
}

/** The posts by whose schools a record is kept: those that run, or else the last; the latest comes first. */
export function keepingPosts<Post extends { now: boolean }>(posts: readonly Post[]): Post[] {
  const current = posts.filter(({ now }) => now);
  return current.length > 0 ? current : posts.slice(0, 1);
}

export function canKeepSomeTeachers(actor: Actor): boolean {
  return mayAnywhere(actor, keeps);
}

export function canKeepTeachersOf(actor: Actor, place: Place): boolean {
  return may(actor, keeps, place);
}

/** Where somebody may see who works in the schools; a teacher sees the own record and no list. */
export function scopeOfTeachers(actor: Actor): Scope | null {
  return scopeBy(actor, looksOver);
}

/** A person sees the own record; otherwise the role must reach a school the teacher works in. */
export function canSeeTeacher(actor: Actor, { userId, places }: SeenTeacher): boolean {
  if (isSelf(actor, userId) || mayEverywhere(actor, looksOver)) return true;
  return places.some((place) => may(actor, looksOver, place));
}
