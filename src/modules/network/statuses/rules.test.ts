import { describe, expect, it } from "vitest";
import { whoMayAt } from "#test/people-of-roles.ts";
import { canDecideStatus } from "./access.ts";
import { confirmedAs, whyNotConfirm, whyNotEnd } from "./rules.ts";

it("lets the region decide on statuses inside its borders, and the national team everywhere", () => {
  const ofRegion = ["national", "regional"];
  expect(whoMayAt(canDecideStatus)).toEqual({
    own: ofRegion,
    ofDistrict: ofRegion,
    ofCircle: ofRegion,
    ofRegion,
    elsewhere: ["national"],
  });
});

describe("confirming a status", () => {
  const leading = { status: "leading", during: "[2025-09-01,2026-09-01)" };
  const asked = "2026-02-10";

  it("is for leading schools alone", () => {
    expect(whyNotConfirm(leading, asked)).toBeNull();
    for (const status of ["partner", "pilot", "nis"])
      expect(whyNotConfirm({ ...leading, status }, asked)).toBe("notLeading");
  });

  it("is for a status that runs today: from its first day until the day before its end", () => {
    const on = (today: string) => whyNotConfirm(leading, today);
    expect([on("2025-08-31"), on("2025-09-01")]).toEqual(["notLeading", null]);
    expect([on("2026-08-31"), on("2026-09-01")]).toEqual([null, "notLeading"]);
    expect(whyNotConfirm({ ...leading, during: "[2019-10-24,)" }, asked)).toBeNull();
  });

  it("is done once for a school year, which begins in September", () => {
    const confirmed = (years: number[], today: string) =>
      confirmedAs(
        years.map((schoolYear) => ({ schoolYear, note: null })),
        { note: null, today },
      );
    expect(confirmed([2025], "2026-05-31")).toBe("said");
    expect(confirmed([2024, 2026], "2026-05-31")).toBeNull();
    expect(confirmed([2025], "2026-09-01")).toBeNull();
    expect(confirmed([2025, 2026], "2026-09-01")).toBe("said");
    expect(confirmed([], "2026-09-01")).toBeNull();
  });

  it("drops no note: who says another one than was said is told", () => {
    const said = (was: string | null, note: string | null) =>
      confirmedAs([{ schoolYear: 2025, note: was }], { note, today: "2026-05-31" });
    expect([said("A", "A"), said("A", null), said(null, null)]).toEqual(["said", "said", "said"]);
    expect([said(null, "B"), said("A", "B")]).toEqual(["otherwise", "otherwise"]);
  });
});

describe("ending a status", () => {
  const period = { from: "2025-09-01", until: "2026-09-01" };

  it("is on a day after its first and before its end", () => {
    expect(whyNotEnd(period, "2025-09-01")).toBe("beforeStart");
    expect(whyNotEnd(period, "2025-09-02")).toBeNull();
    expect(whyNotEnd(period, "2026-08-31")).toBeNull();
    expect(whyNotEnd(period, "2026-09-01")).toBe("notRunning");
  });

  it("is on any day where nobody knows when it began, and on any later one where no end is set", () => {
    expect(whyNotEnd({ from: null, until: null }, "1991-12-16")).toBeNull();
    expect(whyNotEnd({ from: "2025-09-01", until: null }, "2099-01-01")).toBeNull();
  });
});
