import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  halfYearBefore,
  halfYearOf,
  isHoliday,
  mondayOf,
  plusDays,
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
    expect(isHoliday("2026-10-25")).toBe(true);
    expect(isHoliday("2031-03-22")).toBe(true);
    expect(isHoliday("2026-10-26")).toBe(false);
  });
});
