import { describe, expect, it } from "vitest";
import type { Actor } from "#lib/actor.ts";
import { guest, personOf, schoolsAround, whoMay } from "#test/people-of-roles.ts";
import { canSeeMaterial } from "./access.ts";
import { tellAt } from "./rules.ts";

describe("a material", () => {
  const nobody = { users: [], schools: [] };
  const elsewhere = { organiser: "school", ...schoolsAround.elsewhere } as const;
  const seen = (
    shownTo: "everyone" | "registered",
    registered: { users: readonly string[]; schools: readonly string[] } = nobody,
    state: "draft" | "published" = "published",
  ) => {
    const material = { shownTo, event: { ...elsewhere, state }, registered };
    return (actor: Actor) => canSeeMaterial(actor, material);
  };

  it("for everyone is seen by everyone, a guest too, once the event is announced", () => {
    expect(seen("everyone")(guest)).toBe(true);
    expect(whoMay(seen("everyone", nobody, "draft"))).toEqual(["national"]);
  });

  it("for those who come is seen by who has a place, and by organisers", () => {
    const teacher = personOf("teacher");
    const coming = { users: [teacher.userId, "another"], schools: [] };
    expect(seen("registered", coming)(teacher)).toBe(true);
    expect(seen("registered", coming, "draft")(teacher)).toBe(false);
    expect(whoMay(seen("registered"))).toEqual(["national"]);
    expect(seen("registered", { users: ["another"], schools: [] })(teacher)).toBe(false);
    expect(seen("registered", coming)(guest)).toBe(false);
  });

  it("for those who come is seen by who brings it to a school that somebody comes from", () => {
    const ofOwn = { users: [], schools: ["another", schoolsAround.own.schoolId] };
    const handsOn = ["leading_director", "leading_coordinator", "partner_coordinator"];
    expect(whoMay(seen("registered", ofOwn))).toEqual(["national", ...handsOn]);
    expect(whoMay(seen("registered", ofOwn, "draft"))).toEqual(["national"]);
    const ofCircle = { users: [], schools: [schoolsAround.ofCircle.schoolId] };
    expect(whoMay(seen("registered", ofCircle))).toEqual(["national"]);
  });
});

it("is told of half an hour later, with all that was added since", () => {
  expect(tellAt(new Date("2026-03-01T09:00:00Z"))).toEqual(new Date("2026-03-01T09:30:00Z"));
});
