import { describe, expect, it } from "vitest";
import type { CirclePlace } from "#lib/scope.ts";
import {
  everywhere,
  inCircle,
  inDistrict,
  inRegion,
  nowhere,
  schoolsListed,
  schoolsWhere,
  whoMayInCircle,
} from "#test/roles-in-circle.ts";
import type { Owner } from "../questionnaires/schema.ts";
import { canHandOutLinks, canSeeWhole, scopeOfAsked } from "./access.ts";

const schoolOf = ({ schoolId, districtKato, regionKato }: CirclePlace): Owner => ({
  kind: "school",
  schoolId,
  districtKato,
  regionKato,
});

describe("a round", () => {
  it("is seen whole by the leading school that asks and by those above it", () => {
    expect(schoolsWhere((actor, place) => canSeeWhole(actor, schoolOf(place)))).toEqual({
      guest: nowhere,
      national: everywhere,
      cpm_trainer: inRegion,
      regional: inRegion,
      methodologist: inDistrict,
      leading_director: ["leading"],
      leading_coordinator: ["leading"],
      partner_coordinator: nowhere,
      teacher: nowhere,
    });
  });

  it("of a territory is seen whole by who asks for it and by those above", () => {
    const whole = (owner: Owner) => whoMayInCircle((actor) => canSeeWhole(actor, owner));
    const region: Owner = { kind: "region", regionKato: "r1" };
    expect(whole({ kind: "country" })).toEqual(["national"]);
    expect(whole(region)).toEqual(["national", "cpm_trainer", "regional"]);
    expect(whole({ kind: "district", districtKato: "d1", regionKato: "r1" })).toEqual([
      "national",
      "cpm_trainer",
      "regional",
      "methodologist",
    ]);
    expect(whole({ kind: "region", regionKato: "r2" })).toEqual(["national"]);
  });

  it("of others is listed with the part of the own school, circle or territory", () => {
    expect(schoolsListed(scopeOfAsked)).toEqual({
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

  it("has its links handed out in the school itself, never from above it or from its leading school", () => {
    expect(schoolsWhere((actor, { schoolId }) => canHandOutLinks(actor, schoolId))).toEqual({
      guest: nowhere,
      national: nowhere,
      cpm_trainer: nowhere,
      regional: nowhere,
      methodologist: nowhere,
      leading_director: ["leading"],
      leading_coordinator: ["leading"],
      partner_coordinator: ["partner"],
      teacher: nowhere,
    });
  });
});
