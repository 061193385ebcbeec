import { expect, it } from "vitest";
import { meet, parsePeriod } from "./period.ts";

it.each([
  ["[2020-01-01,2021-01-01)", "[2020-12-31,2022-01-01)", true],
  ["[2020-01-01,2021-01-01)", "[2021-01-01,2022-01-01)", false],
  ["[2020-01-01,2021-01-01)", "[2020-05-01,2020-06-01)", true],
  ["[2020-01-01,2021-01-01)", "[2020-12-31,)", true],
  ["[2020-01-01,2021-01-01)", "[2021-01-01,)", false],
  ["[2020-01-01,2021-01-01)", "(,2020-01-02)", true],
  ["[2020-01-01,2021-01-01)", "(,2020-01-01)", false],
  ["(,2020-01-01)", "[2020-01-01,)", false],
  ["(,2020-01-02)", "[2020-01-01,)", true],
  ["(,)", "(,)", true],
])("says whether %s and %s meet, whichever is asked first", (one, other, doMeet) => {
  const [first, second] = [parsePeriod(one), parsePeriod(other)];
  expect(meet(first, second)).toBe(doMeet);
  expect(meet(second, first)).toBe(doMeet);
});
