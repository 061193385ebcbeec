import { describe, expect, it } from "vitest";
import type { CirclePlace } from "#lib/scope.ts";
import {
  everywhere,
  inDistrict,
  inRegion,
  nowhere,
  placesBySchool,
  schoolsWhere,
  whoMay,
} from "#test/roles-in-circle.ts";
import { canAddFor, canDrawUp, canDrawUpSome, canTake } from "./access.ts";
import type { Act } from "./schema.ts";

const { leading, partner, fellow } = placesBySchool;
const above = ["national", "regional", "methodologist"];
const leaders = ["leading_director", "leading_coordinator"];

describe("a school's development plan", () => {
  it("is drawn up by the school itself, and for it by those above", () => {
    expect(schoolsWhere((actor, place) => canDrawUp(actor, { kind: "school", place }))).toEqual({
      guest: nowhere,
      national: everywhere,
      cpm_trainer: nowhere,
      regional: inRegion,
      methodologist: inDistrict,
      leading_director: ["leading"],
      leading_coordinator: ["leading"],
      partner_coordinator: ["partner"],
      teacher: nowhere,
    });
    expect(whoMay(canDrawUpSome)).toEqual([...above, ...leaders, "partner_coordinator"]);
  });

  it("takes steps of that school alone", () => {
    const adds = (place: CirclePlace, school: CirclePlace) =>
      whoMay((actor) => canAddFor(actor, { kind: "school", place, school }));
    expect(adds(partner, partner)).toEqual([...above, "partner_coordinator"]);
    expect(adds(leading, partner)).toEqual([]);
  });

  it("of a leading school is approved and returned by its director, and agreed to by nobody first", () => {
    const taken = (act: Act, isAgreed = false) =>
      whoMay((actor) =>
        canTake(actor, { act, kind: "school", place: leading, isLeading: true, isAgreed }),
      );
    expect(taken("submit")).toEqual([...above, ...leaders]);
    expect(taken("agree")).toEqual([]);
    expect(taken("approve")).toEqual(["leading_director"]);
    expect(taken("return")).toEqual(["leading_director"]);
    expect(taken("return", true)).toEqual(["leading_director"]);
  });

  it("of another school, whose director has no role here, is approved by the methodologist", () => {
    const taken = (act: Act) =>
      whoMay((actor) =>
        canTake(actor, { act, kind: "school", place: partner, isLeading: false, isAgreed: false }),
      );
    expect(taken("submit")).toEqual([...above, "partner_coordinator"]);
    expect(taken("agree")).toEqual([]);
    expect(taken("approve")).toEqual(above);
    expect(taken("return")).toEqual(above);
  });
});

describe("a joint plan", () => {
  it("is drawn up by the leading school, and for it by those above", () => {
    expect(whoMay((actor) => canDrawUp(actor, { kind: "joint", place: leading }))).toEqual([
      ...above,
      ...leaders,
    ]);
  });

  it("takes steps of each school of the circle, from that school or from who draws it up", () => {
    const adds = (school: CirclePlace) =>
      whoMay((actor) => canAddFor(actor, { kind: "joint", place: leading, school }));
    expect(adds(partner)).toEqual([...above, ...leaders, "partner_coordinator"]);
    expect(adds(fellow)).toEqual([...above, ...leaders]);
  });

  it("is agreed by the director of the leading school, then approved by the methodologist", () => {
    const taken = (act: Act, isAgreed: boolean) =>
      whoMay((actor) =>
        canTake(actor, { act, kind: "joint", place: leading, isLeading: true, isAgreed }),
      );
    expect(taken("submit", false)).toEqual([...above, ...leaders]);
    expect(taken("agree", false)).toEqual(["leading_director"]);
    expect(taken("return", false)).toEqual(["leading_director"]);
    expect(taken("approve", true)).toEqual(above);
    expect(taken("return", true)).toEqual(above);
  });
});
