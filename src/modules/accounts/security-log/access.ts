import { type Actor, isNational } from "#lib/actor.ts";

/** It tells of everybody in the country who comes in, and from where. */
export function canReadSecurityLog(actor: Actor): boolean {
  return isNational(actor);
}
