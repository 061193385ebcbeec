import { expect, it } from "vitest";
import { type Role, roles } from "#lib/actor.ts";
import { grantsOfRoles, personWith, schools } from "#test/reach.ts";
import { schoolConfirmedBy } from "./access.ts";

const [schoolId] = schools;
const seat = { regionKato: "r1", districtKato: "d1", schoolId, leadingId: null };
const grantsOf = (...held: Role[]) => held.map((role) => grantsOfRoles[role](seat));

it("is the own school of a partner's coordinator alone", () => {
  const found = roles.map((role) => [role, schoolConfirmedBy(personWith(...grantsOf(role)))]);
  expect(found.filter(([, school]) => school !== null)).toEqual([
    ["partner_coordinator", schoolId],
  ]);
});

it("is not one school for who has another role, or none", () => {
  expect(schoolConfirmedBy(personWith(...grantsOf("partner_coordinator", "teacher")))).toBeNull();
  expect(schoolConfirmedBy(personWith())).toBeNull();
});
