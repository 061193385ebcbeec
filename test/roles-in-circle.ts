import type { Actor, Role } from "#lib/actor.ts";
import type { CirclePlace, Scope } from "#lib/scope.ts";
import { type Asker, guest, whoMay } from "./people-of-roles.ts";
import { grantsOfRoles, personWith } from "./reach.ts";

export type School =
  | "leading"
  | "partner"
  | "fellow"
  | "led"
  | "neighbour"
  | "otherDistrict"
  | "otherRegion";

/**
 * A circle of three schools, one of which lies in another district; a school that the partner has
 * come to lead itself; and schools that are strange to them.
 */
export const placesBySchool: Record<School, CirclePlace> = {
  leading: { regionKato: "r1", districtKato: "d1", schoolId: "leading", leadingId: "leading" },
  partner: { regionKato: "r1", districtKato: "d1", schoolId: "partner", leadingId: "leading" },
  fellow: { regionKato: "r1", districtKato: "d2", schoolId: "fellow", leadingId: "leading" },
  led: { regionKato: "r1", districtKato: "d2", schoolId: "led", leadingId: "partner" },
  neighbour: { regionKato: "r1", districtKato: "d1", schoolId: "neighbour", leadingId: "stranger" },
  otherDistrict: { regionKato: "r1", districtKato: "d2", schoolId: "beyond", leadingId: null },
  otherRegion: { regionKato: "r2", districtKato: "d3", schoolId: "far", leadingId: "far" },
};

export const inCircle: School[] = ["leading", "partner", "fellow"];
export const inDistrict: School[] = ["leading", "partner", "neighbour"];
export const inRegion: School[] = [...inCircle, "led", "neighbour", "otherDistrict"];
export const everywhere: School[] = [...inRegion, "otherRegion"];
export const nowhere: School[] = [];

const { leading, partner } = placesBySchool;
const seats: Record<Role, CirclePlace> = {
  national: leading,
  cpm_trainer: leading,
  regional: leading,
  methodologist: leading,
  leading_director: leading,
  leading_coordinator: leading,
  partner_coordinator: partner,
  teacher: partner,
};

/** Somebody whose only role is this one, held where the circle is: at its leading school or at its partner. */
export function personOfRole(role: Role, seat: CirclePlace = seats[role]) {
  return personWith(grantsOfRoles[role](seat));
}

/** The schools where each role may; a guest too. */
export function schoolsWhere(
  may: (actor: Actor, place: CirclePlace) => boolean,
): Record<Asker, School[]> {
  const of = (actor: Actor) => everywhere.filter((school) => may(actor, placesBySchool[school]));
  return {
    guest: of(guest),
    national: of(personOfRole("national")),
    cpm_trainer: of(personOfRole("cpm_trainer")),
    regional: of(personOfRole("regional")),
    methodologist: of(personOfRole("methodologist")),
    leading_director: of(personOfRole("leading_director")),
    leading_coordinator: of(personOfRole("leading_coordinator")),
    partner_coordinator: of(personOfRole("partner_coordinator")),
    teacher: of(personOfRole("teacher")),
  };
}

/** The schools that each role finds in a list. */
export function schoolsListed(scopeOf: (actor: Actor) => Scope | null): Record<Asker, School[]> {
  return schoolsWhere((actor, place) => scopeOf(actor)?.contains(place) ?? false);
}

/** Who may of those of the circle. */
export function whoMayInCircle(may: (actor: Actor) => boolean): Asker[] {
  return whoMay(may, personOfRole);
}
