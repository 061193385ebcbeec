import { type Actor, type Grant, type Person, type Role, roles } from "#lib/actor.ts";
import type { CirclePlace, Scope } from "#lib/scope.ts";
import { grantsOfRoles, personWith } from "./reach.ts";

/**
 * Schools as seen from the one that every role below is held at, or whose district or region it is held over.
 * The school of the circle lies in another district, so that no reach is taken for another.
 */
export const schoolsAround = {
  own: place("r1", "d1", { schoolId: "s-own", leadingId: "s-own" }),
  ofDistrict: place("r1", "d1", { schoolId: "s-of-district", leadingId: null }),
  ofCircle: place("r1", "d2", { schoolId: "s-of-circle", leadingId: "s-own" }),
  ofRegion: place("r1", "d2", { schoolId: "s-of-region", leadingId: "s-of-district" }),
  elsewhere: place("r2", "d3", { schoolId: "s-elsewhere", leadingId: null }),
} as const satisfies Record<string, CirclePlace>;
export type Around = keyof typeof schoolsAround;

/** Places wider than a school: what is unknown of them is null. */
export const territoriesAround = {
  district: { regionKato: "r1", districtKato: "d1", schoolId: null, leadingId: null },
  region: { regionKato: "r1", districtKato: null, schoolId: null, leadingId: null },
  otherDistrict: { regionKato: "r1", districtKato: "d2", schoolId: null, leadingId: null },
  otherRegion: { regionKato: "r2", districtKato: null, schoolId: null, leadingId: null },
  country: { regionKato: null, districtKato: null, schoolId: null, leadingId: null },
} as const;

export type Asker = Role | "guest";
export const guest: Actor = { kind: "guest" };

/** A person of that one role, held at the own school, its district or its region. */
export function personOf(role: Role): Person {
  return personWith(grantOf(role));
}

export function grantOf(role: Role): Grant {
  return grantsOfRoles[role](schoolsAround.own);
}

/** Of a guest and a person of each role, those who may; the person as they are above, or as another function has them. */
export function whoMay(
  allows: (actor: Actor) => boolean,
  personOfEach: (role: Role) => Person = personOf,
): Asker[] {
  const askers: Asker[] = ["guest", ...roles];
  return askers.filter((asker) => allows(asker === "guest" ? guest : personOfEach(asker)));
}

/** Who may at each of the schools around. */
export function whoMayAt(
  allows: (actor: Actor, place: CirclePlace) => boolean,
): Record<Around, Asker[]> {
  const at = (name: Around) => whoMay((actor) => allows(actor, schoolsAround[name]));
  return {
    own: at("own"),
    ofDistrict: at("ofDistrict"),
    ofCircle: at("ofCircle"),
    ofRegion: at("ofRegion"),
    elsewhere: at("elsewhere"),
  };
}

/** Whose list holds each of the schools around. */
export function whoLists(scopeOf: (actor: Actor) => Scope | null): Record<Around, Asker[]> {
  return whoMayAt((actor, place) => scopeOf(actor)?.contains(place) ?? false);
}

function place(
  regionKato: string,
  districtKato: string,
  { schoolId, leadingId }: Pick<CirclePlace, "schoolId" | "leadingId">,
): CirclePlace {
  return { regionKato, districtKato, schoolId, leadingId };
}
