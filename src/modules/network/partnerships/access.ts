import type { Actor, Place } from "#lib/actor.ts";
import { may, type ReachByRole } from "#lib/scope.ts";

const keeps = {
  national: "country",
  cpm_trainer: "none",
  regional: "region",
  methodologist: "district",
  leading_director: "school",
  leading_coordinator: "school",
  partner_coordinator: "none",
  teacher: "none",
} satisfies ReachByRole;

/** A circle is kept by its leading school and by those above it. */
export function canKeepCircle(actor: Actor, leading: Place): boolean {
  return may(actor, keeps, leading);
}
