import { expect, it } from "vitest";
import { roles } from "#lib/actor.ts";
import { whoLists, whoMay } from "#test/people-of-roles.ts";
import { scopeOfFindings } from "./access.ts";

const ofSchools = ["leading_director", "leading_coordinator", "partner_coordinator", "teacher"];
const ofRegion = ["national", "cpm_trainer", "regional"];

it("lists what needs attention for everybody with a role, in their own part of the network", () => {
  expect(whoLists(scopeOfFindings)).toEqual({
    own: [...ofRegion, "methodologist", ...ofSchools],
    ofDistrict: [...ofRegion, "methodologist"],
    ofCircle: [...ofRegion, ...ofSchools],
    ofRegion,
    elsewhere: ["national"],
  });
  expect(whoMay((actor) => scopeOfFindings(actor) !== null)).toEqual([...roles]);
});
