import { type Actor, holds } from "#lib/actor.ts";

/** Which region belongs to which platform is the national team's to say. */
export function canSetPlatforms(actor: Actor): boolean {
  return holds(actor, (grant) => {
    switch (grant.role) {
      case "national":
        return true;
      case "cpm_trainer":
      case "regional":
      case "methodologist":
      case "leading_director":
      case "leading_coordinator":
      case "partner_coordinator":
      case "teacher":
        return false;
    }
  });
}
