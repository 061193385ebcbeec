import { type Actor, type Grant, holds } from "#lib/actor.ts";
import { type Scope, scopeOf } from "#lib/scope.ts";
import type { TeacherPlace } from "../teachers/schema.ts";

/** Whoever belongs to the network may see who could help: these people are there to be asked. */
export function canSeeHelpers(actor: Actor): boolean {
  return holds(actor, () => true);
}

type Sides = { school: TeacherPlace; trainer: readonly TeacherPlace[] };

/** Help is offered by those above the school, by its circle, by itself, and by the trainer's own school. */
export function canOffer(actor: Actor, { school, trainer }: Sides): boolean {
  return holds(actor, (grant) => speaksFor(grant, school) || speaksForAny(grant, trainer));
}

/** The school in need takes or declines the offer; those above it may do so for it. */
export function canDecide(actor: Actor, { school }: { school: TeacherPlace }): boolean {
  return holds(actor, (grant) => {
    switch (grant.role) {
      case "leading_director":
      case "leading_coordinator":
      case "partner_coordinator":
        return grant.schoolId === school.schoolId;
      case "national":
      case "regional":
      case "methodologist":
        return speaksFor(grant, school);
      case "cpm_trainer":
      case "teacher":
        return false;
    }
  });
}

export function scopeOfOffers(actor: Actor): Scope | null {
  return scopeOf(actor, (grant) => grant.role !== "teacher");
}

function speaksForAny(grant: Grant, places: readonly TeacherPlace[]): boolean {
  return places.some((place) => speaksFor(grant, place));
}

function speaksFor(grant: Grant, place: TeacherPlace): boolean {
  switch (grant.role) {
    case "national":
      return true;
    case "cpm_trainer":
    case "regional":
      return grant.regionKato === place.regionKato;
    case "methodologist":
      return grant.districtKato === place.districtKato;
    case "leading_director":
    case "leading_coordinator":
      return grant.schoolId === place.schoolId || grant.schoolId === place.leadingId;
    case "partner_coordinator":
      return grant.schoolId === place.schoolId;
    case "teacher":
      return false;
  }
}
