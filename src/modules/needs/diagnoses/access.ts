import type { Actor } from "#lib/actor.ts";
import { looksOver, may, mayAnywhere, type ReachByRole, type Scope, scopeBy } from "#lib/scope.ts";
import type { TeacherPlace } from "#modules/people/base/schema.ts";

const keeps = {
  national: "country",
  cpm_trainer: "none",
  regional: "region",
  methodologist: "district",
  leading_director: "circle",
  leading_coordinator: "circle",
  partner_coordinator: "none",
  teacher: "none",
} satisfies ReachByRole;

/** Teachers see the list in another role alone, and are offered what it shows. */
const isOffered = { ...keeps, teacher: "school" } satisfies ReachByRole;

export const confirmsOwn = {
  national: "none",
  cpm_trainer: "none",
  regional: "none",
  methodologist: "none",
  leading_director: "none",
  leading_coordinator: "none",
  partner_coordinator: "school",
  teacher: "none",
} satisfies ReachByRole;

/** The leading school looks for its circle's needs; those above it may do so for it. */
export function canKeepDiagnosis(actor: Actor, leading: TeacherPlace): boolean {
  return may(actor, keeps, leading);
}

/** Whom the list offers to look for a circle's needs. */
export function isOfferedDiagnosis(actor: Actor): boolean {
  return mayAnywhere(actor, isOffered);
}

/** Seen by all schools of the circle and those above them. */
export function canSeeDiagnosis(actor: Actor, places: readonly TeacherPlace[]): boolean {
  return places.some((place) => may(actor, looksOver, place));
}

/** A partner school agrees to the order of its own needs itself, or leaves it to its leading school. */
export function canConfirm(
  actor: Actor,
  { leading, school }: { leading: TeacherPlace; school: TeacherPlace | null },
): boolean {
  if (canKeepDiagnosis(actor, leading)) return true;
  return school !== null && may(actor, confirmsOwn, school);
}

export function scopeOfDiagnoses(actor: Actor): Scope | null {
  return scopeBy(actor, looksOver);
}
