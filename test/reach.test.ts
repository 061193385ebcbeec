import { globSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Grant, type Person, roles } from "#lib/actor.ts";
import { allTrials } from "./all-trials.ts";
import {
  type AnyPlace,
  grantsOfRoles,
  type Pair,
  people,
  personWith,
  places,
  schoolPlaces,
} from "./reach.ts";

const lists = allTrials.flatMap((said) => said.lists ?? []);
const paired = lists.filter((list) => "places" in list);

describe("for every role and place the list holds what may be opened", () => {
  const ofSchools = paired.filter((list) => list.places === "schools");
  const ofAnyPlaces = paired.filter((list) => list.places === "any");
  describe.each(ofSchools)("$name", (pair) => agree(pair, schoolPlaces));
  describe.each(ofAnyPlaces)("$name", (pair) => agree(pair, places));
});

const access = globSync("src/modules/*/*/access.ts").map((file) => ({
  file,
  scopes: [
    ...readFileSync(file, "utf8").matchAll(/^export function (\w+)\([^)]*\): Scope \| null/gm),
  ].map(([, name]) => name),
}));

it("finds the scopes of lists", () => {
  expect(access.flatMap(({ scopes }) => scopes).length).toBeGreaterThan(10);
});

it.each(access.filter(({ scopes }) => scopes.length > 0))(
  "is asked of each scope in $file: `lists` of the capability's trials.ts",
  ({ scopes }) => {
    const known = lists.map(({ scope }) => scope.name);
    expect(scopes.filter((scope) => !known.includes(scope ?? ""))).toEqual([]);
  },
);

function agree<Place extends AnyPlace>(pair: Pair<Place>, arbitrary: fc.Arbitrary<Place>) {
  const isExcepted = (grant: Grant, place: Place) => pair.except?.is(grant, place) ?? false;

  it.each(roles)("to %s", (role) => {
    fc.assert(
      fc.property(schoolPlaces, arbitrary, (seat, place) => {
        const grant = grantsOfRoles[role](seat);
        const { opened, listed } = ask(pair, personWith(grant), place);
        expect(opened === listed, pair.except?.why).toBe(!isExcepted(grant, place));
      }),
      { numRuns: 300 },
    );
  });

  it("to who has several roles", () => {
    fc.assert(
      fc.property(people, arbitrary, (person, place) => {
        const { opened, listed } = ask(pair, person, place);
        const excepted = person.grants.some((grant) => isExcepted(grant, place));
        expect(opened === listed || excepted).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
}

function ask<Place extends AnyPlace>(pair: Pair<Place>, person: Person, place: Place) {
  const row = pair.rowsNameLeading ? place : { ...place, leadingId: null };
  return {
    opened: pair.may(person, place),
    listed: pair.scope(person)?.contains(row) ?? false,
  };
}
