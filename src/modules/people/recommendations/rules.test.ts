import { expect, it } from "vitest";
import { whoMay } from "#test/roles-in-circle.ts";
import { canRecommend } from "./access.ts";

it("trainers are recommended by those who answer for the region or the country", () => {
  const recommends = (regionKato: string | null) =>
    whoMay((actor) => canRecommend(actor, { regionKato }));
  expect(recommends("r1")).toEqual(["national", "cpm_trainer", "regional"]);
  expect(recommends("r2")).toEqual(["national"]);
  expect(recommends(null)).toEqual(["national"]);
});
