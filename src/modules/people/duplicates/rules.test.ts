import { describe, expect, it } from "vitest";
import {
  nowhere,
  placesBySchool,
  schoolsListed,
  schoolsWhere,
  whoMay,
} from "#test/roles-in-circle.ts";
import { canJoin, canPart, scopeOfPairs } from "./access.ts";

const { leading, partner, fellow, neighbour, otherDistrict, otherRegion } = placesBySchool;
const at = (...places: (typeof leading)[]) => ({ places });

describe("two records of one person", () => {
  it("are joined by who keeps both", () => {
    const joins = (one: typeof leading, other: typeof leading) =>
      whoMay((actor) => canJoin(actor, [at(one), at(other)]));
    expect(joins(leading, leading)).toEqual([
      "national",
      "regional",
      "methodologist",
      "leading_director",
      "leading_coordinator",
    ]);
    expect(joins(leading, partner)).toEqual(["national", "regional", "methodologist"]);
    expect(joins(partner, leading)).toEqual(["national", "regional", "methodologist"]);
    expect(joins(neighbour, fellow)).toEqual(["national", "regional"]);
    expect(joins(otherDistrict, otherRegion)).toEqual(["national"]);
  });

  it("are joined by the national team alone when one of them works nowhere", () => {
    expect(whoMay((actor) => canJoin(actor, [at(), at(partner)]))).toEqual(["national"]);
    expect(whoMay((actor) => canJoin(actor, [at(partner), at()]))).toEqual(["national"]);
  });

  it("come apart by who keeps the record that stayed", () => {
    expect(whoMay((actor) => canPart(actor, at(partner)))).toEqual([
      "national",
      "regional",
      "methodologist",
      "partner_coordinator",
    ]);
    expect(whoMay((actor) => canPart(actor, at()))).toEqual(["national"]);
  });

  it("are listed where somebody keeps records", () => {
    const kept = schoolsWhere((actor, place) => canJoin(actor, [at(place), at(place)]));
    expect(schoolsListed(scopeOfPairs)).toEqual(kept);
    expect(kept.partner_coordinator).toEqual(["partner"]);
    expect(kept.teacher).toEqual(nowhere);
  });
});
