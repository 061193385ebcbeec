import { type Actor, isNational } from "#lib/actor.ts";

/** A new key changes how every badge of the country is signed. */
export function canKeepKeys(actor: Actor): boolean {
  return isNational(actor);
}
