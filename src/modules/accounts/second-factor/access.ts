import { type Actor, isNational } from "#lib/actor.ts";

/** Without the second factor an account is as weak as its password, so only the national team may. */
export function canResetFactor(actor: Actor): boolean {
  return isNational(actor);
}
