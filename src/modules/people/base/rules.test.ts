import { describe, expect, it } from "vitest";
import type { Actor } from "#lib/actor.ts";
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
import {
  canKeepSomeTeachers,
  canKeepTeacher,
  canKeepTeachersOf,
  canRecommendSomewhere,
  canSeeTeacher,
  scopeOfKept,
  scopeOfTeachers,
} from "./access.ts";

const { partner, neighbour, otherRegion } = placesBySchool;

const keptBy = {
  guest: nowhere,
  national: everywhere,
  cpm_trainer: nowhere,
  regional: inRegion,
  methodologist: inDistrict,
  leading_director: ["leading"],
  leading_coordinator: ["leading"],
  partner_coordinator: ["partner"],
  teacher: nowhere,
};

describe("records of teachers", () => {
  it("are kept by the school itself and those above it, not by who leads its circle", () => {
    expect(schoolsWhere(canKeepTeachersOf)).toEqual(keptBy);
    expect(schoolsWhere((actor, place) => canKeepTeacher(actor, { places: [place] }))).toEqual(
      keptBy,
    );
  });

  it("are listed to be kept just where they are kept", () => {
    expect(schoolsListed(scopeOfKept)).toEqual(keptBy);
    expect(whoMayInCircle((actor) => scopeOfKept(actor) === null)).toEqual([
      "guest",
      "cpm_trainer",
      "teacher",
    ]);
  });

  it("are kept somewhere by everybody but trainers of the centre and teachers", () => {
    expect(whoMayInCircle(canKeepSomeTeachers)).toEqual([
      "national",
      "regional",
      "methodologist",
      "leading_director",
      "leading_coordinator",
      "partner_coordinator",
    ]);
  });

  it("of who works nowhere are kept by the national team alone", () => {
    expect(whoMayInCircle((actor) => canKeepTeacher(actor, { places: [] }))).toEqual(["national"]);
  });

  it("of who works in two schools are kept by each of the two", () => {
    const places = [otherRegion, partner];
    expect(whoMayInCircle((actor) => canKeepTeacher(actor, { places }))).toEqual([
      "national",
      "regional",
      "methodologist",
      "partner_coordinator",
    ]);
  });
});

describe("a teacher", () => {
  const seen = (actor: Actor, userId: string | null, places = [partner]) =>
    canSeeTeacher(actor, { userId, places });

  it("is seen by those above the school, by its circle's leading school and within it", () => {
    expect(
      schoolsWhere((actor, place) => canSeeTeacher(actor, { userId: null, places: [place] })),
    ).toEqual({
      guest: nowhere,
      national: everywhere,
      cpm_trainer: inRegion,
      regional: inRegion,
      methodologist: inDistrict,
      leading_director: inCircle,
      leading_coordinator: inCircle,
      partner_coordinator: ["partner"],
      teacher: nowhere,
    });
  });

  it("sees the own record in any role and place, and no colleague's", () => {
    const teacher = personOfRole("teacher");
    expect(seen(teacher, teacher.userId)).toBe(true);
    expect(seen(teacher, teacher.userId, [])).toBe(true);
    expect(seen(teacher, "a colleague")).toBe(false);
    expect(seen(teacher, null)).toBe(false);
  });

  it("who works nowhere is seen by the national team alone", () => {
    expect(whoMayInCircle((actor) => seen(actor, null, []))).toEqual(["national"]);
  });

  it("who works in two schools is seen from either", () => {
    const places = [neighbour, partner];
    expect(whoMayInCircle((actor) => seen(actor, null, places))).toContain("partner_coordinator");
    expect(whoMayInCircle((actor) => seen(actor, null, [neighbour]))).not.toContain(
      "partner_coordinator",
    );
  });

  it("is listed to whoever may see the school's teachers; a teacher has no list", () => {
    expect(schoolsListed(scopeOfTeachers)).toEqual({
      guest: nowhere,
      national: everywhere,
      cpm_trainer: inRegion,
      regional: inRegion,
      methodologist: inDistrict,
      leading_director: inCircle,
      leading_coordinator: inCircle,
      partner_coordinator: ["partner"],
      teacher: nowhere,
    });
    expect(scopeOfTeachers(personOfRole("teacher"))).toBeNull();
  });
});

it("recommendations are worked out by those who answer for the country or a region", () => {
  expect(whoMayInCircle(canRecommendSomewhere)).toEqual(["national", "cpm_trainer", "regional"]);
});
