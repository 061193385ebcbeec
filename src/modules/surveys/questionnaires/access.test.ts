import { describe, expect, it } from "vitest";
import { type Actor, roles } from "#lib/actor.ts";
import type { CirclePlace } from "#lib/scope.ts";
import { guest } from "#test/people-of-roles.ts";
import { personWith } from "#test/reach.ts";
import {
  everywhere,
  inDistrict,
  inRegion,
  nowhere,
  personOfRole,
  placesBySchool,
  schoolsListed,
  schoolsWhere,
  whoMayInCircle,
} from "#test/roles-in-circle.ts";
import {
  canKeep,
  canMake,
  canSee,
  isAbove,
  ownerKey,
  ownersOf,
  scopeBelow,
  scopeOver,
} from "./access.ts";
import type { Owner } from "./schema.ts";

const { leading, partner } = placesBySchool;
const country: Owner = { kind: "country" };
const region: Owner = { kind: "region", regionKato: "r1" };
const otherRegion: Owner = { kind: "region", regionKato: "r2" };
const district: Owner = { kind: "district", districtKato: "d1", regionKato: "r1" };
const otherDistrict: Owner = { kind: "district", districtKato: "d2", regionKato: "r1" };
const schoolOf = ({ schoolId, districtKato, regionKato }: CirclePlace): Owner => ({
  kind: "school",
  schoolId,
  districtKato,
  regionKato,
});

const looksOverAreas = {
  guest: nowhere,
  national: everywhere,
  cpm_trainer: inRegion,
  regional: inRegion,
  methodologist: inDistrict,
  leading_director: nowhere,
  leading_coordinator: nowhere,
  partner_coordinator: nowhere,
  teacher: nowhere,
};

describe("a questionnaire", () => {
  it("is made in the name of the place the role is held at", () => {
    expect(ownersOf(personOfRole("national"))).toEqual([country]);
    expect(ownersOf(personOfRole("regional"))).toEqual([region]);
    expect(ownersOf(personOfRole("methodologist"))).toEqual([district]);
    expect(ownersOf(personOfRole("leading_director"))).toEqual([schoolOf(leading)]);
    expect(ownersOf(personOfRole("leading_coordinator"))).toEqual([schoolOf(leading)]);
  });

  it("is made by no partner school, teacher, trainer of the centre or guest", () => {
    expect(whoMayInCircle(canMake)).toEqual([
      "national",
      "regional",
      "methodologist",
      "leading_director",
      "leading_coordinator",
    ]);
    expect(ownersOf(personOfRole("cpm_trainer"))).toEqual([]);
    expect(ownersOf(guest)).toEqual([]);
  });

  it("is made in each name once by who has several roles there", () => {
    const held = (["leading_director", "leading_coordinator", "regional"] as const).flatMap(
      (role) => personOfRole(role).grants,
    );
    expect(ownersOf(personWith(...held))).toEqual([schoolOf(leading), region]);
  });

  it("names its owner in a form so that no two are taken for each other", () => {
    expect([country, region, district, schoolOf(leading)].map(ownerKey)).toEqual([
      "country",
      "region:r1",
      "district:d1",
      "school:leading",
    ]);
  });

  it("is changed only by those in whose name it is, and the ready ones by nobody", () => {
    const keeps = (owner: Owner | null) => whoMayInCircle((actor) => canKeep(actor, owner));
    expect(keeps(country)).toEqual(["national"]);
    expect(keeps(region)).toEqual(["regional"]);
    expect(keeps(otherRegion)).toEqual([]);
    expect(keeps(district)).toEqual(["methodologist"]);
    expect(keeps(schoolOf(leading))).toEqual(["leading_director", "leading_coordinator"]);
    expect(keeps(schoolOf(partner))).toEqual([]);
    expect(keeps(null)).toEqual([]);
  });
});

describe("a published questionnaire is seen", () => {
  const sees = (owner: Owner | null, leadingIds: readonly string[] = []) =>
    whoMayInCircle((actor: Actor) => canSee(actor, { owner, leadingIds }));
  const ofTheRegion = roles.filter((role) => role !== "national");

  it("by everybody of the network when it is ready or the country's", () => {
    expect(sees(null)).toEqual([...roles]);
    expect(sees(country)).toEqual([...roles]);
  });

  it("by everybody in the region that asks, and above it", () => {
    expect(sees(region)).toEqual(["national", ...ofTheRegion]);
    expect(sees(otherRegion)).toEqual(["national"]);
  });

  it("by everybody in the district that asks, and above it", () => {
    expect(sees(district)).toEqual([...roles]);
    expect(sees(otherDistrict)).toEqual(["national", "cpm_trainer", "regional"]);
  });

  it("by the school that asks, those whose circle it leads, and those above it", () => {
    const above = ["national", "cpm_trainer", "regional", "methodologist"];
    const leaders = ["leading_director", "leading_coordinator"];
    expect(sees(schoolOf(leading))).toEqual([...above, ...leaders]);
    expect(sees(schoolOf(leading), ["leading"])).toEqual([...roles]);
    expect(sees(schoolOf(partner))).toEqual([...above, "partner_coordinator", "teacher"]);
    expect(sees(schoolOf(placesBySchool.fellow), ["leading"])).toEqual(above.slice(0, 3));
    expect(sees(schoolOf(placesBySchool.otherRegion))).toEqual(["national"]);
  });
});

describe("those above an owner", () => {
  const above = (owner: Owner) =>
    whoMayInCircle(
      (actor) => actor.kind === "person" && actor.grants.some((grant) => isAbove(grant, owner)),
    );

  it("look over the whole region or district that it lies in", () => {
    expect(above(country)).toEqual(["national"]);
    expect(above(region)).toEqual(["national", "cpm_trainer", "regional"]);
    expect(above(district)).toEqual(["national", "cpm_trainer", "regional", "methodologist"]);
    expect(above(otherDistrict)).toEqual(["national", "cpm_trainer", "regional"]);
    expect(above(otherRegion)).toEqual(["national"]);
    expect(
      schoolsWhere(
        (actor, place) =>
          actor.kind === "person" && actor.grants.some((grant) => isAbove(grant, schoolOf(place))),
      ),
    ).toEqual(looksOverAreas);
  });

  it("are those who list what lies in it", () => {
    expect(schoolsListed(scopeOver)).toEqual(looksOverAreas);
    expect(whoMayInCircle((actor) => scopeOver(actor) === null)).toEqual([
      "guest",
      "leading_director",
      "leading_coordinator",
      "partner_coordinator",
      "teacher",
    ]);
  });

  it("see in lists what lies below them, and a school's people what is the school's own", () => {
    expect(schoolsListed(scopeBelow)).toEqual({
      ...looksOverAreas,
      leading_director: ["leading"],
      leading_coordinator: ["leading"],
      partner_coordinator: ["partner"],
      teacher: ["partner"],
    });
  });
});
