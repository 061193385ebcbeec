import { type Actor, type Grant, holds, isSelf, type Place } from "#lib/actor.ts";
import { reaches, type Scope, scopeOf } from "#lib/scope.ts";
import type { TeacherPlace } from "./schema.ts";

export type Seen = { userId: string | null; places: readonly TeacherPlace[] };

export function canRecommendSomewhere(actor: Actor): boolean {
  return holds(
    actor,
    ({ role }) => role === "national" || role === "regional" || role === "cpm_trainer",
  );
}

/** Where somebody keeps records of teachers. */
export function scopeOfKept(actor: Actor): Scope | null {
  return scopeOf(actor, keepsSomewhere);
}

/** Somebody who works nowhere is kept by the national team alone. */
export function canKeepTeacher(actor: Actor, { places }: { places: readonly Place[] }): boolean {
  return holds(
    actor,
    (grant) => grant.role === "national" || places.some((place) => canKeepTeachersOf(actor, place)),
  );
}

export function canKeepSomeTeachers(actor: Actor): boolean {
  return holds(actor, keepsSomewhere);
}

/** Records are kept by the school itself and by those above it; not by the leading school of the circle. */
export function canKeepTeachersOf(actor: Actor, place: Place): boolean {
  return holds(actor, (grant) => {
    switch (grant.role) {
      case "national":
        return true;
      case "regional":
        return grant.regionKato === place.regionKato;
      case "methodologist":
        return grant.districtKato === place.districtKato;
      case "leading_director":
      case "leading_coordinator":
      case "partner_coordinator":
        return grant.schoolId === place.schoolId;
      case "cpm_trainer":
      case "teacher":
        return false;
    }
  });
}

/** Where somebody may see who works in the schools; a teacher sees the own record and no list. */
export function scopeOfTeachers(actor: Actor): Scope | null {
  return scopeOf(actor, (grant) => grant.role !== "teacher");
}

/** A person sees the own record; otherwise the role must reach a school the teacher works in. */
export function canSeeTeacher(actor: Actor, { userId, places }: Seen): boolean {
  if (isSelf(actor, userId)) return true;
  return holds(
    actor,
    (grant) => grant.role === "national" || places.some((place) => reaches(grant, place)),
  );
}

function keepsSomewhere({ role }: Grant): boolean {
  return role !== "teacher" && role !== "cpm_trainer";
}
