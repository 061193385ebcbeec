import type { Actor } from "#lib/actor.ts";
import { type Scope, scopeOf } from "#lib/scope.ts";
import { mayOrganise } from "../base/access.ts";

/** Where somebody organises events. */
export function scopeOfEvents(actor: Actor): Scope | null {
  return scopeOf(actor, mayOrganise);
}
