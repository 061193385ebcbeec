import { expect, it } from "vitest";
import { type Actor, roles } from "#lib/actor.ts";
import { grantsOfRoles, personWith, schools } from "#test/reach.ts";
import { canIssueForCountry, canIssueForDistrict, canIssueForRegion } from "./access.ts";

const seat = { regionKato: "r1", districtKato: "d1", schoolId: schools[0], leadingId: null };
const rolesThat = (may: (actor: Actor) => boolean) =>
  roles.filter((role) => may(personWith(grantsOfRoles[role](seat))));

it("is done for the territory a role is held over, and for any region by the national team", () => {
  expect(rolesThat(canIssueForCountry)).toEqual(["national"]);
  expect(rolesThat((actor) => canIssueForRegion(actor, "r1"))).toEqual([
    "national",
    "cpm_trainer",
    "regional",
  ]);
  expect(rolesThat((actor) => canIssueForRegion(actor, "r2"))).toEqual(["national"]);
});

it("is done for a district by its methodologist, and for the region by those above", () => {
  expect(rolesThat((actor) => canIssueForDistrict(actor, "d1"))).toEqual(["methodologist"]);
  expect(rolesThat((actor) => canIssueForDistrict(actor, "d2"))).toEqual([]);
});
