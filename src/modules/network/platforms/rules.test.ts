import { describe, expect, it } from "vitest";
import { whoMay } from "#test/people-of-roles.ts";
import { canSetPlatforms } from "./access.ts";
import { membershipOn, whyNotJoin } from "./rules.ts";

it("lets the national team alone say which region belongs to which platform", () => {
  expect(whoMay(canSetPlatforms)).toEqual(["national"]);
});

describe("a region", () => {
  const memberships = [
    { id: "a", platform: 1, during: "[2020-09-01,2022-09-01)" },
    { id: "b", platform: 2, during: "[2022-09-01,)" },
  ];
  const asked = { platform: 3, startsOn: "2023-01-01", regionStands: true };

  it("comes to a platform where it stands on that day", () => {
    expect(whyNotJoin(memberships, asked)).toBeNull();
    expect(whyNotJoin([], asked)).toBeNull();
    expect(whyNotJoin(memberships, { ...asked, regionStands: false })).toBe("regionNotThen");
  });

  it("comes to no platform that it belongs to on that day, and again to one it has left", () => {
    expect(whyNotJoin(memberships, { ...asked, platform: 2 })).toBe("alreadyThere");
    expect(whyNotJoin(memberships, { ...asked, platform: 1 })).toBeNull();
  });

  it("comes to none before a day that is already set", () => {
    expect(whyNotJoin(memberships, { ...asked, startsOn: "2022-08-31" })).toBe("laterPeriod");
    expect(whyNotJoin(memberships, { ...asked, startsOn: "2022-09-01" })).toBeNull();
    expect(whyNotJoin(memberships, { ...asked, startsOn: "2020-08-31" })).toBe("laterPeriod");
  });

  it("comes to another on any day where nobody knows since when it has belonged to one", () => {
    const always = [{ id: "a", platform: 1, during: "[,)" }];
    expect(whyNotJoin(always, { ...asked, startsOn: "1991-12-16" })).toBeNull();
  });

  it("belongs to one platform on a day, from the first day of a period until the day before its end", () => {
    const on = (day: string) => membershipOn(memberships, day)?.id;
    expect([on("2020-08-31"), on("2020-09-01")]).toEqual([undefined, "a"]);
    expect([on("2022-08-31"), on("2022-09-01")]).toEqual(["a", "b"]);
  });
});
