import type { Actor } from "#lib/actor.ts";
import { type Scope, scopeBy } from "#lib/scope.ts";
import { organises } from "../base/access.ts";

/** Where somebody organises events. */
export function scopeOfEvents(actor: Actor): Scope | null {
  return scopeBy(actor, organises);
}
