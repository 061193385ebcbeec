import type { Actor } from "#lib/actor.ts";
import { may } from "#lib/scope.ts";
import { recommends } from "../base/access.ts";

/** The recommendations of one region, or of the country. */
export function canRecommend(actor: Actor, { regionKato }: { regionKato: string | null }): boolean {
  return may(actor, recommends, { regionKato });
}
