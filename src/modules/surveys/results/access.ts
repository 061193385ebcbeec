import type { Actor, Place } from "#lib/actor.ts";
import { type CirclePlace, looksOver, may, type ReachByRole } from "#lib/scope.ts";
import { seesWholeRound } from "../questionnaires/access.ts";

/** Where the round belongs: the country when it names nothing. */
export type RoundPlace = {
  place: Place | null;
  districtKato: string | null;
  regionKato: string | null;
};

const sorts = { ...seesWholeRound, cpm_trainer: "none" } satisfies ReachByRole;

/** Whose answers the actor may see: all (null), those of some schools, or none (undefined). */
export function schoolsSeen(
  actor: Actor,
  { round, owner }: { round: { asked: { schools: readonly CirclePlace[] } }; owner: RoundPlace },
): ReadonlySet<string> | null | undefined {
  if (may(actor, seesWholeRound, placeOf(owner))) return null;
  const seen = round.asked.schools.filter((school) => may(actor, looksOver, school));
  return seen.length === 0 ? undefined : new Set(seen.map(({ schoolId }) => schoolId));
}

/** Open answers are sorted under themes by who asked. */
export function canSortAnswers(actor: Actor, owner: RoundPlace): boolean {
  return may(actor, sorts, placeOf(owner));
}

function placeOf({ place, districtKato, regionKato }: RoundPlace) {
  return place ?? { schoolId: null, districtKato, regionKato };
}
