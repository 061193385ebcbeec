import { type Actor, holds } from "#lib/actor.ts";
import { covers, may, mayEverywhere } from "#lib/scope.ts";
import { issuesFor } from "../certificates/access.ts";

export function canIssueForCountry(actor: Actor): boolean {
  return mayEverywhere(actor, issuesFor);
}

export function canIssueForRegion(actor: Actor, regionKato: string): boolean {
  return may(actor, issuesFor, { regionKato, districtKato: null, schoolId: null });
}

/** A district is named by those who answer for it alone: above it one issues for the region. */
export function canIssueForDistrict(actor: Actor, districtKato: string): boolean {
  return holds(
    actor,
    (grant) => issuesFor[grant.role] === "district" && covers("district", grant, { districtKato }),
  );
}
