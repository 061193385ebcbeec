import { describe, expect, it } from "vitest";
import { roles } from "#lib/actor.ts";
import { type CirclePlace, may } from "#lib/scope.ts";
import {
  everywhere,
  inCircle,
  inDistrict,
  inRegion,
  nowhere,
  personOfRole,
  placesBySchool,
  schoolsListed,
  schoolsWhere,
  whoMayInCircle,
} from "#test/roles-in-circle.ts";
import { agrees, approves, canArrange, canPropose, canSeePlan, scopeOfPlans } from "./access.ts";
import { agreementsOf, leftBy } from "./rules.ts";

const { leading, partner, otherRegion } = placesBySchool;

describe("the plan of a circle", () => {
  it("is drawn up by its leading school and by those above it", () => {
    expect(schoolsWhere(canArrange)).toEqual({
      guest: nowhere,
      national: everywhere,
      cpm_trainer: nowhere,
      regional: inRegion,
      methodologist: inDistrict,
      leading_director: inCircle,
      leading_coordinator: inCircle,
      partner_coordinator: nowhere,
      teacher: nowhere,
    });
  });

  it("is proposed to by each school for itself, and for any by who draws it up", () => {
    const proposesFor = (at: CirclePlace) =>
      schoolsWhere((actor, school) => canPropose(actor, { leading: at, school }));
    expect(proposesFor(leading)).toEqual({
      guest: nowhere,
      national: everywhere,
      cpm_trainer: nowhere,
      regional: everywhere,
      methodologist: everywhere,
      leading_director: everywhere,
      leading_coordinator: everywhere,
      partner_coordinator: ["partner"],
      teacher: nowhere,
    });
    expect(proposesFor(otherRegion)).toEqual({
      guest: nowhere,
      national: everywhere,
      cpm_trainer: nowhere,
      regional: nowhere,
      methodologist: nowhere,
      leading_director: nowhere,
      leading_coordinator: nowhere,
      partner_coordinator: ["partner"],
      teacher: nowhere,
    });
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

it("bears who agreed to it and who approved it, until it is handed in again", () => {
  const person = personOfRole("leading_director");
  const now = new Date("2026-03-01T05:00:00Z");
  const given = { person, now, reason: "Мерзімі жоқ" };
  expect(leftBy("submit", given)).toEqual({ submitted_at: now, agreed_at: null, agreed_by: null });
  expect(leftBy("agree", given)).toEqual({ agreed_at: now, agreed_by: person.userId });
  expect(leftBy("approve", given)).toEqual({ approved_at: now, approved_by: person.userId });
  expect(leftBy("return", given)).toEqual({ return_reason: "Мерзімі жоқ" });
  expect(leftBy("return", { ...given, reason: undefined })).toEqual({ return_reason: "" });
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
    expect(whoMayInCircle((actor) => canSeePlan(actor, [leading, partner]))).toEqual([...roles]);
    expect(schoolsWhere((actor, place) => canSeePlan(actor, [place]))).toEqual(seenAt);
    expect(whoMayInCircle((actor) => canSeePlan(actor, []))).toEqual([]);
  });

  it("in lists by the same people", () => {
    expect(schoolsListed(scopeOfPlans)).toEqual(seenAt);
  });
});

it("is asked of who may take a step as the plan is, and in either way once it is taken", () => {
  expect(agreementsOf("agreed", { isTaken: false })).toEqual([true]);
  expect(agreementsOf("submitted", { isTaken: false })).toEqual([false]);
  expect(agreementsOf("returned", { isTaken: true })).toEqual([true, false]);
});
