import type { Actor } from "#lib/actor.ts";
import { type ReachByRole, type Scope, scopeBy } from "#lib/scope.ts";
import { organises } from "../base/access.ts";

/** The list shows a partner coordinator the circle too, should the own school have come to lead one. */
const lists = { ...organises, partner_coordinator: "circle" } satisfies ReachByRole;

/** Where somebody organises events. */
export function scopeOfEvents(actor: Actor): Scope | null {
  return scopeBy(actor, lists);
}
