import { type Actor, holds } from "#lib/actor.ts";

/** What was ended may lie anywhere in the country. */
export function canRestorePeriods(actor: Actor): boolean {
  return holds(actor, ({ role }) => role === "national");
}
