import { type Actor, type Grant, holds, type Role } from "#lib/actor.ts";
import { type Scope, scopeOf } from "#lib/scope.ts";
import type { GrantScope } from "./schema.ts";

const schoolRoles: readonly Role[] = [
  "leading_director",
  "leading_coordinator",
  "partner_coordinator",
  "teacher",
];

/** Each gives only roles below their own, and only inside their own territory or circle. */
export function canGive(actor: Actor, role: Role, scope: GrantScope): boolean {
  return holds(actor, (grant) => givesRole(grant, role) && reaches(grant, scope));
}

/** The roles that the actor may give to somebody somewhere. */
export function rolesToGive(actor: Actor, all: readonly Role[]): Role[] {
  return all.filter((role) => holds(actor, (grant) => givesRole(grant, role)));
}

function givesRole(grant: Grant, role: Role): boolean {
  switch (grant.role) {
    case "national":
      return true;
    case "regional":
      return role === "methodologist" || schoolRoles.includes(role);
    case "methodologist":
      return schoolRoles.includes(role);
    case "leading_director":
    case "leading_coordinator":
      return role === "leading_coordinator" || role === "partner_coordinator" || role === "teacher";
    case "cpm_trainer":
    case "partner_coordinator":
    case "teacher":
      return false;
  }
}

function reaches(grant: Grant, scope: GrantScope): boolean {
  switch (grant.role) {
    case "national":
      return true;
    case "regional":
      return scope.kind !== "country" && scope.regionKato === grant.regionKato;
    case "methodologist":
      return scope.kind === "school" && scope.districtKato === grant.districtKato;
    case "leading_director":
    case "leading_coordinator":
      return (
        scope.kind === "school" &&
        (scope.schoolId === grant.schoolId || scope.leadingId === grant.schoolId)
      );
    case "cpm_trainer":
    case "partner_coordinator":
    case "teacher":
      return false;
  }
}

/** Who may see the list of users, and whose. */
export function scopeOfUsers(actor: Actor): Scope | null {
  return scopeOf(actor, (grant) => {
    switch (grant.role) {
      case "national":
      case "regional":
      case "methodologist":
      case "leading_director":
      case "leading_coordinator":
        return true;
      case "cpm_trainer":
      case "partner_coordinator":
      case "teacher":
        return false;
    }
  });
}

/** Blocking stops a person in every role, so only the national team may. */
export function canBlock(actor: Actor): boolean {
  return holds(actor, (grant) => grant.role === "national");
}
