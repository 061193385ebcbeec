import { describe, expect, it } from "vitest";
import type { CirclePlace } from "#lib/scope.ts";
import {
  everywhere,
  inCircle,
  inDistrict,
  inRegion,
  nowhere,
  placesBySchool,
  schoolsListed,
  schoolsWhere,
  whoMay,
} from "#test/roles-in-circle.ts";
import {
  canConfirm,
  canKeepDiagnosis,
  canSeeDiagnosis,
  isOfferedDiagnosis,
  scopeOfDiagnoses,
} from "./access.ts";

const { leading, partner, fellow, neighbour, otherRegion } = placesBySchool;

describe("the needs of a circle", () => {
  it("are looked for by its leading school; those above it may do so for it", () => {
    expect(whoMay((actor) => canKeepDiagnosis(actor, leading))).toEqual([
      "national",
      "regional",
      "methodologist",
      "leading_director",
      "leading_coordinator",
    ]);
    expect(whoMay((actor) => canKeepDiagnosis(actor, neighbour))).toEqual([
      "national",
      "regional",
      "methodologist",
    ]);
    expect(whoMay((actor) => canKeepDiagnosis(actor, fellow))).not.toContain("methodologist");
    expect(whoMay((actor) => canKeepDiagnosis(actor, otherRegion))).toEqual(["national"]);
  });

  it("are offered to be looked for to those who may, and in the list to a teacher too", () => {
    expect(whoMay(isOfferedDiagnosis)).toEqual([
      "national",
      "regional",
      "methodologist",
      "leading_director",
      "leading_coordinator",
      "teacher",
    ]);
  });

  it("are seen by the schools of the circle and those above any of them", () => {
    const seen = (...places: CirclePlace[]) => whoMay((actor) => canSeeDiagnosis(actor, places));
    expect(seen(leading, partner)).toEqual([
      "national",
      "cpm_trainer",
      "regional",
      "methodologist",
      "leading_director",
      "leading_coordinator",
      "partner_coordinator",
    ]);
    expect(seen(leading)).not.toContain("partner_coordinator");
    expect(seen(otherRegion, partner)).toContain("partner_coordinator");
    expect(seen(otherRegion)).toEqual(["national"]);
    expect(seen()).toEqual([]);
  });

  it("are listed where they are seen", () => {
    expect(schoolsListed(scopeOfDiagnoses)).toEqual({
      guest: nowhere,
      national: everywhere,
      cpm_trainer: inRegion,
      regional: inRegion,
      methodologist: inDistrict,
      leading_director: inCircle,
      leading_coordinator: inCircle,
      partner_coordinator: ["partner"],
      teacher: nowhere,
    });
  });
});

describe("the agreed order of needs", () => {
  const above = ["national", "regional", "methodologist"];
  const leaders = ["leading_director", "leading_coordinator"];

  it("of the circle as a whole is confirmed by who looks for its needs", () => {
    expect(whoMay((actor) => canConfirm(actor, { leading, school: null }))).toEqual([
      ...above,
      ...leaders,
    ]);
  });

  it("of a partner school is confirmed by the school itself too, and by no other partner", () => {
    const confirms = (school: CirclePlace) =>
      whoMay((actor) => canConfirm(actor, { leading, school }));
    expect(confirms(partner)).toEqual([...above, ...leaders, "partner_coordinator"]);
    expect(confirms(fellow)).toEqual([...above, ...leaders]);
    expect(
      schoolsWhere((actor, school) => canConfirm(actor, { leading: otherRegion, school })),
    ).toMatchObject({
      national: everywhere,
      regional: nowhere,
      leading_director: nowhere,
      partner_coordinator: ["partner"],
      teacher: nowhere,
    });
  });
});
