import { type Actor, isSelf } from "#lib/actor.ts";
import { canOrganise, canSeeEvent } from "../events/access.ts";
import type { Organiser, State } from "../events/schema.ts";
import type { Material } from "./schema.ts";

type Shown = Pick<Material, "shownTo"> & {
  event: Organiser & { state: State };
  /** The accounts of those who have a place. */
  registered: readonly string[];
};

/** Some materials are for everyone, some for those who have a place; organisers see all. */
export function canSeeMaterial(actor: Actor, { shownTo, event, registered }: Shown): boolean {
  if (canOrganise(actor, event)) return true;
  if (!canSeeEvent(actor, event)) return false;
  return shownTo === "everyone" || registered.some((userId) => isSelf(actor, userId));
}
