import { type Actor, holds } from "#lib/actor.ts";
import { covers, may, mayEverywhere, type ReachByRole } from "#lib/scope.ts";
import type { TeacherPlace } from "../base/schema.ts";
import type { TeamArea } from "./schema.ts";

const sees = {
  national: "country",
  cpm_trainer: "region",
  regional: "region",
  methodologist: "district",
  leading_director: "district",
  leading_coordinator: "district",
  partner_coordinator: "district",
  teacher: "district",
} satisfies ReachByRole;

const directs = {
  national: "country",
  cpm_trainer: "region",
  regional: "region",
  methodologist: "district",
  leading_director: "school",
  leading_coordinator: "none",
  partner_coordinator: "none",
  teacher: "none",
} satisfies ReachByRole;

/**
 * The team is there to be asked: whoever works in the network sees by name those of the own circle
 * and district. `circles` are the leading schools of the circles the actor's schools belong to.
 */
export function canSeeTeamMembers(
  actor: Actor,
  { area: { place }, circles }: { area: TeamArea; circles: readonly string[] },
): boolean {
  if (!place) return false;
  const isOwnCircle = place.leadingId !== null && circles.includes(place.leadingId);
  return holds(
    actor,
    (grant) => covers(sees[grant.role], grant, place) || ("schoolId" in grant && isOwnCircle),
  );
}

/** Directions are given by those above the schools, and by the director of a leading school to its own. */
export function canGiveDirection(actor: Actor, places: readonly TeacherPlace[]): boolean {
  return mayEverywhere(actor, directs) || places.some((place) => may(actor, directs, place));
}
