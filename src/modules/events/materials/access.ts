import { type Actor, isSelf } from "#lib/actor.ts";
import { may, type ReachByRole } from "#lib/scope.ts";
import { canOrganise, canSeeEvent } from "../base/access.ts";
import type { Organiser, State } from "../base/schema.ts";
import type { Material, Registered } from "./schema.ts";

type ShownMaterial = Pick<Material, "shownTo"> & {
  event: Organiser & { state: State };
  registered: Registered;
};

const handsOn = {
  national: "none",
  cpm_trainer: "none",
  regional: "none",
  methodologist: "none",
  leading_director: "school",
  leading_coordinator: "school",
  partner_coordinator: "school",
  teacher: "none",
} satisfies ReachByRole;

/**
 * Some materials are for everyone, some for those who have a place and for who brings them to their
 * school; organisers see all.
 */
export function canSeeMaterial(
  actor: Actor,
  { shownTo, event, registered }: ShownMaterial,
): boolean {
  if (canOrganise(actor, event)) return true;
  if (!canSeeEvent(actor, event)) return false;
  if (shownTo === "everyone" || registered.users.some((userId) => isSelf(actor, userId)))
    return true;
  return registered.schools.some((schoolId) => may(actor, handsOn, { schoolId }));
}
