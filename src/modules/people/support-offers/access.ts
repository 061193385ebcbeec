import { type Actor, holds } from "#lib/actor.ts";
import { looksOver, may, type Scope, scopeBy } from "#lib/scope.ts";
import { canKeepTeachersOf } from "../base/access.ts";
import type { TeacherPlace } from "../base/schema.ts";

/** Whoever belongs to the network may see who could help: these people are there to be asked. */
export function canSeeTrainers(actor: Actor): boolean {
  return holds(actor, () => true);
}

type Sides = { school: TeacherPlace; trainer: readonly TeacherPlace[] };

/** Help is offered by those above the school, by its circle, by itself, and by the trainer's own school. */
export function canOffer(actor: Actor, { school, trainer }: Sides): boolean {
  return [school, ...trainer].some((place) => may(actor, looksOver, place));
}

/** The school in need takes or declines the offer; those above it may do so for it. */
export function canDecide(actor: Actor, { school }: { school: TeacherPlace }): boolean {
  return canKeepTeachersOf(actor, school);
}

export function scopeOfOffers(actor: Actor): Scope | null {
  return scopeBy(actor, looksOver);
}
