import fc from "fast-check";
import type { Actor, Grant, Person, Role, RoleOfSchool } from "#lib/actor.ts";
import type { CirclePlace, ReachByRole, Scope } from "#lib/scope.ts";

/** The scope of a list beside the answer for one object that it leads to, which must agree. */
export type ListTrial = OfSchools | OfAnyPlaces | Alone;

type OfSchools = Pair<CirclePlace> & { places: "schools" };
type OfAnyPlaces = Pair<AnyPlace> & { places: "any" };

export type Pair<Place> = {
  name: string;
  may: (person: Person, place: Place) => boolean;
  scope: ScopeOf;
  /** False for lists whose rows do not say who leads the circle. */
  rowsNameLeading: boolean;
  except?: Exception;
};

/** A scope that no answer for one object stands beside. */
type Alone = { scope: ScopeOf; alone: string };
type ScopeOf = (actor: Actor) => Scope | null;

/** Where the two are known not to agree, and why. */
type Exception = { why: string; is: (grant: Grant, place: AnyPlace) => boolean };

// A small world, so that people and places meet often.
export const schools = [
  "00000000-0000-4000-8000-000000000001",
  "00000000-0000-4000-8000-000000000002",
  "00000000-0000-4000-8000-000000000003",
] as const;
const region = fc.constantFrom("r1", "r2");
const district = fc.constantFrom("d1", "d2", "d3");
const school = fc.constantFrom(...schools);

/** Any school's place. */
export const schoolPlaces: fc.Arbitrary<CirclePlace> = fc.record({
  regionKato: region,
  districtKato: district,
  schoolId: school,
  leadingId: fc.option(school),
});

export type AnyPlace = { [Key in keyof CirclePlace]: CirclePlace[Key] | null };

/** Any place: a school's, a district's, a region's or the country's. */
export const places: fc.Arbitrary<AnyPlace> = fc.oneof(
  schoolPlaces,
  fc.record({
    regionKato: region,
    districtKato: district,
    schoolId: nothing(),
    leadingId: nothing(),
  }),
  fc.record({
    regionKato: region,
    districtKato: nothing(),
    schoolId: nothing(),
    leadingId: nothing(),
  }),
  fc.record({
    regionKato: nothing(),
    districtKato: nothing(),
    schoolId: nothing(),
    leadingId: nothing(),
  }),
);

/** Each role, held at a school or at the territory it lies in. */
export const grantsOfRoles: { readonly [R in Role]: (seat: CirclePlace) => Grant } = {
  national: () => ({ role: "national" }),
  cpm_trainer: ({ regionKato }) => ({ role: "cpm_trainer", regionKato }),
  regional: ({ regionKato }) => ({ role: "regional", regionKato }),
  methodologist: ({ regionKato, districtKato }) => ({
    role: "methodologist",
    regionKato,
    districtKato,
  }),
  leading_director: (seat) => atSchool("leading_director", seat),
  leading_coordinator: (seat) => atSchool("leading_coordinator", seat),
  partner_coordinator: (seat) => atSchool("partner_coordinator", seat),
  teacher: (seat) => atSchool("teacher", seat),
};

export const people: fc.Arbitrary<Person> = fc
  .array(
    fc
      .tuple(fc.constantFrom(...Object.values(grantsOfRoles)), schoolPlaces)
      .map(([grant, seat]) => grant(seat)),
    { minLength: 1, maxLength: 3 },
  )
  .map((grants) => personWith(...grants));

const wide = ["country", "none"] as const;
const ofSchool = fc.constantFrom(...wide, "region", "district", "circle", "school");

/** Any permission that a table can say. */
export const anyReaches: fc.Arbitrary<ReachByRole> = fc.record({
  national: fc.constantFrom(...wide),
  cpm_trainer: fc.constantFrom(...wide, "region"),
  regional: fc.constantFrom(...wide, "region"),
  methodologist: fc.constantFrom(...wide, "region", "district"),
  leading_director: ofSchool,
  leading_coordinator: ofSchool,
  partner_coordinator: ofSchool,
  teacher: ofSchool,
});

export function personWith(...grants: readonly Grant[]): Person {
  return { kind: "person", userId: "somebody", name: "", grants };
}

function atSchool(role: RoleOfSchool, { schoolId, districtKato, regionKato }: CirclePlace): Grant {
  return { role, schoolId, districtKato, regionKato };
}

function nothing() {
  return fc.constant(null);
}
