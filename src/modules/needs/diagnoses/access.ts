import { type Actor, holds } from "#lib/actor.ts";
import { reaches, type Scope, scopeOf } from "#lib/scope.ts";
import type { TeacherPlace } from "#modules/people/base/schema.ts";

/** The leading school looks for its circle's needs; those above it may do so for it. */
export function canKeepDiagnosis(actor: Actor, leading: TeacherPlace): boolean {
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

/** Seen by all schools of the circle and those above them. */
export function canSeeDiagnosis(actor: Actor, places: readonly TeacherPlace[]): boolean {
  return holds(actor, (grant) => places.some((place) => reaches(grant, place)));
}

/** A partner school agrees to the order of its own needs itself, or leaves it to its leading school. */
export function canConfirm(
  actor: Actor,
  { leading, school }: { leading: TeacherPlace; school: TeacherPlace | null },
): boolean {
  if (canKeepDiagnosis(actor, leading)) return true;
  return (
    school !== null &&
    holds(
      actor,
      (grant) => grant.role === "partner_coordinator" && grant.schoolId === school.schoolId,
    )
  );
}

export function scopeOfDiagnoses(actor: Actor): Scope | null {
  return scopeOf(actor, (grant) => grant.role !== "teacher");
}
