import type { Grant } from "#lib/actor.ts";
import { needsSecondFactor } from "../base/access.ts";

/** The last second step of somebody whose role needs one stays: without it the account is as weak as its password. */
export function canRemovePasskey(
  grants: readonly Grant[],
  { demo, hasFactor, passkeys }: { demo: boolean; hasFactor: boolean; passkeys: number },
): boolean {
  return hasFactor || passkeys > 1 || !needsSecondFactor(grants, { demo });
}
