import { describe, expect, it } from "vitest";
import type { Actor } from "#lib/actor.ts";
import { personOfRole, placesBySchool, whoMay } from "#test/roles-in-circle.ts";
import { canNamePerson } from "./access.ts";

describe("the name of somebody in a cascade", () => {
  const names = (person: Parameters<typeof canNamePerson>[1]) =>
    whoMay((actor: Actor) => canNamePerson(actor, person));

  it("is told to those who may see the teacher", () => {
    const person = { userId: null, places: [placesBySchool.partner], hasWorked: true };
    expect(names(person)).toEqual([
      "national",
      "cpm_trainer",
      "regional",
      "methodologist",
      "leading_director",
      "leading_coordinator",
      "partner_coordinator",
    ]);
  });

  it("is told of a trainer of the centre, who worked in no school, to the regions they come to", () => {
    const trainer = { userId: null, places: [], hasWorked: false };
    expect(names(trainer)).toEqual(["national", "cpm_trainer", "regional"]);
  });

  it("is told of who once worked in a school to the national team alone", () => {
    expect(names({ userId: null, places: [], hasWorked: true })).toEqual(["national"]);
  });

  it("is told to the person", () => {
    const teacher = personOfRole("teacher");
    const own = { userId: teacher.userId, places: [], hasWorked: true };
    expect(canNamePerson(teacher, own)).toBe(true);
  });
});
