import { type Actor, holds, type Role } from "#lib/actor.ts";
import { canSeeTeacher } from "../base/access.ts";
import type { CascadePerson } from "./schema.ts";

const knowsTheCentre: Record<Role, boolean> = {
  national: true,
  cpm_trainer: true,
  regional: true,
  methodologist: false,
  leading_director: false,
  leading_coordinator: false,
  partner_coordinator: false,
  teacher: false,
};

/** Trainers of the centre work in no school: the regions they come to know them by name. */
export function canNamePerson(
  actor: Actor,
  person: Pick<CascadePerson, "userId" | "places" | "hasWorked">,
): boolean {
  if (canSeeTeacher(actor, person)) return true;
  return !person.hasWorked && holds(actor, ({ role }) => knowsTheCentre[role]);
}
