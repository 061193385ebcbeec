import { expect, it } from "vitest";
import { roles } from "#lib/actor.ts";
import { grantsOfRoles, personWith, schools } from "#test/reach.ts";
import { organisersOf } from "./access.ts";

const [schoolId] = schools;
const seat = { regionKato: "r1", districtKato: "d1", schoolId, leadingId: null };
const none = { schoolIds: [], districtKatos: [], regionKatos: [], isCountry: false };

it("makes events in the name of the place a role is held at, and of nothing inside it", () => {
  const found = roles.map((role) => [role, organisersOf(personWith(grantsOfRoles[role](seat)))]);
  const ofRegion = { ...none, regionKatos: ["r1"] };
  const ofSchool = { ...none, schoolIds: [schoolId] };
  expect(Object.fromEntries(found)).toEqual({
    national: { ...none, isCountry: true },
    cpm_trainer: ofRegion,
    regional: ofRegion,
    methodologist: { ...none, districtKatos: ["d1"] },
    leading_director: ofSchool,
    leading_coordinator: ofSchool,
    partner_coordinator: ofSchool,
    teacher: none,
  });
});
