import type { Actor, Place } from "#lib/actor.ts";
import { may, mayAnywhere, type ReachByRole, type Scope, scopeBy } from "#lib/scope.ts";

/** A district or the school itself proposes and gathers the evidence; region and country may too. */
const proposes = {
  national: "country",
  cpm_trainer: "none",
  regional: "region",
  methodologist: "district",
  leading_director: "none",
  leading_coordinator: "none",
  partner_coordinator: "school",
  teacher: "none",
} satisfies ReachByRole;

/** The opinion is the CPM branch's own: a trainer-curator of the region, or the national team. */
const givesOpinion = {
  national: "country",
  cpm_trainer: "region",
  regional: "none",
  methodologist: "none",
  leading_director: "none",
  leading_coordinator: "none",
  partner_coordinator: "none",
  teacher: "none",
} satisfies ReachByRole;

/** Those who take part in one, by proposing or by their opinion. */
const lists = { ...proposes, cpm_trainer: "region" } satisfies ReachByRole;

export function canPropose(actor: Actor, place: Place): boolean {
  return may(actor, proposes, place);
}

/** True for those who may propose some school. */
export function canProposeSomewhere(actor: Actor): boolean {
  return mayAnywhere(actor, proposes);
}

export function canGiveOpinion(actor: Actor, place: Place): boolean {
  return may(actor, givesOpinion, place);
}

/** Who may see nominations, and whose. */
export function scopeOfNominations(actor: Actor): Scope | null {
  return scopeBy(actor, lists);
}

/** True for anybody who takes part in nominations of that place. */
export function canSeeNomination(actor: Actor, place: Place): boolean {
  return canPropose(actor, place) || canGiveOpinion(actor, place);
}
