import { type Actor, type Grant, holds, type Place } from "#lib/actor.ts";
import { reaches } from "#lib/scope.ts";
import type { AskedRound } from "../response-index/schema.ts";

/** Where the round belongs: the country when it names nothing. */
export type Owner = { place: Place | null; districtKato: string | null; regionKato: string | null };

/** All answers: for who asked, and for those whose area the asking lies in. */
function seesWhole(grant: Grant, { place, districtKato, regionKato }: Owner): boolean {
  switch (grant.role) {
    case "national":
      return true;
    case "cpm_trainer":
    case "regional":
      return grant.regionKato === (place?.regionKato ?? regionKato);
    case "methodologist":
      return grant.districtKato === (place?.districtKato ?? districtKato);
    case "leading_director":
    case "leading_coordinator":
    case "partner_coordinator":
      return grant.schoolId === place?.schoolId;
    case "teacher":
      return false;
  }
}

/** Whose answers the actor may see: all (null), those of some schools, or none (undefined). */
export function schoolsSeen(
  actor: Actor,
  { round, owner }: { round: AskedRound; owner: Owner },
): ReadonlySet<string> | null | undefined {
  if (holds(actor, (grant) => seesWhole(grant, owner))) return null;
  const seen = round.asked.schools.filter((school) =>
    holds(actor, (grant) => reaches(grant, school)),
  );
  return seen.length === 0 ? undefined : new Set(seen.map(({ schoolId }) => schoolId));
}

/** Open answers are sorted under themes by who asked. */
export function canSortAnswers(actor: Actor, owner: Owner): boolean {
  return holds(actor, (grant) => grant.role !== "cpm_trainer" && seesWhole(grant, owner));
}
