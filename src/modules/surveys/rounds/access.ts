import { type Actor, holds } from "#lib/actor.ts";
import { type Scope, scopeOf } from "#lib/scope.ts";
import { canKeep, isAbove } from "../questionnaires/access.ts";
import type { Owner } from "../questionnaires/schema.ts";

/** The whole round: who asks, and those whose area the asker lies in. */
export function canSeeWhole(actor: Actor, owner: Owner): boolean {
  return canKeep(actor, owner) || holds(actor, (grant) => isAbove(grant, owner));
}

/** The schools whose part of others' rounds the person may see. */
export function scopeOfAsked(actor: Actor): Scope | null {
  return scopeOf(actor, ({ role }) => role !== "teacher");
}

/** Links are handed out in the school itself, by those who keep its records. */
export function canHandOutLinks(actor: Actor, schoolId: string): boolean {
  return holds(actor, (grant) => {
    switch (grant.role) {
      case "leading_director":
      case "leading_coordinator":
      case "partner_coordinator":
        return grant.schoolId === schoolId;
      case "national":
      case "cpm_trainer":
      case "regional":
      case "methodologist":
      case "teacher":
        return false;
    }
  });
}
