import { type Actor, type Grant, holds } from "#lib/actor.ts";
import type { TeacherPlace } from "../base/schema.ts";
import type { ActiveArea } from "./schema.ts";

/**
 * The active are there to be asked: whoever works in the network sees by name those of the own circle
 * and district. `circles` are the leading schools of the circles the actor's schools belong to.
 */
export function canSeeActive(
  actor: Actor,
  { area, circles }: { area: ActiveArea; circles: readonly string[] },
): boolean {
  return holds(actor, (grant) => reaches(grant, area, circles));
}

function reaches(grant: Grant, { place }: ActiveArea, circles: readonly string[]): boolean {
  if (!place) return false;
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
    case "partner_coordinator":
    case "teacher":
      return (
        grant.districtKato === place.districtKato ||
        (place.leadingId !== null && circles.includes(place.leadingId))
      );
  }
}

/** Directions are given by those above the schools, and by the director of a leading school to its own. */
export function canGiveDirection(actor: Actor, places: readonly TeacherPlace[]): boolean {
  return holds(actor, (grant) => {
    switch (grant.role) {
      case "national":
        return true;
      case "cpm_trainer":
      case "regional":
        return places.some(({ regionKato }) => grant.regionKato === regionKato);
      case "methodologist":
        return places.some(({ districtKato }) => grant.districtKato === districtKato);
      case "leading_director":
        return places.some(({ schoolId }) => grant.schoolId === schoolId);
      case "leading_coordinator":
      case "partner_coordinator":
      case "teacher":
        return false;
    }
  });
}
