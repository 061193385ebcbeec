import { describe, expect, it } from "vitest";
import { roles } from "#lib/actor.ts";
import { placesBySchool, whoMay } from "#test/roles-in-circle.ts";
import { canGiveDirection, canSeeTeamMembers } from "./access.ts";
import type { TeamArea } from "./schema.ts";

const { leading, partner, fellow, neighbour, otherRegion } = placesBySchool;
const ownDistrict = { regionKato: "r1", districtKato: "d1", leadingId: null };
const otherDistrict = { regionKato: "r1", districtKato: "d2", leadingId: null };
const ownRegion = { regionKato: "r1", districtKato: null, leadingId: null };

describe("the methodical team", () => {
  const seenBy = (place: TeamArea["place"], circles: readonly string[] = []) =>
    whoMay((actor) =>
      canSeeTeamMembers(actor, { area: { kind: "district", id: "", place }, circles }),
    );

  it("of a district is seen by name by everybody who works in it, teachers too, and by no guest", () => {
    expect(seenBy(ownDistrict)).toEqual([...roles]);
  });

  it("of another district or a whole region is seen by those who answer for the region", () => {
    expect(seenBy(otherDistrict)).toEqual(["national", "cpm_trainer", "regional"]);
    expect(seenBy(ownRegion)).toEqual(["national", "cpm_trainer", "regional"]);
  });

  it("of another region is seen by the national team", () => {
    expect(seenBy(otherRegion)).toEqual(["national"]);
  });

  it("of the own circle is seen by all its schools, wherever the leading school lies", () => {
    const farCircle = { regionKato: "r2", districtKato: "d3", leadingId: "leading" };
    expect(seenBy(farCircle, ["leading"])).toEqual([
      "national",
      "leading_director",
      "leading_coordinator",
      "partner_coordinator",
      "teacher",
    ]);
    expect(seenBy(farCircle, ["another"])).toEqual(["national"]);
    expect(seenBy(farCircle)).toEqual(["national"]);
    expect(seenBy({ ...farCircle, leadingId: null }, ["leading"])).toEqual(["national"]);
  });

  it("of the whole country is a count, which names nobody to anybody", () => {
    expect(seenBy(null, ["leading"])).toEqual([]);
  });
});

describe("a direction", () => {
  const givenBy = (...places: (typeof leading)[]) =>
    whoMay((actor) => canGiveDirection(actor, places));
  const above = ["national", "cpm_trainer", "regional", "methodologist"];

  it("is given from above the schools, and in a leading school by its director", () => {
    expect(givenBy(leading)).toEqual([...above, "leading_director"]);
    expect(givenBy(partner)).toEqual(above);
    expect(givenBy(neighbour)).toEqual(above);
  });

  it("is given beyond the district by those who answer for the region or the country", () => {
    expect(givenBy(fellow)).toEqual(["national", "cpm_trainer", "regional"]);
    expect(givenBy(otherRegion)).toEqual(["national"]);
  });

  it("is given to who works in two schools from either, and to who works in none by the national team", () => {
    expect(givenBy(otherRegion, leading)).toEqual([...above, "leading_director"]);
    expect(givenBy()).toEqual(["national"]);
  });
});
