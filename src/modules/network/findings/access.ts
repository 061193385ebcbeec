import type { Actor } from "#lib/actor.ts";
import { type Scope, scopeOf } from "#lib/scope.ts";

/** Everybody with a role sees what needs attention in their own part of the network. */
export function scopeOfFindings(actor: Actor): Scope | null {
  return scopeOf(actor, (grant) => {
    switch (grant.role) {
      case "national":
      case "cpm_trainer":
      case "regional":
      case "methodologist":
      case "leading_director":
      case "leading_coordinator":
      case "partner_coordinator":
      case "teacher":
        return true;
    }
  });
}
