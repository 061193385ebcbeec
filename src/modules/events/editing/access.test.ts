import { describe, expect, it } from "vitest";
import { roles } from "#lib/actor.ts";
import { grantOf, personOf, schoolsAround } from "#test/people-of-roles.ts";
import { personWith } from "#test/reach.ts";
import { organisersOf } from "./access.ts";

describe("in whose name somebody makes events", () => {
  const none = { schoolIds: [], districtKatos: [], regionKatos: [], isCountry: false };
  const { schoolId } = schoolsAround.own;

  it("is the place a role is held at, and nothing inside it", () => {
    const found = roles.map((role) => [role, organisersOf(personOf(role))]);
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

  it("is each place of several roles, and none without a role", () => {
    const many = personWith(grantOf("national"), grantOf("methodologist"), grantOf("teacher"));
    expect(organisersOf(many)).toEqual({ ...none, districtKatos: ["d1"], isCountry: true });
    expect(organisersOf(personWith())).toEqual(none);
  });
});
