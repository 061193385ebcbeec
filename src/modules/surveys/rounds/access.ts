import { type Actor, holds, type RoleOfSchool } from "#lib/actor.ts";
import { looksOver, may, type Scope, scopeBy } from "#lib/scope.ts";
import { seesWholeRound } from "../questionnaires/access.ts";
import type { Owner } from "../questionnaires/schema.ts";

const handsOut: Record<RoleOfSchool, boolean> = {
  leading_director: true,
  leading_coordinator: true,
  partner_coordinator: true,
  teacher: false,
};

const wider = { schoolId: null, districtKato: null, regionKato: null };

export function canSeeWhole(actor: Actor, owner: Owner): boolean {
  return may(actor, seesWholeRound, { ...wider, ...owner });
}

/** The schools whose part of others' rounds the person may see. */
export function scopeOfAsked(actor: Actor): Scope | null {
  return scopeBy(actor, looksOver);
}

/** Links are handed out in the school itself, by those who keep its records. */
export function canHandOutLinks(actor: Actor, schoolId: string): boolean {
  return holds(
    actor,
    (grant) => "schoolId" in grant && grant.schoolId === schoolId && handsOut[grant.role],
  );
}
