import { type Actor, type Grant, holds } from "#lib/actor.ts";
import { type Scope, scopeOf } from "#lib/scope.ts";
import type { Owner } from "./schema.ts";

/** Whose questionnaires and rounds the role makes; null for a role that makes none. */
function ownerFor(grant: Grant): Owner | null {
  switch (grant.role) {
    case "national":
      return { kind: "country" };
    case "regional":
      return { kind: "region", regionKato: grant.regionKato };
    case "methodologist":
      return {
        kind: "district",
        districtKato: grant.districtKato,
        regionKato: grant.regionKato,
      };
    case "leading_director":
    case "leading_coordinator": {
      const { schoolId, districtKato, regionKato } = grant;
      return { kind: "school", schoolId, districtKato, regionKato };
    }
    case "cpm_trainer":
    case "partner_coordinator":
    case "teacher":
      return null;
  }
}

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

type Seen = { owner: Owner | null; leadingIds: readonly string[] };

/** What is asked above one's own place, in it, by one's leading school, and below it. */
export function canSee(actor: Actor, { owner, leadingIds }: Seen): boolean {
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
  if (grant.role === "national") return true;
  if (owner.kind === "country") return false;
  if (grant.role === "regional" || grant.role === "cpm_trainer")
    return grant.regionKato === owner.regionKato;
  return (
    grant.role === "methodologist" &&
    owner.kind !== "region" &&
    grant.districtKato === owner.districtKato
  );
}

/** What lies below somebody's roles, for lists. */
export function scopeBelow(actor: Actor): Scope | null {
  return scopeOf(actor, () => true);
}

/** Whole regions and districts that somebody looks over. */
export function scopeOver(actor: Actor): Scope | null {
  return scopeOf(actor, (grant) => !("schoolId" in grant));
}
