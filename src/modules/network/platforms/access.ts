import { type Actor, isNational } from "#lib/actor.ts";

/** Which region belongs to which platform is the national team's to say. */
export function canSetPlatforms(actor: Actor): boolean {
  return isNational(actor);
}
