import { describe, expect, it } from "vitest";
import { whoLists, whoMay, whoMayAt } from "#test/people-of-roles.ts";
import { canAnswer, canAnswerOutside, canAnswerSome, scopeOfRequests } from "./access.ts";
import { newJoinCode, showJoinCode } from "./rules.ts";

describe("who answers that somebody belongs to a school", () => {
  const ofSchool = ["leading_director", "leading_coordinator", "partner_coordinator"];
  const ofRegion = ["national", "regional"];
  const keepers = {
    own: [...ofRegion, "methodologist", ...ofSchool],
    ofDistrict: [...ofRegion, "methodologist"],
    ofCircle: ofRegion,
    ofRegion,
    elsewhere: ["national"],
  };

  it("is the school itself and those above it, and not the leading school of its circle", () => {
    expect(whoMayAt(canAnswer)).toEqual(keepers);
    expect(whoMay(canAnswerSome)).toEqual([...ofRegion, "methodologist", ...ofSchool]);
  });

  it("lists what waits for the same people", () => {
    expect(whoLists(scopeOfRequests)).toEqual(keepers);
    expect(whoMay((actor) => scopeOfRequests(actor) !== null)).toEqual(keepers.own);
  });

  it("is the national team alone where no school is named", () => {
    expect(whoMay(canAnswerOutside)).toEqual(["national"]);
  });
});

describe("a school's code", () => {
  it("has eight signs nobody confuses, and is another each time", () => {
    const codes = new Set(Array.from({ length: 500 }, newJoinCode));
    expect(codes.size).toBe(500);
    for (const code of codes) expect(code).toMatch(/^[A-HJ-KMNP-Z2-9]{8}$/);
    // Each of the 31 signs comes: of 4,000 drawn none is missed but once in many million years.
    expect(new Set([...codes].join(""))).toEqual(new Set("ABCDEFGHJKMNPQRSTUVWXYZ23456789"));
  });

  it("is shown in two parts", () => {
    expect(showJoinCode("ABCDEFGH")).toBe("ABCD-EFGH");
  });
});
