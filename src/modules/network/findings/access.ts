import type { Actor } from "#lib/actor.ts";
import { type ReachByRole, type Scope, scopeBy } from "#lib/scope.ts";

const lists = {
  national: "country",
  cpm_trainer: "region",
  regional: "region",
  methodologist: "district",
  leading_director: "circle",
  leading_coordinator: "circle",
  partner_coordinator: "circle",
  teacher: "circle",
} satisfies ReachByRole;

/** Everybody with a role sees what needs attention in their own part of the network. */
export function scopeOfFindings(actor: Actor): Scope | null {
  return scopeBy(actor, lists);
}
