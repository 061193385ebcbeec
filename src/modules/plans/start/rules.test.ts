import { describe, expect, it } from "vitest";
import { guest, personOfRole } from "#test/roles-in-circle.ts";
import { schoolsToStart } from "./access.ts";

describe("the beginning of a leading school", () => {
  it("is its director's and its coordinator's to make", () => {
    expect(schoolsToStart(personOfRole("leading_director"))).toEqual(["leading"]);
    expect(schoolsToStart(personOfRole("leading_coordinator"))).toEqual(["leading"]);
  });

  it("is nobody else's", () => {
    for (const role of [
      "national",
      "cpm_trainer",
      "regional",
      "methodologist",
      "partner_coordinator",
      "teacher",
    ] as const)
      expect(schoolsToStart(personOfRole(role)), role).toEqual([]);
    expect(schoolsToStart(guest)).toEqual([]);
  });
});
