import { expect, it } from "vitest";
import { RowReader } from "./plan.ts";

const dayOf = (text: string) => {
  const reader = new RowReader({ number: 2, cells: { since: text } });
  return [reader.day("since"), reader.problems.map(({ code }) => code)];
};

it.each([
  ["15.11.26", "2026-11-15"],
  ["1.9.49", "2049-09-01"],
  ["01.09.50", "1950-09-01"],
  ["1.9.2019", "2019-09-01"],
  ["2019-09-01", "2019-09-01"],
])("reads the day %s", (text, day) => {
  expect(dayOf(text)).toEqual([day, []]);
});

it.each(["31.02.26", "15.11.2", "15.11.026", "15.13.26"])("reads no day in %s", (text) => {
  expect(dayOf(text)).toEqual([null, ["badDay"]]);
});
