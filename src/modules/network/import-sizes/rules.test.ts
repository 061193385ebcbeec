import { expect, it } from "vitest";
import { planSizes } from "./rules.ts";

const school = { id: "s1", code: "AB-1", regionKato: "r1", districtKato: "d1" };
const known = {
  schools: new Map([[school.code, school]]),
  sizes: new Map([["s1 2024", { pupils: 300, teachers: 30 }]]),
};
const context = {
  asOf: "2026-03-01",
  today: "2026-03-01",
  mayKeep: ({ regionKato }: { regionKato: string }) => regionKato === "r1",
};
const usual = { code: "ab-1 ", year: "2025", pupils: "310", teachers: "31" };

function plan(...rows: Partial<typeof usual>[]) {
  const numbered = rows.map((more, at) => ({ number: at + 1, cells: { ...usual, ...more } }));
  return planSizes(numbered, known, context);
}

function problemsOf(...rows: Partial<typeof usual>[]): string[] {
  return plan(...rows).flatMap((row) =>
    row.outcome === "bad" ? row.problems.map(({ field, code }) => `${field} ${code}`) : [],
  );
}

it("is new for a year without numbers, and says whether the others change", () => {
  expect(plan({})).toEqual([
    {
      number: 1,
      outcome: "new",
      value: { schoolId: "s1", year: 2025, pupils: 310, teachers: 31 },
    },
  ]);
  const of2024 = { year: "2024", pupils: "300", teachers: "30" };
  const again = [of2024, { ...of2024, teachers: "29" }, { ...of2024, pupils: "301" }];
  const outcomes = again.map((row) => plan(row)[0]?.outcome);
  expect(outcomes).toEqual(["same", "changed", "changed"]);
});

it("keeps a school without pupils apart from one whose number is not known", () => {
  expect(plan({ pupils: "0" })[0]?.outcome).toBe("new");
  expect(problemsOf({ pupils: "" })).toEqual(["pupils missing"]);
});

it("refuses a school that is unknown or somebody else's", () => {
  expect(problemsOf({ code: "AB-2" })).toEqual(["code unknownSchool"]);
  const elsewhere = { ...context, mayKeep: () => false };
  expect(planSizes([{ number: 1, cells: usual }], known, elsewhere)).toEqual([
    {
      number: 1,
      outcome: "bad",
      problems: [{ field: "code", code: "outsideTerritory", value: "ab-1" }],
    },
  ]);
});

it.each([
  ["year", "1999"],
  ["year", "2101"],
  ["pupils", "-1"],
  ["pupils", "20001"],
  ["pupils", "12,5"],
  ["teachers", "2001"],
])("refuses %s of %s", (field, text) => {
  expect(problemsOf({ [field]: text })).toEqual([`${field} badNumber`]);
});

it("takes one row of a school and a year, however the code is written", () => {
  expect(problemsOf({}, { code: "AB-1" }, { year: "2024" })).toEqual(["year duplicateInFile"]);
});

it("is one of a year however the year is written, and of no year as programs write it", () => {
  expect(problemsOf({}, { year: "2025.0" }, { year: " 2025 " })).toEqual([
    "year duplicateInFile",
    "year duplicateInFile",
  ]);
  expect(problemsOf({ year: "0x7E9" })).toEqual(["year badNumber"]);
  expect(problemsOf({ year: "2.025e3" })).toEqual(["year badNumber"]);
});
