import { type Actor, type Grant, holds, type Role } from "#lib/actor.ts";
import { covers, type ReachByRole, type Scope, scopeBy } from "#lib/scope.ts";
import type { Owner } from "./schema.ts";

const makes: Record<Role, boolean> = {
  national: true,
  cpm_trainer: false,
  regional: true,
  methodologist: true,
  leading_director: true,
  leading_coordinator: true,
  partner_coordinator: false,
  teacher: false,
};

const looksOverArea = {
  national: "country",
  cpm_trainer: "region",
  regional: "region",
  methodologist: "district",
  leading_director: "none",
  leading_coordinator: "none",
  partner_coordinator: "none",
  teacher: "none",
} satisfies ReachByRole;

const looksBelow = {
  ...looksOverArea,
  leading_director: "school",
  leading_coordinator: "school",
  partner_coordinator: "school",
  teacher: "school",
} satisfies ReachByRole;

/** The whole of a round, for who asks and those over whose area the asking lies: the one table of its page and its results. */
export const seesWholeRound = {
  ...looksOverArea,
  leading_director: "school",
  leading_coordinator: "school",
} satisfies ReachByRole;

/** The owners in whose name the person may ask, each once. */
export function ownersOf(actor: Actor): Owner[] {
  if (actor.kind === "guest") return [];
  const owners = actor.grants.flatMap((grant) => ownerFor(grant) ?? []);
  return [...new Map(owners.map((owner) => [ownerKey(owner), owner])).values()];
}

/** How a form names an owner. */
export function ownerKey(owner: Owner): string {
  switch (owner.kind) {
    case "country":
      return "country";
    case "region":
      return `region:${owner.regionKato}`;
    case "district":
      return `district:${owner.districtKato}`;
    case "school":
      return `school:${owner.schoolId}`;
  }
}

export function canMake(actor: Actor): boolean {
  return ownersOf(actor).length > 0;
}

/** Only those in whose name it is asked change it; the ready ones change for nobody. */
export function canKeep(actor: Actor, owner: Owner | null): boolean {
  return owner !== null && ownersOf(actor).some((own) => ownerKey(own) === ownerKey(owner));
}

type SeenQuestionnaire = { owner: Owner | null; leadingIds: readonly string[] };

/** What is asked above one's own place, in it, by one's leading school, and below it. */
export function canSee(actor: Actor, { owner, leadingIds }: SeenQuestionnaire): boolean {
  return holds(actor, (grant) => {
    if (owner === null || owner.kind === "country" || grant.role === "national") return true;
    if (isAbove(grant, owner)) return true;
    switch (owner.kind) {
      case "region":
        return grant.regionKato === owner.regionKato;
      case "district":
        return "districtKato" in grant && grant.districtKato === owner.districtKato;
      case "school":
        return (
          "schoolId" in grant &&
          (grant.schoolId === owner.schoolId || leadingIds.includes(owner.schoolId))
        );
    }
  });
}

/** The role looks over the whole region or district that the owner lies in. */
export function isAbove(grant: Grant, owner: Owner): boolean {
  return covers(looksOverArea[grant.role], grant, owner.kind === "country" ? {} : owner);
}

/** What lies below somebody's roles, for lists. */
export function scopeBelow(actor: Actor): Scope | null {
  return scopeBy(actor, looksBelow);
}

/** Whole regions and districts that somebody looks over. */
export function scopeOver(actor: Actor): Scope | null {
  return scopeBy(actor, looksOverArea);
}

/** Whose questionnaires and rounds the role makes; null for a role that makes none. */
function ownerFor(grant: Grant): Owner | null {
  if (!makes[grant.role]) return null;
  if ("schoolId" in grant) {
    const { schoolId, districtKato, regionKato } = grant;
    return { kind: "school", schoolId, districtKato, regionKato };
  }
  if ("districtKato" in grant) {
    return { kind: "district", districtKato: grant.districtKato, regionKato: grant.regionKato };
  }
  if ("regionKato" in grant) return { kind: "region", regionKato: grant.regionKato };
  return { kind: "country" };
}
