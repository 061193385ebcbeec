import { type Actor, isNational } from "#lib/actor.ts";

/** A provider opens accounts all over the country, so only the national team keeps the list. */
export function canKeepProviders(actor: Actor): boolean {
  return isNational(actor);
}
