import { type Actor, isNational } from "#lib/actor.ts";

/** Letters hold links that open accounts, so only the national team reads them. */
export function canReadOutbox(actor: Actor): boolean {
  return isNational(actor);
}
