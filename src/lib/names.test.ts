import { describe, expect, it } from "vitest";
import { bothNames, tellerOf } from "./names.ts";

const aigul = { familyName: "Омарова", givenName: "Айгүл" };

describe("whether a text tells of somebody", () => {
  it.each([
    ["Омарова Айгүл", true],
    ["айгул серікқызы ОМАРОВА", true],
    ["Омарова;\nАйгүл", true],
    ["Омаровалар Айгүл", false],
    ["Омарова Айгүлден", false],
    ["Омарова", false],
    ["", false],
  ])("%j: %s", (text, isTold) => {
    expect(tellerOf([aigul])(text)).toBe(isTold);
    const [pattern = ""] = bothNames([aigul]);
    expect(new RegExp(pattern, "s").test(text.toLowerCase())).toBe(isTold);
  });

  it("is of two names that are one word where that stands twice", () => {
    const tells = tellerOf([{ familyName: "Али", givenName: "Али" }]);
    expect(["Али", "Али Али"].map(tells)).toEqual([false, true]);
  });

  it("is of nobody whose names were forgotten", () => {
    expect(tellerOf([{ familyName: "–", givenName: "–" }])("– –")).toBe(false);
  });

  it("is seen in no time, however often one of the names stands there", () => {
    expect(tellerOf([aigul])(`${"омарова ".repeat(30_000)} айгүлден`)).toBe(false);
  }, 2_000);
});
