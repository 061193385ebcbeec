import { type Actor, holds } from "#lib/actor.ts";
import { reaches, type Scope, scopeOf } from "#lib/scope.ts";
import type { TeacherPlace } from "#modules/people/teachers/schema.ts";
import type { Step } from "./schema.ts";

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

export function canSeePlan(actor: Actor, places: readonly TeacherPlace[]): boolean {
  return holds(
    actor,
    (grant) =>
      places.some((place) => reaches(grant, place)) ||
      (grant.role === "teacher" && places.some(({ schoolId }) => schoolId === grant.schoolId)),
  );
}

/** The coordinator submits, the director agrees, the methodologist (or who stands above) approves. */
export function canTake(
  actor: Actor,
  { step, leading, isAgreed }: { step: Step; leading: TeacherPlace; isAgreed: boolean },
): boolean {
  if (step === "submit") return canArrange(actor, leading);
  const isDirectors = step === "agree" || (step === "return" && !isAgreed);
  return holds(actor, (grant) => {
    switch (grant.role) {
      case "leading_director":
        return isDirectors && grant.schoolId === leading.schoolId;
      case "national":
      case "regional":
      case "methodologist":
        return !isDirectors && reaches(grant, leading);
      case "cpm_trainer":
      case "leading_coordinator":
      case "partner_coordinator":
      case "teacher":
        return false;
    }
  });
}

export function scopeOfPlans(actor: Actor): Scope | null {
  return scopeOf(actor, () => true);
}
