import { type Actor, isNational } from "#lib/actor.ts";

/** What was ended may lie anywhere in the country. */
export function canRestorePeriods(actor: Actor): boolean {
  return isNational(actor);
}
