import { expect, it } from "vitest";
import { nearFamilies } from "./rules.ts";

it("family names are sought by all their endings, and short ones as they are", () => {
  const near = ["досым", "досымов", "досымев", "досымова", "досымева"];
  expect(nearFamilies("досымова").toSorted()).toEqual(near.toSorted());
  expect(nearFamilies("досым").toSorted()).toEqual(near.toSorted());
  expect(nearFamilies("лев")).toContain("левова");
  expect(nearFamilies("лев")).not.toContain("л");
});
