import { type Actor, holds, isNational, type Role } from "#lib/actor.ts";

const looksAfterMany: Record<Role, boolean> = {
  national: true,
  cpm_trainer: false,
  regional: true,
  methodologist: true,
  leading_director: false,
  leading_coordinator: false,
  partner_coordinator: false,
  teacher: false,
};

/** Whose own page leads to the list of users. */
export function isLedToUsers(actor: Actor): boolean {
  return holds(actor, ({ role }) => looksAfterMany[role]);
}

/** Whose own page leads to what the national team alone keeps. */
export function isLedToNational(actor: Actor): boolean {
  return isNational(actor);
}
