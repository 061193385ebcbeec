import { type Actor, type Grant, holds } from "#lib/actor.ts";
import type { Organiser, State } from "./schema.ts";

export function mayOrganise({ role }: Grant): boolean {
  return role !== "teacher";
}

/** A draft is known to its organisers only. */
export function canSeeEvent(actor: Actor, event: Organiser & { state: State }): boolean {
  return event.state !== "draft" || canOrganise(actor, event);
}

export function canOrganiseSome(actor: Actor): boolean {
  return holds(actor, mayOrganise);
}

/**
 * A school's event is organised by the school, by the leading school of its circle and by those above it;
 * an event of a district, a region or the country by those who look after it.
 */
export function canOrganise(actor: Actor, event: Organiser): boolean {
  return holds(actor, (grant) => organises(grant, event));
}

function organises(grant: Grant, event: Organiser): boolean {
  switch (grant.role) {
    case "national":
      return true;
    case "regional":
    case "cpm_trainer":
      return event.organiser !== "country" && event.regionKato === grant.regionKato;
    case "methodologist":
      return event.districtKato === grant.districtKato;
    case "leading_director":
    case "leading_coordinator":
      return event.schoolId !== null && [event.schoolId, event.leadingId].includes(grant.schoolId);
    case "partner_coordinator":
      return event.schoolId === grant.schoolId;
    case "teacher":
      return false;
  }
}
