import type { Actor, Place } from "#lib/actor.ts";
import { may, mayAnywhere, type ReachByRole } from "#lib/scope.ts";

const keeps = {
  national: "country",
  cpm_trainer: "none",
  regional: "region",
  methodologist: "district",
  leading_director: "none",
  leading_coordinator: "none",
  partner_coordinator: "none",
  teacher: "none",
} satisfies ReachByRole;

const keepsOwnFacts = {
  ...keeps,
  leading_director: "school",
  leading_coordinator: "school",
  partner_coordinator: "school",
} satisfies ReachByRole;

/** The registry is kept by the national team, and by region and district inside their own borders. */
export function canKeepSchools(actor: Actor, place: Omit<Place, "schoolId">): boolean {
  return may(actor, keeps, place);
}

/** True for those who keep at least some part of the registry. */
export function canKeepSomeSchools(actor: Actor): boolean {
  return mayAnywhere(actor, keeps);
}

/** Contacts and numbers are also kept by the school itself. */
export function canKeepOwnFacts(actor: Actor, place: Place): boolean {
  return may(actor, keepsOwnFacts, place);
}
