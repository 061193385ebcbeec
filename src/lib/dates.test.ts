import { describe, expect, it } from "vitest";
import { mondayOf, plusDays } from "./dates.ts";

describe("the calendar", () => {
  it("begins each week on Monday, Sunday being its last day", () => {
    expect(mondayOf("2026-11-29")).toBe("2026-11-23");
    expect(mondayOf("2026-11-30")).toBe("2026-11-30");
    expect(mondayOf("2026-12-01")).toBe("2026-11-30");
  });

  it("counts days over the ends of months and leap years, and back", () => {
    expect(plusDays("2028-02-28", 1)).toBe("2028-02-29");
    expect(plusDays("2026-12-31", 1)).toBe("2027-01-01");
    expect(plusDays("2026-03-01", -1)).toBe("2026-02-28");
    expect(plusDays("2026-03-01", 0)).toBe("2026-03-01");
  });
});
