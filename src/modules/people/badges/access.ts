import { type Actor, holds } from "#lib/actor.ts";

/** A new key changes how every badge of the country is signed. */
export function canKeepKeys(actor: Actor): boolean {
  return holds(actor, (grant) => grant.role === "national");
}
