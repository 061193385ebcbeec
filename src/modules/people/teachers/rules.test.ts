import { describe, expect, it } from "vitest";
import { guest, personOfRole, placesBySchool, whoMay } from "#test/roles-in-circle.ts";
import { canSeePrivate, isTeacher } from "./access.ts";

describe("what is private of a teacher", () => {
  it("is seen by who keeps the record, not by the circle's leading school or trainers of the centre", () => {
    const seen = { userId: null, places: [placesBySchool.partner] };
    expect(whoMay((actor) => canSeePrivate(actor, seen))).toEqual([
      "national",
      "regional",
      "methodologist",
      "partner_coordinator",
    ]);
  });

  it("is seen by the person, wherever they work", () => {
    const teacher = personOfRole("teacher");
    expect(canSeePrivate(teacher, { userId: teacher.userId, places: [] })).toBe(true);
    expect(canSeePrivate(teacher, { userId: "a colleague", places: [] })).toBe(false);
    expect(canSeePrivate(guest, { userId: null, places: [] })).toBe(false);
  });
});

it("a record of the own to look at is a teacher's", () => {
  expect(whoMay(isTeacher)).toEqual(["teacher"]);
});
