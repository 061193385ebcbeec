import { describe, expect, it } from "vitest";
import { schoolsAround, territoriesAround, whoMay, whoMayAt } from "#test/people-of-roles.ts";
import { canOrganise, canOrganiseSome, canSeeEvent } from "./access.ts";
import { hasTakenPlace } from "./rules.ts";

describe("an event of a school", () => {
  const ofRegion = ["national", "cpm_trainer", "regional"];
  const leading = ["leading_director", "leading_coordinator"];
  const organisers = {
    own: [...ofRegion, "methodologist", ...leading, "partner_coordinator"],
    ofDistrict: [...ofRegion, "methodologist"],
    ofCircle: [...ofRegion, ...leading],
    ofRegion,
    elsewhere: ["national"],
  };

  it("is organised by the school, by the leading school of its circle and by those above it", () => {
    const found = whoMayAt((actor, place) => canOrganise(actor, { organiser: "school", ...place }));
    expect(found).toEqual(organisers);
    expect(whoMay(canOrganiseSome)).toEqual(organisers.own);
  });

  it("is known as a draft to its organisers, and then to everybody", () => {
    const inState = (state: "draft" | "published" | "cancelled" | "held") =>
      whoMayAt((actor, place) => canSeeEvent(actor, { organiser: "school", ...place, state }));
    expect(inState("draft")).toEqual(organisers);
    for (const state of ["published", "cancelled", "held"] as const) {
      const { own, elsewhere } = inState(state);
      expect(own).toEqual(["guest", ...organisers.own, "teacher"]);
      expect(elsewhere).toEqual(own);
    }
  });
});

describe("an event of a territory", () => {
  const organised = (
    organiser: "district" | "region" | "country",
    at: keyof typeof territoriesAround,
  ) => whoMay((actor) => canOrganise(actor, { organiser, ...territoriesAround[at] }));

  it("of a district is organised by those who look after it", () => {
    expect(organised("district", "district")).toEqual([
      "national",
      "cpm_trainer",
      "regional",
      "methodologist",
    ]);
    expect(organised("district", "otherDistrict")).toEqual(["national", "cpm_trainer", "regional"]);
  });

  it("of a region is organised by its office and the trainers of its centre, of the country by the national team", () => {
    expect(organised("region", "region")).toEqual(["national", "cpm_trainer", "regional"]);
    expect(organised("region", "otherRegion")).toEqual(["national"]);
    expect(organised("country", "country")).toEqual(["national"]);
  });
});

it("of no school and no circle is organised by no school", () => {
  const homeless = { ...schoolsAround.own, schoolId: null, leadingId: null };
  expect(whoMay((actor) => canOrganise(actor, { organiser: "district", ...homeless }))).toEqual([
    "national",
    "cpm_trainer",
    "regional",
    "methodologist",
  ]);
});

it("has taken place once it is over, unless it was called off or never announced", () => {
  const now = new Date("2026-03-01T09:00:00Z");
  const states = ["draft", "published", "cancelled", "held"] as const;
  const over = (endsAt: Date) => states.filter((state) => hasTakenPlace({ state, endsAt }, now));
  expect(over(new Date(now.getTime() - 1))).toEqual(["published", "held"]);
  expect(over(now)).toEqual(["published", "held"]);
  expect(over(new Date(now.getTime() + 1))).toEqual([]);
});
