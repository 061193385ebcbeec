import { type Actor, type Grant, holds, type Place } from "#lib/actor.ts";
import { type Scope, scopeOf } from "#lib/scope.ts";

/** A district or the school itself proposes and gathers the evidence; region and country may too. */
export function canPropose(actor: Actor, place: Place): boolean {
  return holds(actor, (grant) => {
    switch (grant.role) {
      case "national":
        return true;
      case "regional":
        return grant.regionKato === place.regionKato;
      case "methodologist":
        return grant.districtKato === place.districtKato;
      case "partner_coordinator":
        return grant.schoolId === place.schoolId;
      case "cpm_trainer":
      case "leading_director":
      case "leading_coordinator":
      case "teacher":
        return false;
    }
  });
}

/** True for those who may propose some school. */
export function canProposeSomewhere(actor: Actor): boolean {
  return holds(actor, (grant) => {
    switch (grant.role) {
      case "national":
      case "regional":
      case "methodologist":
      case "partner_coordinator":
        return true;
      case "cpm_trainer":
      case "leading_director":
      case "leading_coordinator":
      case "teacher":
        return false;
    }
  });
}

/** The opinion is the CPM branch's own: a trainer-curator of the region, or the national team. */
export function canGiveOpinion(actor: Actor, place: Place): boolean {
  return holds(actor, (grant) => {
    switch (grant.role) {
      case "national":
        return true;
      case "cpm_trainer":
        return grant.regionKato === place.regionKato;
      case "regional":
      case "methodologist":
      case "leading_director":
      case "leading_coordinator":
      case "partner_coordinator":
      case "teacher":
        return false;
    }
  });
}

/** Who may see nominations, and whose: those who take part in one. */
export function scopeOfNominations(actor: Actor): Scope | null {
  return scopeOf(actor, takesPart);
}

/** True for anybody who takes part in nominations of that place. */
export function canSeeNomination(actor: Actor, place: Place): boolean {
  return canPropose(actor, place) || canGiveOpinion(actor, place);
}

function takesPart(grant: Grant): boolean {
  switch (grant.role) {
    case "national":
    case "regional":
    case "cpm_trainer":
    case "methodologist":
    case "partner_coordinator":
      return true;
    case "leading_director":
    case "leading_coordinator":
    case "teacher":
      return false;
  }
}
