import { type Actor, isSelf } from "#lib/actor.ts";
import { may, type ReachByRole } from "#lib/scope.ts";
import { canOrganise } from "../base/access.ts";
import type { Organiser } from "../base/schema.ts";
import type { Guest, Registration } from "./schema.ts";

const registers = {
  national: "none",
  cpm_trainer: "none",
  regional: "none",
  methodologist: "none",
  leading_director: "school",
  leading_coordinator: "school",
  partner_coordinator: "school",
  teacher: "none",
} satisfies ReachByRole;

/** A coordinator registers the teachers of the own school; a director of a leading school too. */
export function canRegister(actor: Actor, guest: Pick<Guest, "userId" | "schoolId">): boolean {
  return isSelf(actor, guest.userId) || may(actor, registers, guest);
}

/** Taken back by the person, by who may register them, and by the organiser. */
export function canCancel(
  actor: Actor,
  { event, registration }: { event: Organiser; registration: Registration },
): boolean {
  const { userId, schoolId } = registration;
  return canOrganise(actor, event) || canRegister(actor, { userId, schoolId: schoolId ?? "" });
}
