import { describe, expect, it } from "vitest";
import type { Person, Role } from "#lib/actor.ts";
import type { CirclePlace } from "#lib/scope.ts";
import { grantsOfRoles, personWith } from "#test/reach.ts";
import { personOfRole, placesBySchool, whoMayInCircle } from "#test/roles-in-circle.ts";
import { canImport, keepsAnywhere, onlySchoolOf } from "./access.ts";

const { leading, partner } = placesBySchool;

describe("a table of teachers", () => {
  it("is brought by whoever keeps records of teachers somewhere", () => {
    expect(whoMayInCircle(canImport)).toEqual([
      "national",
      "regional",
      "methodologist",
      "leading_director",
      "leading_coordinator",
      "partner_coordinator",
    ]);
  });

  it("is of the whole country for the national team alone", () => {
    expect(whoMayInCircle(keepsAnywhere)).toEqual(["national"]);
  });

  it("needs no school named by who keeps one school alone", () => {
    const only = (role: Role) => onlySchoolOf(personOfRole(role));
    expect(only("leading_director")).toBe("leading");
    expect(only("leading_coordinator")).toBe("leading");
    expect(only("partner_coordinator")).toBe("partner");
    for (const role of ["national", "cpm_trainer", "regional", "methodologist", "teacher"] as const)
      expect(only(role), role).toBeNull();
  });

  it("needs a school named by who keeps more than one", () => {
    const of = (...held: [Role, CirclePlace][]): Person =>
      personWith(...held.map(([role, seat]) => grantsOfRoles[role](seat)));
    const { national, cpm_trainer } = grantsOfRoles;
    const director = ["leading_director", leading] as [Role, CirclePlace];
    expect(onlySchoolOf(of(director, ["leading_coordinator", leading]))).toBe("leading");
    expect(onlySchoolOf(of(director, ["teacher", partner]))).toBe("leading");
    expect(onlySchoolOf(of(director, ["cpm_trainer", partner]))).toBe("leading");
    expect(onlySchoolOf(of(director, ["partner_coordinator", partner]))).toBeNull();
    expect(onlySchoolOf(of(director, ["methodologist", partner]))).toBeNull();
    expect(onlySchoolOf(personWith(national(leading), cpm_trainer(leading)))).toBeNull();
  });
});
