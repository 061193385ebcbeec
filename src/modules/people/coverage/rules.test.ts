import { describe, expect, it } from "vitest";
import { whoMay } from "#test/roles-in-circle.ts";
import { canOpenPeople } from "./access.ts";

describe("the people behind a count", () => {
  const opens = (area: Parameters<typeof canOpenPeople>[1]) =>
    whoMay((actor) => canOpenPeople(actor, area));

  it("of the country are opened by the national team alone", () => {
    expect(opens({ area: { kind: "country" }, regionKato: null })).toEqual(["national"]);
    expect(opens({ area: { kind: "country" }, regionKato: "r1" })).toEqual(["national"]);
  });

  it("of a region are opened by those who answer for the region", () => {
    expect(opens({ area: { kind: "region", kato: "r1" }, regionKato: "r1" })).toEqual([
      "national",
      "cpm_trainer",
      "regional",
    ]);
    expect(opens({ area: { kind: "region", kato: "r2" }, regionKato: "r2" })).toEqual(["national"]);
  });

  it("of a district are opened by its methodologist too", () => {
    expect(opens({ area: { kind: "district", kato: "d1" }, regionKato: "r1" })).toEqual([
      "national",
      "cpm_trainer",
      "regional",
      "methodologist",
    ]);
    expect(opens({ area: { kind: "district", kato: "d2" }, regionKato: "r1" })).toEqual([
      "national",
      "cpm_trainer",
      "regional",
    ]);
  });

  it("of a circle are opened by its leading school, and by no partner of it", () => {
    const circle = { kind: "circle", leadingId: "leading" } as const;
    expect(opens({ area: circle, regionKato: "r1" })).toEqual([
      "national",
      "cpm_trainer",
      "regional",
      "leading_director",
      "leading_coordinator",
    ]);
    const strange = { kind: "circle", leadingId: "partner" } as const;
    expect(opens({ area: strange, regionKato: "r2" })).toEqual(["national"]);
  });
});
