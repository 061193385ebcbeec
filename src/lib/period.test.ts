import { expect, it } from "vitest";
import { meet, parsePeriod, periodWords } from "./period.ts";

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

it("says a period in words, and nothing of one without days", () => {
  expect(
    ["[2026-01-05,2026-02-01)", "[2026-01-05,)", "(,2026-02-01)", "(,)"].map((during) =>
      periodWords(during, "en"),
    ),
  ).toEqual([
    "5 January 2026 – 1 February 2026",
    "since 5 January 2026",
    "until 1 February 2026",
    "",
  ]);
});
