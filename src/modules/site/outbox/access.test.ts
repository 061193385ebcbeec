import { expect, it } from "vitest";
import { whoMay } from "#test/people-of-roles.ts";
import { canReadOutbox } from "./access.ts";

it("lets the national team alone read letters, which hold links that open accounts", () => {
  expect(whoMay(canReadOutbox)).toEqual(["national"]);
});
