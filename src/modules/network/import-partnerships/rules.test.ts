import { describe, expect, it } from "vitest";
import { mostPartners } from "../partnerships/schema.ts";
import { circlesIn, planPartnerships, saidOf } from "./rules.ts";
import type { KnownPartnership } from "./schema.ts";

type Cells = Record<string, string>;
const schoolOf = (code: string) => ({
  id: code.toLowerCase(),
  code,
  regionKato: code === "FAR" ? "r2" : "r1",
  districtKato: "d1",
});
const many = Array.from({ length: mostPartners + 1 }, (_, at) => `P-${at}`);
const schools = new Map(["HUB", "FAR", ...many].map((code) => [code, schoolOf(code)]));
const leading = new Map([
  ["hub", [{ from: "2019-09-01", until: null }]],
  ["far", [{ from: "2019-09-01", until: "2021-09-01" }]],
]);
const context = {
  asOf: "2026-03-01",
  today: "2026-03-01",
  mayKeep: ({ regionKato }: { regionKato: string }) => regionKato === "r1",
};
const usual: Cells = { leading_code: "hub", partner_code: "p-0", from: "2020-09-01" };

function plan(rows: Cells[], partnerships: KnownPartnership[] = []) {
  const numbered = rows.map((more, at) => ({ number: at + 1, cells: { ...usual, ...more } }));
  return planPartnerships(numbered, { schools, leading, partnerships }, context);
}

function problemsOf(rows: Cells[], partnerships: KnownPartnership[] = []): string[] {
  return plan(rows, partnerships).flatMap((row) =>
    row.outcome === "bad" ? row.problems.map(({ field, code }) => `${field} ${code}`) : [],
  );
}

const held: KnownPartnership = {
  id: "k1",
  leadingId: "hub",
  partnerId: "p-0",
  kind: "circle",
  from: "2020-09-01",
  until: null,
  reason: "Приказ",
};

describe("a partnership brought by a file", () => {
  it("is of a circle unless it says otherwise", () => {
    expect(plan([{}])[0]).toMatchObject({
      outcome: "new",
      value: { id: null, leadingId: "hub", partnerId: "p-0", kind: "circle", until: null },
    });
    expect(plan([{ kind: "Цепочка", reason: "Опыт" }])[0]).toMatchObject({
      value: { kind: "chain", reason: "Опыт" },
    });
    expect(problemsOf([{ kind: "Цепочка" }])).toEqual(["reason chainReason"]);
  });

  it("is led by a school that led then and is kept by who brings it", () => {
    expect(problemsOf([{ from: "2019-08-31" }])).toEqual(["leading_code notLeadingThen"]);
    expect(problemsOf([{ from: "2019-09-01" }])).toEqual([]);
    expect(problemsOf([{ leading_code: "P-1" }])).toEqual(["leading_code notLeadingThen"]);
    expect(problemsOf([{ leading_code: "FAR" }])).toEqual(["leading_code outsideTerritory"]);
    expect(problemsOf([{ leading_code: "FAR", from: "2021-09-01" }])).toEqual([
      "leading_code outsideTerritory",
      "leading_code notLeadingThen",
    ]);
    expect(problemsOf([{ partner_code: "HUB" }])).toEqual(["partner_code sameSchool"]);
    expect(problemsOf([{ partner_code: "P-99" }])).toEqual(["partner_code unknownSchool"]);
  });

  it("changes the one that began on its day, and is the same without news of it", () => {
    const news = [{}, { reason: "Приказ" }, { reason: "Другой" }, { until: "2025-09-01" }];
    const outcomes = news.map((more) => plan([more], [held])[0]?.outcome);
    expect(outcomes).toEqual(["same", "same", "changed", "changed"]);
    expect(plan([{ until: "2025-09-01" }], [held])[0]).toMatchObject({ value: { id: "k1" } });
  });

  it("is one of a school at a time, in the registry and in the file", () => {
    expect(problemsOf([{ from: "2021-09-01" }], [held])).toEqual(["partner_code alreadyTogether"]);
    expect(problemsOf([{ until: "2021-09-01" }, { from: "2021-09-01" }])).toEqual([]);
    expect(problemsOf([{}, { from: "2021-09-01" }])).toEqual(["partner_code alreadyTogether"]);
    const others = [{ ...held, leadingId: "far" }];
    expect(problemsOf([{}], others)).toEqual(["partner_code hasOtherCircle"]);
    expect(problemsOf([{ kind: "chain", reason: "Опыт" }], others)).toEqual([]);
  });

  it("is one too many beyond the most a circle holds, unless a reason says why", () => {
    const rows = many.map((partner_code) => ({ partner_code }));
    expect(problemsOf(rows)).toEqual(["reason tooMany"]);
    expect(problemsOf(rows.slice(1))).toEqual([]);
    expect(problemsOf([...rows.slice(1), { partner_code: "P-0", reason: "Приказ" }])).toEqual([]);
  });
});

it("reads again what a row said of two schools, and nothing without a first day", () => {
  expect(saidOf({ number: 1, cells: { ...usual, kind: "chain", until: "2025-09-01" } })).toEqual({
    leadingCode: "HUB",
    partnerCode: "P-0",
    kind: "chain",
    from: "2020-09-01",
    until: "2025-09-01",
  });
  expect(saidOf({ number: 1, cells: { ...usual, from: "" } })).toBeNull();
});

describe("rows about a link that is known", () => {
  it("are one: a second is told as said twice", () => {
    expect(problemsOf([{ until: "2024-09-01" }, { until: "2025-09-01" }], [held])).toEqual([
      "partner_code duplicateInFile",
    ]);
    expect(problemsOf([{ until: "2024-09-01" }, {}])).toEqual(["partner_code duplicateInFile"]);
  });

  it("are known to the rows after them as they leave it", () => {
    const ended = { ...held, until: "2021-01-01" };
    const other = { leading_code: "far", from: "2021-02-01", until: "2021-06-01" };
    const wide = { ...context, mayKeep: () => true };
    const planned = (until: string) =>
      planPartnerships(
        [{ until }, other].map((more, at) => ({ number: at + 1, cells: { ...usual, ...more } })),
        { schools, leading, partnerships: [ended] },
        wide,
      ).map((row) => (row.outcome === "bad" ? row.problems.map(({ code }) => code) : row.outcome));
    expect(planned("2022-09-01")).toEqual(["changed", ["hasOtherCircle"]]);
    expect(planned("2020-12-01")).toEqual(["changed", "new"]);
  });
});

describe("rows that tie schools", () => {
  const rowOf = (leading_code: string, partner_code: string) => ({
    number: 1,
    cells: { leading_code, partner_code },
  });

  it("are of one circle however far apart they stand, and in whatever case codes are written", () => {
    const rows = [
      rowOf("A", "B"),
      rowOf("C", "D"),
      rowOf("e", "f"),
      rowOf("G", "b"),
      rowOf("F", "D"),
    ];
    const circleOf = circlesIn(rows);
    const circles = rows.map(circleOf);
    expect(new Set(circles).size).toBe(2);
    expect(circles[3]).toBe(circles[0]);
    expect([circles[2], circles[4]]).toEqual([circles[1], circles[1]]);
  });

  it("do not tie those that name no school", () => {
    const rows = [rowOf("A", ""), rowOf("B", ""), rowOf("", "")];
    expect(new Set(rows.map(circlesIn(rows))).size).toBe(3);
  });

  it("may be a chain of a hundred thousand", () => {
    const rows = Array.from({ length: 100_000 }, (_, at) => rowOf(`S${at}`, `S${at + 1}`));
    expect(new Set(rows.map(circlesIn(rows))).size).toBe(1);
    const reversed = rows.toReversed();
    expect(new Set(reversed.map(circlesIn(reversed))).size).toBe(1);
  });
});
