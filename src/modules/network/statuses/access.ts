import type { Actor, Place } from "#lib/actor.ts";
import { may, type ReachByRole } from "#lib/scope.ts";

const decides = {
  national: "country",
  cpm_trainer: "none",
  regional: "region",
  methodologist: "none",
  leading_director: "none",
  leading_coordinator: "none",
  partner_coordinator: "none",
  teacher: "none",
} satisfies ReachByRole;

/** A status is confirmed and ended by those who decide on it: the region and the national team. */
export function canDecideStatus(actor: Actor, place: Place): boolean {
  return may(actor, decides, place);
}
