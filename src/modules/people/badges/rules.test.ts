import { expect, it } from "vitest";
import { whoMay } from "#test/roles-in-circle.ts";
import { canKeepKeys } from "./access.ts";

it("the keys of the country are changed by the national team alone", () => {
  expect(whoMay(canKeepKeys)).toEqual(["national"]);
});
