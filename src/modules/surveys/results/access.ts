import type { Actor, Place } from "#lib/actor.ts";
import { type CirclePlace, looksOver, may, type ReachByRole } from "#lib/scope.ts";

/** Where the round belongs: the country when it names nothing. */
export type Owner = { place: Place | null; districtKato: string | null; regionKato: string | null };

/** All answers: for who asked, and for those whose area the asking lies in. */
const seesWhole = {
  national: "country",
  cpm_trainer: "region",
  regional: "region",
  methodologist: "district",
  leading_director: "school",
  leading_coordinator: "school",
  partner_coordinator: "school",
  teacher: "none",
} satisfies ReachByRole;

const sorts = { ...seesWhole, cpm_trainer: "none" } satisfies ReachByRole;

/** Whose answers the actor may see: all (null), those of some schools, or none (undefined). */
export function schoolsSeen(
  actor: Actor,
  { round, owner }: { round: { asked: { schools: readonly CirclePlace[] } }; owner: Owner },
): ReadonlySet<string> | null | undefined {
  if (may(actor, seesWhole, placeOf(owner))) return null;
  const seen = round.asked.schools.filter((school) => may(actor, looksOver, school));
  return seen.length === 0 ? undefined : new Set(seen.map(({ schoolId }) => schoolId));
}

/** Open answers are sorted under themes by who asked. */
export function canSortAnswers(actor: Actor, owner: Owner): boolean {
  return may(actor, sorts, placeOf(owner));
}

function placeOf({ place, districtKato, regionKato }: Owner) {
  return place ?? { schoolId: null, districtKato, regionKato };
}
