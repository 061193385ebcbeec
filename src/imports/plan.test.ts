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
  ["2019-09-01T00:00:00+05:00", "2019-09-01"],
  ["2019-09-01 00:00:00.000Z", "2019-09-01"],
  ["01.09.2019 0:00:00", "2019-09-01"],
  ["01.09.2019 г.", "2019-09-01"],
  ["1 қыркүйек 2019 ж.", "2019-09-01"],
])("reads the day %s", (text, day) => {
  expect(dayOf(text)).toEqual([day, []]);
});

// Between strokes some write the month first: what may be either is no day.
it.each(["15.11.2", "15.11.026", "15 мұғалім 2019", "9/1/2019", "15/09/2019", "2019-09-01 abc"])(
  "reads no day in %s",
  (text) => {
    expect(dayOf(text)).toEqual([null, ["badDay"]]);
  },
);

it.each(["31.02.26", "15.13.26", "2023-02-29", "31 сәуір 2024 ж."])(
  "tells that no %s exists",
  (text) => {
    expect(dayOf(text)).toEqual([null, ["noSuchDay"]]);
  },
);

const yearOf = (text: string) => {
  const reader = new RowReader({ number: 2, cells: { birth_year: text } });
  const year = reader.year("birth_year", { least: 1930, most: 2015 });
  return [year, reader.problems.map(({ code }) => code)];
};

it.each([
  ["1985", 1985],
  ["1985 ж.", 1985],
  ["1985 г.р.", 1985],
  ["1985 жылы", 1985],
  ["12.03.1985", 1985],
  ["12.03.1985 г.", 1985],
  ["12/03/1985", 1985],
  ["12-03-1985", 1985],
  ["12.03.75", 1975],
  ["01.09.15", 2015],
  ["29.02.1988", 1988],
  ["1990-05-06", 1990],
  ["1990-05-06 00:00:00", 1990],
  ["1990-05-06T00:00:00.000Z", 1990],
  ["5 мая 1990 г.", 1990],
  ["12 наурыз 1985 ж.", 1985],
  ["1985 жылы 12 наурыз", 1985],
  ["1985 ж. 12 наурызда", 1985],
  ["12 March 1985", 1985],
])("reads the year in %s", (text, year) => {
  expect(yearOf(text)).toEqual([year, []]);
});

it.each([
  "31.02.1990",
  "29.02.1990",
  "03.13.1980",
  "12/31/1988",
  "31 ақпан 1990",
  "1990-02-31",
  "5 тамақ 1990",
  "12.03.20",
  "12.03-1985",
  "1894",
  "75",
  "31118",
  "12.03.1985 немесе 1986",
])("reads no year in %s, and says how it is written", (text) => {
  expect(yearOf(text)).toEqual([null, ["badYear"]]);
});

it("has no year where nothing is written", () => {
  expect(yearOf("  ")).toEqual([null, []]);
});
