import { expect, it } from "vitest";
import { roles } from "#lib/actor.ts";
import { grantsOfRoles, personWith, schools } from "#test/reach.ts";
import { isLedToNational, isLedToUsers } from "./access.ts";

const seat = { regionKato: "r1", districtKato: "d1", schoolId: schools[0], leadingId: null };
const people = roles.map((role) => ({ role, person: personWith(grantsOfRoles[role](seat)) }));

it("leads to the list of users from above the schools, and to the rest the national team alone", () => {
  const led = (leads: typeof isLedToUsers) =>
    people.filter(({ person }) => leads(person)).map(({ role }) => role);
  expect(led(isLedToUsers)).toEqual(["national", "regional", "methodologist"]);
  expect(led(isLedToNational)).toEqual(["national"]);
});
