import { globSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Actor, type Grant, type Person, roles } from "#lib/actor.ts";
import type { CirclePlace, Scope } from "#lib/scope.ts";
import { canAnswer, scopeOfRequests } from "#modules/accounts/joining/access.ts";
import { canGive, scopeOfUsers } from "#modules/accounts/users/access.ts";
import { canOrganise } from "#modules/events/base/access.ts";
import { scopeOfEvents } from "#modules/events/events/access.ts";
import { canSeeDiagnosis, scopeOfDiagnoses } from "#modules/needs/diagnoses/access.ts";
import { canSeeNomination, scopeOfNominations } from "#modules/network/nominations/access.ts";
import {
  canKeepTeacher,
  canKeepTeachersOf,
  canSeeTeacher,
  scopeOfKept,
  scopeOfTeachers,
} from "#modules/people/base/access.ts";
import { canIssue, canIssueTo, scopeOfCertificates } from "#modules/people/certificates/access.ts";
import { canJoin, scopeOfPairs } from "#modules/people/duplicates/access.ts";
import { canOffer, scopeOfOffers } from "#modules/people/support-offers/access.ts";
import { canSeePlan, scopeOfPlans } from "#modules/plans/base/access.ts";
import { isAbove, scopeOver } from "#modules/surveys/questionnaires/access.ts";
import { schoolsSeen } from "#modules/surveys/results/access.ts";
import { scopeOfAsked } from "#modules/surveys/rounds/access.ts";
import { type AnyPlace, grantsOfRoles, people, personWith, places, schoolPlaces } from "./reach.ts";

/** Where the two are known not to agree, and why. */
type Exception = { why: string; is: (grant: Grant, place: AnyPlace) => boolean };

/** The answer for one object beside the scope of the list that leads to it. */
type Pair<Place> = {
  name: string;
  may: (person: Person, place: Place) => boolean;
  scope: (actor: Actor) => Scope | null;
  /** False for lists whose rows do not say who leads the circle. */
  rowsNameLeading: boolean;
  except?: Exception;
};

const ownSchoolLeads =
  (role: "partner_coordinator" | "teacher") => (grant: Grant, place: AnyPlace) =>
    grant.role === role && grant.schoolId === place.leadingId && grant.schoolId !== place.schoolId;

const partnerLeads: Exception = {
  why: "a partner coordinator whose school has come to lead lists its circle, but opens only the own school",
  is: ownSchoolLeads("partner_coordinator"),
};

const ofSchools: readonly Pair<CirclePlace>[] = [
  {
    name: "requests to join a school",
    may: canAnswer,
    scope: scopeOfRequests,
    rowsNameLeading: false,
  },
  {
    name: "people with a role in a school",
    may: (person, place) => canGive(person, "teacher", { kind: "school", ...place }),
    scope: scopeOfUsers,
    rowsNameLeading: true,
  },
  {
    name: "records of teachers kept",
    may: canKeepTeachersOf,
    scope: scopeOfKept,
    rowsNameLeading: false,
  },
  {
    name: "a teacher kept",
    may: (person, place) => canKeepTeacher(person, { places: [place] }),
    scope: scopeOfKept,
    rowsNameLeading: false,
  },
  {
    name: "records that may be one person",
    may: (person, place) => canJoin(person, [{ places: [place] }, { places: [place] }]),
    scope: scopeOfPairs,
    rowsNameLeading: false,
  },
  {
    name: "teachers",
    may: (person, place) => canSeeTeacher(person, { userId: null, places: [place] }),
    scope: scopeOfTeachers,
    rowsNameLeading: true,
    except: partnerLeads,
  },
  {
    name: "teachers to certify",
    may: (person, place) =>
      person.grants.some((grant) =>
        canIssueTo(person, { kind: "event", organiser: seatOf(grant) }, place),
      ),
    scope: scopeOfCertificates,
    rowsNameLeading: true,
    except: {
      why: "a leading school certifies whoever came to it, but is offered the names of its circle only",
      is: (grant, place) =>
        (grant.role === "leading_director" || grant.role === "leading_coordinator") &&
        ![place.schoolId, place.leadingId].includes(grant.schoolId),
    },
  },
  {
    name: "support offered",
    may: (person, place) => canOffer(person, { school: place, trainer: [] }),
    scope: scopeOfOffers,
    rowsNameLeading: true,
    except: partnerLeads,
  },
  {
    name: "nominations",
    may: canSeeNomination,
    scope: scopeOfNominations,
    rowsNameLeading: true,
    except: partnerLeads,
  },
  {
    name: "diagnoses of needs",
    may: (person, place) => canSeeDiagnosis(person, [place]),
    scope: scopeOfDiagnoses,
    rowsNameLeading: true,
    except: partnerLeads,
  },
  {
    name: "plans",
    may: (person, place) => canSeePlan(person, [place]),
    scope: scopeOfPlans,
    rowsNameLeading: true,
    except: {
      why: "a partner coordinator or a teacher of a school that leads lists its circle, but opens only the own school",
      is: (grant, place) =>
        ownSchoolLeads("partner_coordinator")(grant, place) ||
        ownSchoolLeads("teacher")(grant, place),
    },
  },
  {
    name: "schools asked in a round",
    may: (person, place) => {
      const owner = { place: null, districtKato: null, regionKato: null };
      const seen = schoolsSeen(person, { round: { asked: { schools: [place] } }, owner });
      return seen === null || seen?.has(place.schoolId) === true;
    },
    scope: scopeOfAsked,
    rowsNameLeading: true,
    except: partnerLeads,
  },
  {
    name: "rounds of those below",
    may: ({ grants }, place) =>
      grants.some((grant) => isAbove(grant, { kind: "school", ...place })),
    scope: scopeOver,
    rowsNameLeading: false,
  },
];

const ofAnyPlaces: readonly Pair<AnyPlace>[] = [
  {
    name: "events organised",
    may: (person, place) => canOrganise(person, { organiser: kindOf(place), ...place }),
    scope: scopeOfEvents,
    rowsNameLeading: true,
    except: partnerLeads,
  },
  {
    name: "certificates issued",
    may: (person, organiser) => canIssue(person, { kind: "event", organiser }),
    scope: scopeOfCertificates,
    rowsNameLeading: false,
  },
];

/** Scopes that no answer for one object stands beside. */
const alone = {
  scopeOfFindings: "what needs attention is a list only; the schools it leads to are public",
  scopeBelow: "one part of a condition that the questionnaires' own tests hold against canSee",
};

describe("for every role and place the list holds what may be opened", () => {
  describe.each(ofSchools)("$name", (pair) => agree(pair, schoolPlaces));
  describe.each(ofAnyPlaces)("$name", (pair) => agree(pair, places));
});

it("is asked of every scope there is", () => {
  const known = [...ofSchools, ...ofAnyPlaces].map(({ scope }) => scope.name);
  const files = globSync("src/modules/*/*/access.ts");
  const written = files.flatMap((file) => [
    ...readFileSync(file, "utf8").matchAll(/^export function (\w+)\([^)]*\): Scope \| null/gm),
  ]);
  const names = new Set(written.map(([, name]) => name));
  expect(names).toEqual(new Set([...known, ...Object.keys(alone)]));
});

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

/** The organiser that somebody in that role stands for. */
function seatOf(grant: Grant) {
  return {
    regionKato: "regionKato" in grant ? grant.regionKato : null,
    districtKato: "districtKato" in grant ? grant.districtKato : null,
    schoolId: "schoolId" in grant ? grant.schoolId : null,
  };
}

function kindOf({ schoolId, districtKato, regionKato }: AnyPlace) {
  if (schoolId) return "school" as const;
  if (districtKato) return "district" as const;
  return regionKato ? ("region" as const) : ("country" as const);
}
