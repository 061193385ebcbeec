import type { Actor } from "#lib/actor.ts";
import { may, mayAnywhere, type ReachByRole } from "#lib/scope.ts";
import type { Organiser, State } from "./schema.ts";

export const organises = {
  national: "country",
  cpm_trainer: "region",
  regional: "region",
  methodologist: "district",
  leading_director: "circle",
  leading_coordinator: "circle",
  partner_coordinator: "school",
  teacher: "none",
} satisfies ReachByRole;

/** A draft is known to its organisers only. */
export function canSeeEvent(actor: Actor, event: Organiser & { state: State }): boolean {
  return event.state !== "draft" || canOrganise(actor, event);
}

export function canOrganiseSome(actor: Actor): boolean {
  return mayAnywhere(actor, organises);
}

/**
 * A school's event is organised by the school, by the leading school of its circle and by those above it;
 * an event of a district, a region or the country by those who look after it.
 */
export function canOrganise(actor: Actor, event: Organiser): boolean {
  return may(actor, organises, event);
}
