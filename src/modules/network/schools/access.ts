import { type Actor, holds, type Place } from "#lib/actor.ts";

/** The registry is kept by the national team, and by region and district inside their own borders. */
export function canKeepSchools(actor: Actor, place: Omit<Place, "schoolId">): boolean {
  return holds(actor, (grant) => {
    switch (grant.role) {
      case "national":
        return true;
      case "regional":
        return grant.regionKato === place.regionKato;
      case "methodologist":
        return grant.districtKato === place.districtKato;
      case "cpm_trainer":
      case "leading_director":
      case "leading_coordinator":
      case "partner_coordinator":
      case "teacher":
        return false;
    }
  });
}

/** True for those who keep at least some part of the registry. */
export function canKeepSomeSchools(actor: Actor): boolean {
  return holds(actor, (grant) => {
    switch (grant.role) {
      case "national":
      case "regional":
      case "methodologist":
        return true;
      case "cpm_trainer":
      case "leading_director":
      case "leading_coordinator":
      case "partner_coordinator":
      case "teacher":
        return false;
    }
  });
}

/** Contacts and numbers are also kept by the school itself. */
export function canKeepOwnFacts(actor: Actor, place: Place): boolean {
  if (canKeepSchools(actor, place)) return true;
  return holds(actor, (grant) => {
    switch (grant.role) {
      case "leading_director":
      case "leading_coordinator":
      case "partner_coordinator":
        return grant.schoolId === place.schoolId;
      case "national":
      case "regional":
      case "methodologist":
      case "cpm_trainer":
      case "teacher":
        return false;
    }
  });
}
