import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mondayOf, plusDays } from "#lib/dates.ts";
import {
  halfYearBefore,
  halfYearOf,
  isHoliday,
  isUsualBreak,
  weeksAhead,
  weeksOf,
} from "./school-year.ts";

const halfYears = fc
  .tuple(fc.integer({ min: 2015, max: 2090 }), fc.constantFrom(1, 2))
  .map(([year, half]) => `${year}-${half}`);

describe("the school year", () => {
  it("has weeks that begin on Mondays, one after another, and cover the half-year", () => {
    fc.assert(
      fc.property(halfYears, (halfYear) => {
        const weeks = weeksOf(halfYear);
        for (const [at, week] of weeks.entries()) {
          expect(mondayOf(week)).toBe(week);
          const next = weeks[at + 1];
          if (next) expect(plusDays(week, 7)).toBe(next);
        }
        expect(weeks.length).toBeGreaterThanOrEqual(17);
        expect(weeks.length).toBeLessThanOrEqual(22);
      }),
    );
  });

  it("tells the half-year of a day, and the one before it", () => {
    expect(halfYearBefore("2026-2")).toBe("2026-1");
    expect(halfYearBefore("2026-1")).toBe("2025-2");
    fc.assert(
      fc.property(halfYears, (halfYear) => {
        expect(halfYearOf(weeksOf(halfYear).at(2) ?? "")).toBe(halfYear);
      }),
    );
  });

  it("knows the holidays of every year", () => {
    const days = (year: number) =>
      Array.from({ length: 365 }, (_, at) => plusDays(`${year}-01-01`, at));
    const found = (year: number) =>
      days(year)
        .filter(isHoliday)
        .map((day) => day.slice(5));
    // New Year, Orthodox Christmas, Women's Day, Nauryz, unity, defenders, victory, the capital, two of the state, independence.
    const law = [
      ...["01-01", "01-02", "01-07", "03-08", "03-21", "03-22", "03-23", "05-01", "05-07"],
      ...["05-09", "07-06", "08-30", "10-25", "12-16"],
    ];
    expect(found(2026)).toEqual(law);
    expect(found(2031)).toEqual(law);
  });

  it("rests from the first day of a usual break until its last", () => {
    const edges = [
      ["12-29", "12-30"],
      ["03-20", "03-21"],
      ["05-31", "06-01"],
      ["10-26", "10-27"],
    ];
    for (const [lessons, rest] of edges) {
      expect(isUsualBreak(`2026-${lessons}`)).toBe(false);
      expect(isUsualBreak(`2026-${rest}`)).toBe(true);
    }
    const ends = [
      ["01-07", "01-08"],
      ["03-29", "03-30"],
      ["08-31", "09-01"],
      ["11-02", "11-03"],
    ];
    for (const [rest, lessons] of ends) {
      expect(isUsualBreak(`2026-${rest}`)).toBe(true);
      expect(isUsualBreak(`2026-${lessons}`)).toBe(false);
    }
    expect(isUsualBreak("2026-12-31")).toBe(true);
    expect(isUsualBreak("2027-01-01")).toBe(true);
  });

  it("turns on the first of September", () => {
    expect(halfYearOf("2026-08-31")).toBe("2025-2");
    expect(halfYearOf("2026-09-01")).toBe("2026-1");
    expect(halfYearOf("2026-12-31")).toBe("2026-1");
    expect(halfYearOf("2027-01-01")).toBe("2026-2");
  });

  it("begins a half-year in the week of its first day and ends it in that of its last", () => {
    const ends = (halfYear: string) => [weeksOf(halfYear).at(0), weeksOf(halfYear).at(-1)];
    expect(ends("2026-1")).toEqual(["2026-08-31", "2026-12-28"]);
    expect(ends("2026-2")).toEqual(["2027-01-04", "2027-05-31"]);
  });

  it("has ahead the weeks after this one whose Wednesday has lessons", () => {
    const weeks = ["2026-10-19", "2026-10-26", "2026-11-02", "2026-11-09"];
    expect(weeksAhead(weeks, "2026-10-18")).toEqual(["2026-10-19", "2026-11-02", "2026-11-09"]);
    expect(weeksAhead(weeks, "2026-10-19")).toEqual(["2026-11-02", "2026-11-09"]);
    expect(weeksAhead(weeks, "2026-11-09")).toEqual([]);
  });
});
