import { type Actor, holds } from "#lib/actor.ts";
import { reaches, type Scope, scopeOf } from "#lib/scope.ts";
import type { TeacherPlace } from "#modules/people/base/schema.ts";

export function scopeOfPlans(actor: Actor): Scope | null {
  return scopeOf(actor, () => true);
}

export function canSeePlan(actor: Actor, places: readonly TeacherPlace[]): boolean {
  return holds(
    actor,
    (grant) =>
      places.some((place) => reaches(grant, place)) ||
      (grant.role === "teacher" && places.some(({ schoolId }) => schoolId === grant.schoolId)),
  );
}

/** Each school of the circle proposes for itself. */
export function canPropose(
  actor: Actor,
  { leading, school }: { leading: TeacherPlace; school: TeacherPlace },
): boolean {
  if (canArrange(actor, leading)) return true;
  return holds(
    actor,
    (grant) => grant.role === "partner_coordinator" && grant.schoolId === school.schoolId,
  );
}

/** The plan is drawn up by the leading school; those above it may do so for it. */
export function canArrange(actor: Actor, leading: TeacherPlace): boolean {
  return holds(actor, (grant) => {
    switch (grant.role) {
      case "national":
      case "regional":
      case "methodologist":
      case "leading_director":
      case "leading_coordinator":
        return reaches(grant, leading);
      case "cpm_trainer":
      case "partner_coordinator":
      case "teacher":
        return false;
    }
  });
}
