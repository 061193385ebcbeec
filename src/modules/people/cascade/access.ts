import { type Actor, holds } from "#lib/actor.ts";
import { canSeeTeacher } from "../base/access.ts";
import type { CascadePerson } from "./schema.ts";

/** Trainers of the centre work in no school: the regions they come to know them by name. */
export function canNamePerson(
  actor: Actor,
  person: Pick<CascadePerson, "userId" | "places" | "hasWorked">,
): boolean {
  if (canSeeTeacher(actor, person)) return true;
  return !person.hasWorked && knowsTheCentre(actor);
}

function knowsTheCentre(actor: Actor): boolean {
  return holds(actor, ({ role }) => {
    switch (role) {
      case "national":
      case "cpm_trainer":
      case "regional":
        return true;
      case "methodologist":
      case "leading_director":
      case "leading_coordinator":
      case "partner_coordinator":
      case "teacher":
        return false;
    }
  });
}
