import { describe, expect, it } from "vitest";
import { type Role, roles } from "#lib/actor.ts";
import { type CirclePlace, may } from "#lib/scope.ts";
import { grantsOfRoles, personWith, schools } from "#test/reach.ts";
import { agrees, approves, canArrange, canPropose, canSeePlan, scopeOfPlans } from "./access.ts";

const [own, partner] = schools;
const area = { regionKato: "r1", districtKato: "d1" };
const leading = { ...area, schoolId: own, leadingId: own };
const member = { ...area, schoolId: partner, leadingId: own };

type Held = { at: CirclePlace };
/** The roles, each held at the place, that may. */
const rolesThat = (allows: (person: ReturnType<typeof personWith>) => boolean, { at }: Held) =>
  roles.filter((role) => allows(personWith(grantsOfRoles[role](at))));

const above: Role[] = ["national", "regional", "methodologist"];
const leaders: Role[] = ["leading_director", "leading_coordinator"];

describe("the plan of a circle", () => {
  it("is drawn up by its leading school and by those above it", () => {
    expect(rolesThat((person) => canArrange(person, leading), { at: leading })).toEqual([
      ...above,
      ...leaders,
    ]);
    expect(rolesThat((person) => canArrange(person, leading), { at: member })).toEqual(above);
    expect(rolesThat((person) => canArrange(person, member), { at: leading })).toEqual([
      ...above,
      ...leaders,
    ]);
  });

  it("is proposed to by each school for itself", () => {
    const forMember = { leading, school: member };
    expect(rolesThat((person) => canPropose(person, forMember), { at: member })).toEqual([
      ...above,
      "partner_coordinator",
    ]);
    const forLeading = { leading, school: leading };
    expect(rolesThat((person) => canPropose(person, forLeading), { at: member })).toEqual(above);
  });

  it("is agreed to by the director of the leading school and approved above it", () => {
    expect(rolesThat((person) => may(person, agrees, leading), { at: leading })).toEqual([
      "leading_director",
    ]);
    expect(rolesThat((person) => may(person, agrees, leading), { at: member })).toEqual([]);
    expect(rolesThat((person) => may(person, approves, leading), { at: leading })).toEqual(above);
  });

  it("is seen and listed by everybody of its schools, teachers too, and by nobody of others", () => {
    const sees = (person: ReturnType<typeof personWith>) => canSeePlan(person, [leading, member]);
    expect(rolesThat(sees, { at: member })).toEqual([...roles]);
    const elsewhere = {
      regionKato: "r2",
      districtKato: "d2",
      schoolId: schools[2],
      leadingId: own,
    };
    expect(rolesThat(sees, { at: elsewhere })).toEqual(["national"]);
    expect(rolesThat((person) => scopeOfPlans(person) !== null, { at: member })).toEqual([
      ...roles,
    ]);
  });
});
