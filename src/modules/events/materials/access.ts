import { type Actor, type Grant, holds, isSelf } from "#lib/actor.ts";
import { canOrganise, canSeeEvent } from "../base/access.ts";
import type { Organiser, State } from "../base/schema.ts";
import type { Material, Registered } from "./schema.ts";

type Shown = Pick<Material, "shownTo"> & {
  event: Organiser & { state: State };
  registered: Registered;
};

/**
 * Some materials are for everyone, some for those who have a place and for who brings them to their
 * school; organisers see all.
 */
export function canSeeMaterial(actor: Actor, { shownTo, event, registered }: Shown): boolean {
  if (canOrganise(actor, event)) return true;
  if (!canSeeEvent(actor, event)) return false;
  if (shownTo === "everyone" || registered.users.some((userId) => isSelf(actor, userId)))
    return true;
  return holds(actor, (grant) => handsOn(grant, registered.schools));
}

function handsOn(grant: Grant, schools: readonly string[]): boolean {
  switch (grant.role) {
    case "leading_director":
    case "leading_coordinator":
    case "partner_coordinator":
      return schools.includes(grant.schoolId);
    case "national":
    case "cpm_trainer":
    case "regional":
    case "methodologist":
    case "teacher":
      return false;
  }
}
