import { type Actor, holds, type Place } from "#lib/actor.ts";

/** A status is confirmed and ended by those who decide on it: the region and the national team. */
export function canDecideStatus(actor: Actor, place: Place): boolean {
  return holds(actor, (grant) => {
    switch (grant.role) {
      case "national":
        return true;
      case "regional":
        return grant.regionKato === place.regionKato;
      case "cpm_trainer":
      case "methodologist":
      case "leading_director":
      case "leading_coordinator":
      case "partner_coordinator":
      case "teacher":
        return false;
    }
  });
}
