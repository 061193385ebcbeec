import { describe, expect, it } from "vitest";
import { type Role, roles } from "#lib/actor.ts";
import {
  guest,
  personOf,
  schoolsAround,
  whoLists,
  whoMay,
  whoMayAt,
} from "#test/people-of-roles.ts";
import { canBlock, canGive, canResetSecondStep, rolesToGive, scopeOfUsers } from "./access.ts";
import { scopeFieldOf } from "./rules.ts";

const giving = (role: Role) =>
  whoMayAt((actor, place) => canGive(actor, role, { kind: "school", ...place }));

describe("a role over a school", () => {
  const circle = ["leading_director", "leading_coordinator"];

  it.each(["leading_coordinator", "partner_coordinator", "teacher"] as const)(
    "as %s is given by the leading school in its circle and by those above it",
    (role) => {
      expect(giving(role)).toEqual({
        own: ["national", "regional", "methodologist", ...circle],
        ofDistrict: ["national", "regional", "methodologist"],
        ofCircle: ["national", "regional", ...circle],
        ofRegion: ["national", "regional"],
        elsewhere: ["national"],
      });
    },
  );

  it("as director is given above the school alone", () => {
    expect(giving("leading_director")).toEqual({
      own: ["national", "regional", "methodologist"],
      ofDistrict: ["national", "regional", "methodologist"],
      ofCircle: ["national", "regional"],
      ofRegion: ["national", "regional"],
      elsewhere: ["national"],
    });
  });
});

describe("a role over a territory", () => {
  const district = (regionKato: string) => (actor: Parameters<typeof canGive>[0]) =>
    canGive(actor, "methodologist", { kind: "district", regionKato, districtKato: "d1" });

  it("over a district is given by its region, and by nobody who has it", () => {
    expect(whoMay(district("r1"))).toEqual(["national", "regional"]);
    expect(whoMay(district("r2"))).toEqual(["national"]);
  });

  it("over a district is not given by who looks after the district, whatever it is called", () => {
    const place = { kind: "district", regionKato: "r1", districtKato: "d1" } as const;
    expect(whoMay((actor) => canGive(actor, "teacher", place))).toEqual(["national", "regional"]);
  });

  it("over a region or the country is given by the national team alone", () => {
    for (const role of ["regional", "cpm_trainer"] as const) {
      const ofRegion = { kind: "region", regionKato: "r1" } as const;
      expect(whoMay((actor) => canGive(actor, role, ofRegion))).toEqual(["national"]);
    }
    const ofCountry = { kind: "country" } as const;
    expect(whoMay((actor) => canGive(actor, "national", ofCountry))).toEqual(["national"]);
  });
});

it("is given by nobody who has one elsewhere, and by a guest never", () => {
  const place = { kind: "school", ...schoolsAround.own } as const;
  expect(canGive(guest, "teacher", place)).toBe(false);
  expect(canGive({ ...personOf("regional"), grants: [] }, "teacher", place)).toBe(false);
});

it("offers each person the roles below their own", () => {
  const offered = roles.map((role) => [role, rolesToGive(personOf(role), roles)]);
  const ofCircles = ["leading_coordinator", "partner_coordinator", "teacher"];
  expect(Object.fromEntries(offered)).toEqual({
    national: [...roles],
    cpm_trainer: [],
    regional: ["methodologist", "leading_director", ...ofCircles],
    methodologist: ["leading_director", ...ofCircles],
    leading_director: ofCircles,
    leading_coordinator: ofCircles,
    partner_coordinator: [],
    teacher: [],
  });
  expect(rolesToGive(guest, roles)).toEqual([]);
  expect(rolesToGive(personOf("national"), ["teacher"])).toEqual(["teacher"]);
});

it("lists users for those who give roles, where they give them", () => {
  expect(whoLists(scopeOfUsers)).toEqual({
    own: ["national", "regional", "methodologist", "leading_director", "leading_coordinator"],
    ofDistrict: ["national", "regional", "methodologist"],
    ofCircle: ["national", "regional", "leading_director", "leading_coordinator"],
    ofRegion: ["national", "regional"],
    elsewhere: ["national"],
  });
  expect(whoMay((actor) => scopeOfUsers(actor) !== null)).toEqual([
    "national",
    "regional",
    "methodologist",
    "leading_director",
    "leading_coordinator",
  ]);
});

it("lets the national team alone block an account or take its second step away", () => {
  expect(whoMay(canBlock)).toEqual(["national"]);
  expect(whoMay(canResetSecondStep)).toEqual(["national"]);
});

it("asks for a region, a district or a school, as the role needs, and of the national team for none", () => {
  const asked = roles.map((role) => [role, scopeFieldOf(role)]);
  expect(Object.fromEntries(asked)).toEqual({
    national: null,
    cpm_trainer: "regionKato",
    regional: "regionKato",
    methodologist: "districtKato",
    leading_director: "schoolCode",
    leading_coordinator: "schoolCode",
    partner_coordinator: "schoolCode",
    teacher: "schoolCode",
  });
});
