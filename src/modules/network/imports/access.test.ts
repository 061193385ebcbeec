import { expect, it } from "vitest";
import { whoMay, whoMayAt } from "#test/people-of-roles.ts";
import { canImport, canImportInto } from "./access.ts";

it("lets those who keep a part of the registry bring tables, each row into their own part alone", () => {
  const ofRegion = ["national", "regional"];
  expect(whoMay(canImport)).toEqual([...ofRegion, "methodologist"]);
  expect(whoMayAt(canImportInto)).toEqual({
    own: [...ofRegion, "methodologist"],
    ofDistrict: [...ofRegion, "methodologist"],
    ofCircle: ofRegion,
    ofRegion,
    elsewhere: ["national"],
  });
});
