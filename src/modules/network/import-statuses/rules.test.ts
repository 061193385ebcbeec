import { describe, expect, it } from "vitest";
import { writtenOf } from "./actions.ts";
import { planStatuses, saidOf } from "./rules.ts";

const school = {
  id: "s1",
  code: "AB-1",
  opened: "2015-09-01",
  closed: "2026-01-01",
  regionKato: "r1",
  districtKato: "d1",
};
const partner = {
  id: "p1",
  schoolId: "s1",
  status: "partner" as const,
  from: "2019-09-01",
  until: "2021-09-01",
  orderNumber: "№ 5",
  orderDate: "2019-08-20",
  ledUntil: null,
};
const known = {
  schools: new Map([[school.code, school]]),
  statuses: new Map([["s1", [partner]]]),
};
const context = { asOf: "2026-03-01", today: "2026-03-01", mayKeep: () => true };

type Cells = Record<string, string>;
const usual: Cells = { code: "ab-1", status: "Ведущая", from: "01.09.2021", until: "2025-09-01" };

function plan(...rows: Cells[]) {
  const numbered = rows.map((more, at) => ({ number: at + 1, cells: { ...usual, ...more } }));
  return planStatuses(numbered, known, context);
}

function problemsOf(...rows: Cells[]): string[] {
  return plan(...rows).flatMap((row) =>
    row.outcome === "bad" ? row.problems.map(({ field, code }) => `${field} ${code}`) : [],
  );
}

describe("a status brought by a file", () => {
  it("begins where the one before ends, and is said in any language", () => {
    for (const status of ["leading", "ЖЕТЕКШІ мектеп", "ведущая школа"]) {
      const [row] = plan({ status });
      expect(row, status).toEqual({
        number: 1,
        outcome: "new",
        value: {
          id: null,
          schoolId: "s1",
          status: "leading",
          from: "2021-09-01",
          until: "2025-09-01",
          orderNumber: null,
          orderDate: null,
        },
      });
    }
  });

  it("meets neither a period of the registry nor one of the same file", () => {
    expect(problemsOf({ from: "2021-08-31" })).toEqual(["from overlapsRegistry"]);
    expect(problemsOf({ until: "2024-09-01" }, { from: "2024-08-31" })).toEqual([
      "from overlapInFile",
    ]);
    expect(problemsOf({ until: "2024-09-01" }, { from: "2024-09-01" })).toEqual([]);
  });

  it("changes the one that began on its day, and is the same without news of it", () => {
    const row = { status: "partner", from: "2019-09-01", until: "2021-09-01" };
    const news = [{}, { order_number: "№ 6" }, { order_date: "21.08.2019" }, { until: "" }];
    const outcomes = news.map((more) => plan({ ...row, ...more })[0]?.outcome);
    expect(outcomes).toEqual(["same", "changed", "changed", "changed"]);
    expect(plan({ ...row, until: "2021-08-01" })[0]).toMatchObject({
      outcome: "changed",
      value: { id: "p1", until: "2021-08-01" },
    });
  });

  it("lies within the life of the school", () => {
    expect(problemsOf({ from: "2015-08-31", until: "2015-10-01" })).toEqual(["from schoolNotOpen"]);
    expect(problemsOf({ until: "2026-01-02" })).toEqual(["from schoolNotOpen"]);
    expect(problemsOf({ until: "2026-01-01" })).toEqual([]);
  });

  it("is of a school that is known and kept by who brings it", () => {
    expect(problemsOf({ code: "AB-2" })).toEqual(["code unknownSchool"]);
    const rows = [{ number: 1, cells: usual }];
    const [row] = planStatuses(rows, known, { ...context, mayKeep: () => false });
    expect(row).toMatchObject({ outcome: "bad", problems: [{ code: "outsideTerritory" }] });
  });
});

describe("what a row says of a status", () => {
  it("is read again as it was, and not at all where it cannot be", () => {
    expect(saidOf({ number: 1, cells: usual })).toEqual({
      code: "AB-1",
      status: "leading",
      from: "2021-09-01",
      until: "2025-09-01",
    });
    const wrong = [{ status: "главная" }, { from: "" }, { until: "2021-09-01" }];
    for (const more of wrong)
      expect(saidOf({ number: 1, cells: { ...usual, ...more } }), JSON.stringify(more)).toBeNull();
  });
});

it("tells the history of each school of an end that moved, and of nothing where it stayed", () => {
  const stayed = { schoolIds: ["a"], from: null, to: null };
  const moved = { schoolIds: ["b", "c"], from: "2025-01-01", to: "2026-01-01" };
  const changes = { until: { from: "2025-01-01", to: "2026-01-01" } };
  expect(writtenOf([stayed, moved])).toEqual([
    { id: "a", changes: {} },
    { id: "b", changes },
    { id: "c", changes },
  ]);
});

describe("a leading status that a file ends", () => {
  const leading = {
    ...partner,
    status: "leading" as const,
    from: "2021-09-01",
    until: null,
    ledUntil: "2025-09-01",
  };
  const problemsWith = (until: string) => {
    const held = { ...known, statuses: new Map([["s1", [leading]]]) };
    const [row] = planStatuses([{ number: 1, cells: { ...usual, until } }], held, context);
    return row?.outcome === "bad" ? row.problems.map(({ code }) => code) : row?.outcome;
  };

  it("does not end before its circle does", () => {
    expect(problemsWith("2025-08-31")).toEqual(["circleRuns"]);
    expect(problemsWith("2025-09-01")).toBe("changed");
  });
});
