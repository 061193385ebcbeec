import { type Actor, holds, isNational, type Role, roles } from "#lib/actor.ts";
import { covers, type ReachByRole, type Scope, scopeBy } from "#lib/scope.ts";
import type { GrantScope } from "./schema.ts";

const ofSchools = [
  "leading_director",
  "leading_coordinator",
  "partner_coordinator",
  "teacher",
] as const;
const ofCircles = ["leading_coordinator", "partner_coordinator", "teacher"] as const;

const gives: Record<Role, readonly Role[]> = {
  national: roles,
  cpm_trainer: [],
  regional: ["methodologist", ...ofSchools],
  methodologist: ofSchools,
  leading_director: ofCircles,
  leading_coordinator: ofCircles,
  partner_coordinator: [],
  teacher: [],
};

const looksAfter = {
  national: "country",
  cpm_trainer: "none",
  regional: "region",
  methodologist: "district",
  leading_director: "circle",
  leading_coordinator: "circle",
  partner_coordinator: "none",
  teacher: "none",
} satisfies ReachByRole;

/** Each gives only roles below their own, and only inside their own territory or circle. */
export function canGive(actor: Actor, role: Role, scope: GrantScope): boolean {
  const place = insideOf(scope);
  return holds(
    actor,
    (grant) => gives[grant.role].includes(role) && covers(looksAfter[grant.role], grant, place),
  );
}

/** The roles that the actor may give to somebody somewhere. */
export function rolesToGive(actor: Actor, all: readonly Role[]): Role[] {
  return all.filter((role) => holds(actor, (grant) => gives[grant.role].includes(role)));
}

/** Who may see the list of users, and whose. */
export function scopeOfUsers(actor: Actor): Scope | null {
  return scopeBy(actor, looksAfter);
}

/** Blocking stops a person in every role, so only the national team may. */
export function canBlock(actor: Actor): boolean {
  return isNational(actor);
}

/** Without the second step an account is as weak as its password, so only the national team may take it away. */
export function canResetSecondStep(actor: Actor): boolean {
  return isNational(actor);
}

/** A role over a district lies in the region: who looks after the district itself does not give it. */
function insideOf(scope: GrantScope) {
  if (scope.kind === "country") return {};
  return scope.kind === "district" ? { regionKato: scope.regionKato } : scope;
}
