import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  boundsOf,
  daysOfWeek,
  filterParams,
  monthOf,
  monthsFrom,
  neighbourOf,
  nextMonth,
  offeredFacets,
  previousMonth,
  spanOf,
  weeksOfMonth,
} from "./rules.ts";

const days = fc
  .date({ min: new Date("2012-01-01"), max: new Date("2090-01-01"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe("the sheet of a month", () => {
  it("has every day of the month in weeks that begin on Monday, and no day twice", () => {
    fc.assert(
      fc.property(days, (day) => {
        const weeks = weeksOfMonth(day);
        const all = weeks.flat();
        const month = all.filter((one) => monthOf(one) === monthOf(day));
        expect(new Date(`${all[0]}T00:00:00Z`).getUTCDay()).toBe(1);
        expect(all).toEqual([...new Set(all)].sort());
        expect(month[0]).toBe(monthOf(day));
        expect(month).toHaveLength(
          (Date.parse(nextMonth(day)) - Date.parse(monthOf(day))) / 86_400_000,
        );
        for (const week of weeks) expect(week).toHaveLength(7);
      }),
    );
  });

  it("has no week that lies in another month whole", () => {
    expect(weeksOfMonth("2026-03-15").map(([monday]) => monday)).toEqual([
      "2026-02-23",
      "2026-03-02",
      "2026-03-09",
      "2026-03-16",
      "2026-03-23",
      "2026-03-30",
    ]);
    // February 2027 begins on a Monday and ends on a Sunday.
    expect(weeksOfMonth("2027-02-01")).toHaveLength(4);
  });
});

describe("the way from one view to the next", () => {
  it("goes to the month after and comes back", () => {
    fc.assert(
      fc.property(days, (day) => {
        expect(previousMonth(nextMonth(day))).toBe(monthOf(day));
        expect(neighbourOf("day", { day: neighbourOf("day", { day, step: 1 }), step: -1 })).toBe(
          day,
        );
        expect(monthsFrom(day, 3)[2]).toBe(nextMonth(nextMonth(day)));
      }),
    );
    expect([nextMonth("2026-01-31"), previousMonth("2026-03-31")]).toEqual([
      "2026-02-01",
      "2026-02-01",
    ]);
    expect([nextMonth("2026-12-31"), previousMonth("2027-01-01")]).toEqual([
      "2027-01-01",
      "2026-12-01",
    ]);
  });

  it("is a day, a week from Monday, or a month", () => {
    const beside = (view: "month" | "week" | "day" | "list") =>
      ([-1, 1] as const).map((step) => neighbourOf(view, { day: "2026-03-01", step }));
    expect(beside("day")).toEqual(["2026-02-28", "2026-03-02"]);
    expect(beside("week")).toEqual(["2026-02-16", "2026-03-02"]);
    expect(beside("month")).toEqual(["2026-02-01", "2026-04-01"]);
    expect(beside("list")).toEqual(["2026-02-01", "2026-04-01"]);
  });

  it("lists months by their first days, this one first", () => {
    expect(monthsFrom("2026-11-29", 3)).toEqual(["2026-11-01", "2026-12-01", "2027-01-01"]);
    expect(monthsFrom("2026-11-29", 1)).toEqual(["2026-11-01"]);
  });

  it("lists the days of a week from Monday to Sunday", () => {
    const week = daysOfWeek("2026-03-01");
    expect([week.length, week.at(0), week.at(-1)]).toEqual([7, "2026-02-23", "2026-03-01"]);
  });
});

it("shows the days of a view, and needs the months they lie in", () => {
  expect(spanOf("month", "2026-02-14")).toEqual({
    months: ["2026-02-01"],
    from: "2026-02-01",
    until: "2026-02-28",
  });
  expect(spanOf("week", "2026-03-01")).toEqual({
    months: ["2026-02-01", "2026-03-01"],
    from: "2026-02-23",
    until: "2026-03-01",
  });
  expect(spanOf("week", "2026-03-11")).toEqual({
    months: ["2026-03-01"],
    from: "2026-03-09",
    until: "2026-03-15",
  });
  expect(spanOf("day", "2026-03-11")).toEqual({
    months: ["2026-03-01"],
    from: "2026-03-11",
    until: "2026-03-11",
  });
  expect(spanOf("list", "2026-10-11")).toEqual({
    months: ["2026-10-01", "2026-11-01", "2026-12-01", "2027-01-01", "2027-02-01", "2027-03-01"],
    from: "2026-10-11",
    until: "2027-03-31",
  });
});

it("takes an event to a month from 32 days before it, by the clock of Kazakhstan", () => {
  expect(boundsOf("2026-03-01")).toEqual({
    earliest: Date.parse("2026-01-27T19:00:00Z"),
    from: Date.parse("2026-02-28T19:00:00Z"),
    until: Date.parse("2026-03-31T19:00:00Z"),
  });
});

describe("the filters that are offered", () => {
  it("are none that needs another first, until that one is chosen", () => {
    const always = ["region", "group", "subject", "language", "form", "open"];
    expect(offeredFacets({})).toEqual(always);
    expect(offeredFacets({ region: "r1" })).toEqual([
      "district",
      ...["group", "subject", "language", "form", "open"],
    ]);
    expect(offeredFacets({ region: "r1", district: "d1" })).toEqual([
      ...["group", "subject", "language", "form", "circle", "open"],
    ]);
    expect(offeredFacets({ group: "lesson" })).toEqual([
      ...["region", "type", "subject", "language", "form", "open"],
    ]);
  });

  it("are none that is chosen already", () => {
    expect(offeredFacets({ subject: "math", language: "kk", form: "online" })).toEqual([
      "region",
      "group",
      "open",
    ]);
  });
});

it("hands the filters on to a feed, and nothing of the page", () => {
  const filters = {
    region: "r1",
    district: "d1",
    group: "lesson",
    type: "t",
    subject: "math",
    language: "kk",
    form: "online",
    circle: "hub",
    open: "circle",
    q: "абай",
  } as const;
  expect(filterParams(filters)).toEqual(filters);
  const view = { ...filters, view: "week", page: 3 };
  expect(filterParams(view)).toEqual(filters);
});
