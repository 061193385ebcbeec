import { describe, expect, it } from "vitest";
import type { Actor } from "#lib/actor.ts";
import type { CirclePlace } from "#lib/scope.ts";
import { guest } from "#test/people-of-roles.ts";
import {
  everywhere,
  inCircle,
  inDistrict,
  inRegion,
  nowhere,
  personOfRole,
  placesBySchool,
  schoolsWhere,
  whoMayInCircle,
} from "#test/roles-in-circle.ts";
import { canSeeWhole } from "../rounds/access.ts";
import { canSortAnswers, type RoundPlace, schoolsSeen } from "./access.ts";

const { leading, partner, fellow, neighbour, otherRegion } = placesBySchool;
const country: RoundPlace = { place: null, districtKato: null, regionKato: null };
const region: RoundPlace = { ...country, regionKato: "r1" };
const district: RoundPlace = { ...region, districtKato: "d1" };
const school = (place: CirclePlace): RoundPlace => ({ ...country, place });
const asking = (...schools: CirclePlace[]) => ({ asked: { schools } });

const ofSchools = {
  guest: nowhere,
  national: everywhere,
  cpm_trainer: inRegion,
  regional: inRegion,
  methodologist: inDistrict,
  leading_director: ["leading"],
  leading_coordinator: ["leading"],
  partner_coordinator: nowhere,
  teacher: nowhere,
};

describe("all answers of a round", () => {
  const seesAll = (owner: RoundPlace) => (actor: Actor) =>
    schoolsSeen(actor, { round: asking(partner), owner }) === null;

  it("are seen by the leading school that asked and those above it, never by its teachers", () => {
    expect(schoolsWhere((actor, place) => seesAll(school(place))(actor))).toEqual(ofSchools);
  });

  it("are seen by exactly those who see the whole of the round's own page", () => {
    const page = (actor: Actor, { schoolId, districtKato, regionKato }: CirclePlace) =>
      canSeeWhole(actor, { kind: "school", schoolId, districtKato, regionKato });
    expect(schoolsWhere((actor, place) => seesAll(school(place))(actor))).toEqual(
      schoolsWhere(page),
    );
  });

  it("are only those of the own school where the school that asked leads no more", () => {
    const coordinator = personOfRole("partner_coordinator");
    const round = asking(partner, fellow);
    const seen = schoolsSeen(coordinator, { round, owner: school(partner) });
    expect(seen).toEqual(new Set(["partner"]));
  });

  it("asked for a territory are seen by those who answer for all of it", () => {
    expect(whoMayInCircle(seesAll(country))).toEqual(["national"]);
    expect(whoMayInCircle(seesAll(region))).toEqual(["national", "cpm_trainer", "regional"]);
    expect(whoMayInCircle(seesAll({ ...region, regionKato: "r2" }))).toEqual(["national"]);
    expect(whoMayInCircle(seesAll(district))).toEqual([
      "national",
      "cpm_trainer",
      "regional",
      "methodologist",
    ]);
  });
});

describe("of a round of others", () => {
  const round = asking(leading, partner, fellow, neighbour, otherRegion);
  const partOf = (actor: Actor) => schoolsSeen(actor, { round, owner: country });

  it("a school sees its own part, a leading school that of its circle", () => {
    expect(partOf(personOfRole("partner_coordinator"))).toEqual(new Set(["partner"]));
    for (const role of ["leading_director", "leading_coordinator"] as const)
      expect(partOf(personOfRole(role)), role).toEqual(new Set(inCircle));
  });

  it("those above see the part of their territory", () => {
    expect(partOf(personOfRole("methodologist"))).toEqual(new Set(inDistrict));
    for (const role of ["cpm_trainer", "regional"] as const)
      expect(partOf(personOfRole(role)), role).toEqual(new Set([...inCircle, "neighbour"]));
  });

  it("teachers, guests and schools that were not asked see nothing", () => {
    expect(partOf(personOfRole("teacher"))).toBeUndefined();
    expect(partOf(guest)).toBeUndefined();
    const elsewhere = asking(neighbour, otherRegion);
    const coordinator = personOfRole("partner_coordinator");
    expect(schoolsSeen(coordinator, { round: elsewhere, owner: country })).toBeUndefined();
  });
});

describe("open answers", () => {
  it("are sorted by who asked and those above, not by trainers of the centre, who only see them", () => {
    expect(schoolsWhere((actor, place) => canSortAnswers(actor, school(place)))).toEqual({
      ...ofSchools,
      cpm_trainer: nowhere,
    });
    expect(whoMayInCircle((actor) => canSortAnswers(actor, region))).toEqual([
      "national",
      "regional",
    ]);
    expect(whoMayInCircle((actor) => canSortAnswers(actor, district))).toEqual([
      "national",
      "regional",
      "methodologist",
    ]);
  });
});
