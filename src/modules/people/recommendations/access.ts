import { type Actor, holds } from "#lib/actor.ts";

/** Worked out for the country by the national team, for a region by its office and its trainers of the centre. */
export function canRecommend(actor: Actor, { regionKato }: { regionKato: string | null }): boolean {
  return holds(actor, (grant) => {
    switch (grant.role) {
      case "national":
        return true;
      case "regional":
      case "cpm_trainer":
        return regionKato !== null && grant.regionKato === regionKato;
      case "methodologist":
      case "leading_director":
      case "leading_coordinator":
      case "partner_coordinator":
      case "teacher":
        return false;
    }
  });
}
