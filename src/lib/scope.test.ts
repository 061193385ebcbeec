import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestDatabase, testDatabase } from "#test/database.ts";
import { anyReaches, grantsOfRoles, people, personWith, places, schools } from "#test/reach.ts";
import type { Grant, Role } from "./actor.ts";
import {
  covers,
  looksOver,
  may,
  mayAnywhere,
  mayEverywhere,
  type Reach,
  type ReachByRole,
  scopeBy,
} from "./scope.ts";

const [own, partner, other] = schools;
const here = { regionKato: "r1", districtKato: "d1", schoolId: own, leadingId: null };
const keeps = {
  national: "country",
  cpm_trainer: "none",
  regional: "region",
  methodologist: "district",
  leading_director: "circle",
  leading_coordinator: "school",
  partner_coordinator: "school",
  teacher: "none",
} satisfies ReachByRole;

describe("a reach", () => {
  const coordinator: Grant = { role: "leading_coordinator", ...here };
  const spots = {
    own: here,
    ofOwnCircle: { ...here, schoolId: partner, leadingId: own },
    inDistrict: { ...here, schoolId: other, leadingId: partner },
    inRegion: { ...here, districtKato: "d2", schoolId: other },
    elsewhere: { ...here, regionKato: "r2", districtKato: "d3", schoolId: other },
    ofRegion: { regionKato: "r1" },
    nowhere: {},
  };

  it.each<[Reach, readonly string[]]>([
    ["none", []],
    ["school", ["own"]],
    ["circle", ["own", "ofOwnCircle"]],
    ["district", ["own", "ofOwnCircle", "inDistrict"]],
    ["region", ["own", "ofOwnCircle", "inDistrict", "inRegion", "ofRegion"]],
    ["country", Object.keys(spots)],
  ])("of %s covers what lies that near, and nothing else", (reach, covered) => {
    const found = Object.entries(spots).filter(([, spot]) => covers(reach, coordinator, spot));
    expect(found.map(([name]) => name)).toEqual(covered);
  });

  it("of a place that the role is not held at covers nothing", () => {
    const regional: Grant = { role: "regional", regionKato: "r1" };
    expect(covers("region", { role: "national" }, here)).toBe(false);
    for (const reach of ["district", "circle", "school"] as const)
      expect(covers(reach, regional, here)).toBe(false);
  });
});

describe("a table", () => {
  const roleOf = (role: Role) => personWith(grantsOfRoles[role](here));

  it("answers by any of the person's roles, and refuses guests", () => {
    const both = personWith(
      { role: "teacher", ...here },
      { role: "methodologist", regionKato: "r1", districtKato: "d1" },
    );
    expect(may(both, keeps, here)).toBe(true);
    expect(may(both, keeps, { ...here, districtKato: "d2" })).toBe(false);
    const guest = { kind: "guest" as const };
    expect([may(guest, keeps, here), mayAnywhere(guest, keeps)]).toEqual([false, false]);
    expect(scopeBy(guest, keeps)).toBeNull();
  });

  it("says who may somewhere and who may everywhere", () => {
    const roles = Object.keys(keeps) as Role[];
    expect(roles.filter((role) => !mayAnywhere(roleOf(role), keeps))).toEqual([
      "cpm_trainer",
      "teacher",
    ]);
    expect(roles.filter((role) => mayEverywhere(roleOf(role), keeps))).toEqual(["national"]);
  });

  it("gives no scope to who may nowhere", () => {
    expect(scopeBy(roleOf("teacher"), keeps)).toBeNull();
    expect(scopeBy(personWith(), keeps)).toBeNull();
  });

  it("says of its scope whether it is wide, and whether it is all", () => {
    const sizes = (role: Role) => {
      const scope = scopeBy(roleOf(role), keeps);
      return [scope?.isWide, scope?.isEverywhere];
    };
    expect(sizes("national")).toEqual([true, true]);
    expect(sizes("regional")).toEqual([true, false]);
    expect(sizes("methodologist")).toEqual([false, false]);
  });

  it("does not compile with a role left out, a reach nobody has, or too little of a place", () => {
    const { teacher: _, ...left } = keeps;
    // @ts-expect-error the teacher is left out
    const incomplete: ReachByRole = left;
    // @ts-expect-error the national team is held at no school
    const impossible: ReachByRole = { ...keeps, national: "school" };
    // @ts-expect-error who leads the circle is not told
    const answer = may(roleOf("national"), looksOver, { ...here, leadingId: undefined });
    expect([incomplete, impossible, answer]).toHaveLength(3);
  });
});

describe("a scope", () => {
  let base: TestDatabase;
  beforeAll(async () => {
    base = await testDatabase();
  });
  afterAll(() => base.close());

  it.each(["with", "without"])(
    "keeps in PostgreSQL the rows it says it contains, %s the leading school",
    async (how) => {
      const rows = fc.sample(places, { numRuns: 150, seed: 1 }).map((place, id) => ({
        id,
        ...place,
        leadingId: how === "with" ? place.leadingId : null,
      }));
      const asked = fc.sample(fc.tuple(people, anyReaches), { numRuns: 60, seed: 2 });
      const compared = await Promise.all(
        asked.map(async ([person, table]) => {
          const scope = scopeBy(person, table);
          if (!scope) return 0;
          const row = {
            region: sql`p."regionKato"`,
            district: sql`p."districtKato"`,
            school: sql`p."schoolId"`,
          };
          const inScope = scope.holds(
            how === "with" ? { ...row, leading: sql`p."leadingId"` } : row,
          );
          const { rows: kept } = await sql<{ id: number }>`select p.id
          from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as p(id int, "regionKato" text,
            "districtKato" text, "schoolId" uuid, "leadingId" uuid)
          where ${inScope} order by p.id`.execute(base.db);
          const contained = rows.filter((place) => scope.contains(place)).map(({ id }) => id);
          expect(kept.map(({ id }) => id)).toEqual(contained);
          return contained.length;
        }),
      );
      expect(compared.some((count) => count > 0 && count < rows.length)).toBe(true);
    },
  );
});
