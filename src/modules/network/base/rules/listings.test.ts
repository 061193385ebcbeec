import { describe, expect, it } from "vitest";
import { dayNumber, heldOn, partnersOn, stretchesOf } from "./listings.ts";

describe("a day's number", () => {
  it("counts days since 1970", () => {
    expect(dayNumber("1970-01-01")).toBe(0);
    expect(dayNumber("1970-01-02")).toBe(1);
    expect(dayNumber("1969-12-31")).toBe(-1);
  });

  it("is an end of 32 bits where time has no end, or none is told", () => {
    expect(dayNumber("-infinity")).toBe(-2147483648);
    expect(dayNumber("infinity")).toBe(2147483647);
    expect(dayNumber(undefined)).toBe(2147483647);
  });
});

describe("the partners of a circle", () => {
  const circles = stretchesOf([
    "hub|1970-01-02|1970-01-11",
    "hub|1970-01-05|infinity",
    "other|-infinity|infinity",
  ]);

  it("are gathered by their leading school", () => {
    expect([...circles]).toEqual([
      [
        "hub",
        [
          { from: 1, until: 10 },
          { from: 4, until: 2147483647 },
        ],
      ],
      ["other", [{ from: -2147483648, until: 2147483647 }]],
    ]);
    expect([...stretchesOf([])]).toEqual([]);
  });

  it("are counted from the first day of each until the day before its end", () => {
    const on = (day: number) => partnersOn(circles, "hub", day);
    expect([on(0), on(1), on(3), on(4)]).toEqual([0, 1, 1, 2]);
    expect([on(9), on(10)]).toEqual([2, 1]);
  });

  it("are none of a school that leads no circle", () => {
    expect(partnersOn(circles, "nobody", 5)).toBe(0);
  });
});

it("keeps of rows those that hold on the day, in their order", () => {
  const rows = [
    { id: 1, during: "[2019-09-01,2020-09-01)" },
    { id: 2, during: "[2020-09-01,)" },
    { id: 3, during: "[2018-01-01,)" },
  ];
  expect(heldOn(rows, "2020-08-31").map(({ id }) => id)).toEqual([1, 3]);
  expect(heldOn(rows, "2020-09-01").map(({ id }) => id)).toEqual([2, 3]);
  expect(heldOn([], "2020-09-01")).toEqual([]);
});
