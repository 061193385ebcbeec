import { describe, expect, it } from "vitest";
import { placesBySchool, whoMay } from "#test/roles-in-circle.ts";
import { canTake } from "./access.ts";
import type { Step } from "./schema.ts";

const { leading, partner, fellow, otherRegion } = placesBySchool;
const above = ["national", "regional", "methodologist"];

describe("the steps of a cyclogramme", () => {
  const takes = (step: Step, isAgreed: boolean, place = leading) =>
    whoMay((actor) => canTake(actor, { step, leading: place, isAgreed }));

  it("begin with the leading school, or those above it, who submit it", () => {
    expect(takes("submit", false)).toEqual([...above, "leading_director", "leading_coordinator"]);
    expect(takes("submit", false, otherRegion)).toEqual(["national"]);
  });

  it("go on with the director of the leading school, who agrees or returns it", () => {
    expect(takes("agree", false)).toEqual(["leading_director"]);
    expect(takes("return", false)).toEqual(["leading_director"]);
    expect(takes("agree", false, partner)).toEqual([]);
  });

  it("end with those above, who approve it or return what the director agreed to", () => {
    expect(takes("approve", true)).toEqual(above);
    expect(takes("return", true)).toEqual(above);
    expect(takes("approve", true, fellow)).toEqual(["national", "regional"]);
    expect(takes("approve", true, otherRegion)).toEqual(["national"]);
  });
});
