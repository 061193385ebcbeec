import { expect, it } from "vitest";
import { whoMay } from "#test/people-of-roles.ts";
import { canRestorePeriods } from "./access.ts";

it("lets the national team alone give back what was ended, wherever it lies", () => {
  expect(whoMay(canRestorePeriods)).toEqual(["national"]);
});
