import { describe, expect, it } from "vitest";
import { whoMayInCircle } from "#test/roles-in-circle.ts";
import { canOpenPeople } from "./access.ts";
import { areaCode, areaOf, halfYearAfter, shareOf, yearBefore } from "./rules.ts";
import { CoverageQuery } from "./schema.ts";

describe("the people behind a count", () => {
  const opens = (area: Parameters<typeof canOpenPeople>[1]) =>
    whoMayInCircle((actor) => canOpenPeople(actor, area));

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

  it("of a region are not opened by the methodologist of a district that bears its code", () => {
    const region = { kind: "region", kato: "d1" } as const;
    expect(opens({ area: region, regionKato: "d1" })).toEqual(["national"]);
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

describe("the area that an address names", () => {
  const area = (query: object) => areaOf(CoverageQuery.parse(query));
  const circle = "00000000-0000-4000-8000-000000000001";
  const [region, district] = ["150000000", "156000000"];

  it("is the narrowest of all that it names, else the country", () => {
    expect(area({ region, district, circle })).toEqual({ kind: "circle", leadingId: circle });
    expect(area({ region, district })).toEqual({ kind: "district", kato: district });
    expect(area({ region })).toEqual({ kind: "region", kato: region });
    expect(area({})).toEqual({ kind: "country" });
  });

  it("has its counts kept under a name of its own", () => {
    expect(areaCode({ kind: "country" })).toBe("kz");
    expect(areaCode({ kind: "region", kato: region })).toBe("r:150000000");
    expect(areaCode({ kind: "district", kato: district })).toBe("d:156000000");
  });
});

it("a share is of every hundred with one decimal, and none where there is nobody", () => {
  expect(shareOf(1, 3)).toBe(33.3);
  expect(shareOf(2, 3)).toBe(66.7);
  expect(shareOf(0, 3)).toBe(0);
  expect(shareOf(undefined, 3)).toBe(0);
  expect(shareOf(3, 3)).toBe(100);
  expect(shareOf(0, 0)).toBeNull();
  expect(shareOf(1, undefined)).toBeNull();
});

describe("a day", () => {
  it("half a year later is one that exists", () => {
    expect(halfYearAfter("2026-11-24")).toBe("2027-05-24");
    expect(halfYearAfter("2026-08-31")).toBe("2027-02-28");
    expect(halfYearAfter("2026-06-15")).toBe("2026-12-15");
    expect(halfYearAfter("2026-07-01")).toBe("2027-01-01");
    expect(halfYearAfter("2026-01-28")).toBe("2026-07-28");
    expect(halfYearAfter("2026-03-29")).toBe("2026-09-28");
  });

  it("a year before is the same, and the 28th where there was no 29th of February", () => {
    expect(yearBefore("2026-03-01")).toBe("2025-03-01");
    expect(yearBefore("2024-02-29")).toBe("2023-02-28");
    expect(yearBefore("2024-03-29")).toBe("2023-03-29");
  });
});
