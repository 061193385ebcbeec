import { describe, expect, it } from "vitest";
import { roles } from "#lib/actor.ts";
import { type CirclePlace, may } from "#lib/scope.ts";
import {
  everywhere,
  inCircle,
  inDistrict,
  inRegion,
  nowhere,
  placesBySchool,
  schoolsListed,
  schoolsWhere,
  whoMay,
} from "#test/roles-in-circle.ts";
import { agrees, approves, canArrange, canPropose, canSeePlan, scopeOfPlans } from "./access.ts";

const { leading, partner, fellow, otherRegion } = placesBySchool;
const above = ["national", "regional", "methodologist"];
const leaders = ["leading_director", "leading_coordinator"];

describe("the plan of a circle", () => {
  it("is drawn up by its leading school and by those above it", () => {
    const arranges = (place: CirclePlace) => whoMay((actor) => canArrange(actor, place));
    expect(arranges(leading)).toEqual([...above, ...leaders]);
    expect(arranges(partner)).toEqual([...above, ...leaders]);
    expect(arranges(otherRegion)).toEqual(["national"]);
  });

  it("is proposed to by each school for itself", () => {
    const proposesFor = (school: CirclePlace) =>
      whoMay((actor) => canPropose(actor, { leading, school }));
    expect(proposesFor(partner)).toEqual([...above, ...leaders, "partner_coordinator"]);
    expect(proposesFor(leading)).toEqual([...above, ...leaders]);
    expect(proposesFor(fellow)).toEqual([...above, ...leaders]);
  });

  it("is agreed to by the director of the leading school alone", () => {
    expect(schoolsWhere((actor, place) => may(actor, agrees, place))).toEqual({
      guest: nowhere,
      national: nowhere,
      cpm_trainer: nowhere,
      regional: nowhere,
      methodologist: nowhere,
      leading_director: ["leading"],
      leading_coordinator: nowhere,
      partner_coordinator: nowhere,
      teacher: nowhere,
    });
  });

  it("is approved above the schools, each in the own territory", () => {
    expect(schoolsWhere((actor, place) => may(actor, approves, place))).toEqual({
      guest: nowhere,
      national: everywhere,
      cpm_trainer: nowhere,
      regional: inRegion,
      methodologist: inDistrict,
      leading_director: nowhere,
      leading_coordinator: nowhere,
      partner_coordinator: nowhere,
      teacher: nowhere,
    });
  });
});

describe("the plan of a circle is seen", () => {
  const seenAt = {
    guest: nowhere,
    national: everywhere,
    cpm_trainer: inRegion,
    regional: inRegion,
    methodologist: inDistrict,
    leading_director: inCircle,
    leading_coordinator: inCircle,
    partner_coordinator: ["partner"],
    teacher: ["partner"],
  };

  it("by everybody of its schools, teachers too, and by those above any of them", () => {
    expect(whoMay((actor) => canSeePlan(actor, [leading, partner]))).toEqual([...roles]);
    expect(schoolsWhere((actor, place) => canSeePlan(actor, [place]))).toEqual(seenAt);
    expect(whoMay((actor) => canSeePlan(actor, []))).toEqual([]);
  });

  it("in lists by the same people, and in the circle that the own school has come to lead", () => {
    expect(schoolsListed(scopeOfPlans)).toEqual({
      ...seenAt,
      partner_coordinator: ["partner", "led"],
      teacher: ["partner", "led"],
    });
  });
});
