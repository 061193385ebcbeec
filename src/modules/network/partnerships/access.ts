import { type Actor, holds, type Place } from "#lib/actor.ts";

/** A circle is kept by its leading school and by those above it. */
export function canKeepCircle(actor: Actor, leading: Place): boolean {
  return holds(actor, (grant) => {
    switch (grant.role) {
      case "national":
        return true;
      case "regional":
        return grant.regionKato === leading.regionKato;
      case "methodologist":
        return grant.districtKato === leading.districtKato;
      case "leading_director":
      case "leading_coordinator":
        return grant.schoolId === leading.schoolId;
      case "cpm_trainer":
      case "partner_coordinator":
      case "teacher":
        return false;
    }
  });
}
