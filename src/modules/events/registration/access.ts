import { type Actor, holds, isSelf } from "#lib/actor.ts";
import { canOrganise } from "../base/access.ts";
import type { Organiser } from "../base/schema.ts";
import type { Guest, Registration } from "./schema.ts";

/** A coordinator registers the teachers of the own school; a director of a leading school too. */
export function canRegister(actor: Actor, guest: Pick<Guest, "userId" | "schoolId">): boolean {
  if (isSelf(actor, guest.userId)) return true;
  return holds(actor, (grant) => {
    switch (grant.role) {
      case "leading_director":
      case "leading_coordinator":
      case "partner_coordinator":
        return grant.schoolId === guest.schoolId;
      case "national":
      case "cpm_trainer":
      case "regional":
      case "methodologist":
      case "teacher":
        return false;
    }
  });
}

/** Taken back by the person, by who may register them, and by the organiser. */
export function canCancel(
  actor: Actor,
  { event, registration }: { event: Organiser; registration: Registration },
): boolean {
  const { userId, schoolId } = registration;
  return canOrganise(actor, event) || canRegister(actor, { userId, schoolId: schoolId ?? "" });
}
