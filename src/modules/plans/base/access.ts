import type { Actor } from "#lib/actor.ts";
import { looksOver, may, type ReachByRole, type Scope, scopeBy } from "#lib/scope.ts";
import type { TeacherPlace } from "#modules/people/base/schema.ts";

const sees = { ...looksOver, teacher: "school" } satisfies ReachByRole;

const arranges = {
  national: "country",
  cpm_trainer: "none",
  regional: "region",
  methodologist: "district",
  leading_director: "circle",
  leading_coordinator: "circle",
  partner_coordinator: "none",
  teacher: "none",
} satisfies ReachByRole;

const proposesOwn = {
  national: "none",
  cpm_trainer: "none",
  regional: "none",
  methodologist: "none",
  leading_director: "none",
  leading_coordinator: "none",
  partner_coordinator: "school",
  teacher: "none",
} satisfies ReachByRole;

/** What is a director's to say. */
export const agrees = {
  national: "none",
  cpm_trainer: "none",
  regional: "none",
  methodologist: "none",
  leading_director: "school",
  leading_coordinator: "none",
  partner_coordinator: "none",
  teacher: "none",
} satisfies ReachByRole;

/** What is said above the schools: by the methodologist, or who stands above. */
export const approves = {
  national: "country",
  cpm_trainer: "none",
  regional: "region",
  methodologist: "district",
  leading_director: "none",
  leading_coordinator: "none",
  partner_coordinator: "none",
  teacher: "none",
} satisfies ReachByRole;

export function scopeOfPlans(actor: Actor): Scope | null {
  return scopeBy(actor, sees);
}

export function canSeePlan(actor: Actor, places: readonly TeacherPlace[]): boolean {
  return places.some((place) => may(actor, sees, place));
}

/** Each school of the circle proposes for itself. */
export function canPropose(
  actor: Actor,
  { leading, school }: { leading: TeacherPlace; school: TeacherPlace },
): boolean {
  return canArrange(actor, leading) || may(actor, proposesOwn, school);
}

/** The plan is drawn up by the leading school; those above it may do so for it. */
export function canArrange(actor: Actor, leading: TeacherPlace): boolean {
  return may(actor, arranges, leading);
}
