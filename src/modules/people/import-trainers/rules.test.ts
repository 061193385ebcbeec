import { describe, expect, it } from "vitest";
import { formerIn, importContext, knownPerson, knownSchools } from "#test/make-roster.ts";
import { Roster } from "../base/rules/roster.ts";
import { planTrainers } from "./rules.ts";
import type { TrainerValue } from "./schema.ts";

type Cells = Record<string, string>;
const usual: Cells = {
  code: "AB-1",
  family_name: "Омарова",
  given_name: "Айгүл",
  birth_year: "1984",
  direction: "Тренер по методике",
  from: "01.09.2019",
};
const direction: TrainerValue = {
  id: "t1",
  teacherId: "p1",
  direction: "methods_trainer",
  from: "2019-09-01",
  until: "2021-09-01",
  courseId: "c1",
};

function plan(rows: Cells[], held: TrainerValue[] = []) {
  const known = {
    schools: knownSchools,
    roster: new Roster([knownPerson()]),
    held: new Map([["p1", held]]),
    certified: new Map([
      ["p1 000123", "c1"],
      ["p1 000124", "c2"],
      ["p2 000125", "c3"],
    ]),
    numbers: new Map([
      ["c1", "000123"],
      ["c2", "000124"],
    ]),
  };
  const numbered = rows.map((more, at) => ({ number: at + 1, cells: { ...usual, ...more } }));
  return planTrainers(numbered, known, importContext());
}

function problemsOf(rows: Cells[], held: TrainerValue[] = []): string[] {
  return plan(rows, held).flatMap((row) =>
    row.outcome === "bad" ? row.problems.map(({ field, code }) => `${field} ${code}`) : [],
  );
}

describe("a direction in a row", () => {
  it("is new where it is not held, and has neither an end nor a course where none is told", () => {
    expect(plan([{}])).toEqual([
      {
        number: 1,
        outcome: "new",
        value: {
          id: expect.any(String),
          teacherId: "p1",
          direction: "methods_trainer",
          from: "2019-09-01",
          until: null,
          courseId: null,
        },
      },
    ]);
  });

  it.each([
    ["Бағалау үйлестірушісі", "assessment_coordinator"],
    ["Школьный тренер по исследованиям", "research_trainer"],
    ["School task developer and assessment expert", "task_expert"],
  ])("is said in any language: %s", (word, code) => {
    expect(plan([{ direction: word }])).toMatchObject([{ value: { direction: code } }]);
  });

  it.each([
    [{ direction: "" }, "direction missing"],
    [{ direction: "Сиқыршы" }, "direction unknownWord"],
    [{ from: "" }, "from missing"],
    [{ from: "2019" }, "from badDay"],
    [{ until: "2019-09-01" }, "until untilBeforeFrom"],
    [{ certificate_number: "999" }, "certificate_number unknownCertificate"],
    [{ certificate_number: "000125" }, "certificate_number unknownCertificate"],
    [{ given_name: "Жаңа" }, "family_name unknownTeacher"],
  ])("is refused with %j", (cells, problem) => {
    expect(problemsOf([cells])).toEqual([problem]);
  });

  it("may end on the day after it begins", () => {
    expect(problemsOf([{ until: "2019-09-02" }])).toEqual([]);
  });

  it("is brought once in a file, and after a row of it that is wrong", () => {
    expect(problemsOf([{}, { from: "2023-09-01" }])).toEqual(["direction duplicateInFile"]);
    expect(problemsOf([{}, { direction: "Зерттеу тренері" }])).toEqual([]);
    expect(problemsOf([{ certificate_number: "999" }, {}])).toEqual([
      "certificate_number unknownCertificate",
    ]);
  });
});

describe("a direction that is held", () => {
  it("is the one whose period the row's meets, and another where they only touch", () => {
    expect(plan([{ from: "2021-08-31" }], [direction])).toMatchObject([
      {
        outcome: "changed",
        changes: { from: { from: "2019-09-01" } },
        value: { id: "t1", until: "2021-09-01" },
      },
    ]);
    expect(plan([{ from: "2021-09-01" }], [direction])).toMatchObject([{ outcome: "new" }]);
    const earlier = { from: "2018-09-01", until: "2019-09-01" };
    expect(plan([earlier], [direction])).toMatchObject([{ outcome: "new" }]);
    expect(plan([{ ...earlier, until: "2019-09-02" }], [direction])).toMatchObject([
      { outcome: "changed", value: { id: "t1" } },
    ]);
  });

  it("lasts without an end, and since nobody knows when", () => {
    const lasting = { ...direction, from: null, until: null };
    expect(plan([{}], [lasting])).toMatchObject([
      { outcome: "changed", changes: { from: { from: "" } }, value: { id: "t1", until: null } },
    ]);
  });

  it("is the same where the row leaves empty what is known", () => {
    expect(plan([{}], [direction])).toMatchObject([
      { outcome: "same", value: { until: "2021-09-01", courseId: "c1" } },
    ]);
    expect(plan([{ certificate_number: "000123" }], [direction])).toMatchObject([
      { outcome: "same" },
    ]);
  });

  it.each([
    [{ until: "2022-09-01" }, { until: "2021-09-01" }],
    [{ certificate_number: "000124" }, { certificate_number: "000123" }],
  ])("is changed by %j, and what it was before is told", (cells, was) => {
    const [row] = plan([cells], [direction]);
    expect(row).toMatchObject({ outcome: "changed" });
    expect(row && "changes" in row ? formerIn(row.changes) : null).toEqual(was);
  });

  it("is refused where the row's period meets two, and not for another direction", () => {
    const later = { ...direction, id: "t2", from: "2022-09-01", until: null };
    expect(problemsOf([{}], [direction, later])).toEqual(["from severalPeriods"]);
    expect(problemsOf([{ until: "2022-09-01" }], [direction, later])).toEqual([]);
    const other = { ...later, direction: "task_expert" };
    expect(problemsOf([{}], [direction, other])).toEqual([]);
  });
});
