import { expect, it } from "vitest";
import { roles } from "#lib/actor.ts";
import { grantsOfRoles, schools } from "#test/reach.ts";
import { schoolsRunBy } from "./access.ts";

const [schoolId] = schools;
const seat = { regionKato: "r1", districtKato: "d1", schoolId, leadingId: null };

it("holds the events of a school for those who run it, and not for all who teach there", () => {
  const running = roles.filter((role) => schoolsRunBy([grantsOfRoles[role](seat)]).length > 0);
  expect(running).toEqual(["leading_director", "leading_coordinator", "partner_coordinator"]);
  expect(schoolsRunBy(running.map((role) => grantsOfRoles[role](seat)))).toEqual(
    running.map(() => schoolId),
  );
});
