import { describe, expect, it } from "vitest";
import {
  formerIn,
  importContext,
  knownPerson,
  knownPost,
  knownSchools,
  otherSchool,
} from "#test/make-roster.ts";
import { Roster } from "../base/rules/roster.ts";
import { planCourses } from "./rules.ts";
import type { CourseValue } from "./schema.ts";

type Cells = Record<string, string>;
const usual: Cells = {
  code: "ab-1",
  family_name: "Омарова",
  given_name: "Айгүл",
  birth_year: "1984",
  programme: "Бірінші деңгей",
  completed_on: "20.05.2018",
};
const before: CourseValue = {
  id: "c1",
  teacherId: "p1",
  programme: "level1",
  completedOn: "2018-05-20",
  validUntil: "2021-05-20",
  hours: 240,
  provider: "ПШО",
  certificateNumber: "000123",
};

function plan(rows: Cells[], courses: CourseValue[] = []) {
  const elsewhere = knownPerson({
    id: "p2",
    givenName: "Әлия",
    posts: [knownPost({ id: "post2", schoolId: otherSchool.schoolId })],
  });
  const known = {
    schools: knownSchools,
    roster: new Roster([knownPerson(), elsewhere]),
    programmes: new Map([
      ["бірінші деңгей", "level1"],
      ["екінші деңгей", "level2"],
    ]),
    courses: new Map(
      courses.map((course) => [
        `${course.teacherId} ${course.programme} ${course.completedOn}`,
        course,
      ]),
    ),
  };
  const numbered = rows.map((more, at) => ({ number: at + 1, cells: { ...usual, ...more } }));
  return planCourses(numbered, known, importContext());
}

function problemsOf(...rows: Cells[]): string[] {
  return plan(rows).flatMap((row) =>
    row.outcome === "bad" ? row.problems.map(({ field, code }) => `${field} ${code}`) : [],
  );
}

describe("a course in a row", () => {
  it("is new where nothing is known of it, and what is empty is unknown", () => {
    expect(plan([{}])).toEqual([
      {
        number: 1,
        outcome: "new",
        value: {
          id: expect.any(String),
          teacherId: "p1",
          programme: "level1",
          completedOn: "2018-05-20",
          validUntil: null,
          hours: null,
          provider: null,
          certificateNumber: null,
        },
      },
    ]);
  });

  it.each([
    [{ programme: "" }, "programme missing"],
    [{ programme: "Сиқыр" }, "programme unknownWord"],
    [{ completed_on: "" }, "completed_on missing"],
    [{ completed_on: "2018" }, "completed_on badDay"],
    [{ completed_on: "2026-03-02" }, "completed_on future"],
    [{ valid_until: "2018-05-19" }, "valid_until untilBeforeFrom"],
    [{ hours: "0" }, "hours badNumber"],
    [{ hours: "1001" }, "hours badNumber"],
    [{ hours: "7,5" }, "hours badNumber"],
    [{ code: "XX" }, "code unknownSchool"],
    [{ given_name: "Жаңа" }, "family_name unknownTeacher"],
    [{ code: "AB-2", given_name: "Әлия" }, "family_name unknownTeacher"],
  ])("is refused with %j", (cells, problem) => {
    expect(problemsOf(cells)).toEqual([problem]);
  });

  it.each([
    { completed_on: "2026-03-01" },
    { valid_until: "2018-05-20" },
    { hours: "1" },
    { hours: "1 000" },
  ])("stands at its edge with %j", (cells) => {
    expect(problemsOf(cells)).toEqual([]);
  });

  it("is brought once in a file; another day or programme is another course", () => {
    expect(problemsOf({}, {})).toEqual(["programme duplicateInFile"]);
    expect(problemsOf({}, { completed_on: "2018-05-21" })).toEqual([]);
    expect(problemsOf({}, { programme: "Екінші деңгей" })).toEqual([]);
  });

  it("may be brought after a row of it that is wrong", () => {
    expect(problemsOf({ hours: "0" }, {})).toEqual(["hours badNumber"]);
  });
});

describe("a course that is known", () => {
  it("is the same where the row says it again, or leaves empty what is known", () => {
    expect(plan([{}], [before])).toMatchObject([{ outcome: "same", value: { id: "c1" } }]);
    const all = {
      valid_until: "2021-05-20",
      hours: "240",
      provider: "ПШО",
      certificate_number: "000123",
    };
    expect(plan([all], [before])).toMatchObject([{ outcome: "same" }]);
  });

  it.each([
    [{ valid_until: "2022-05-20" }, { valid_until: "2021-05-20" }],
    [{ hours: "241" }, { hours: "240" }],
    [{ provider: "Өрлеу" }, { provider: "ПШО" }],
    [{ certificate_number: "000124" }, { certificate_number: "000123" }],
  ])("is changed by %j, and what it said before is told", (cells, was) => {
    const [row] = plan([cells], [before]);
    expect(row).toMatchObject({ outcome: "changed" });
    expect(row && "changes" in row ? formerIn(row.changes) : null).toEqual(was);
  });

  it("of another day stays beside the new one", () => {
    const [row] = plan([{ completed_on: "2018-05-21" }], [before]);
    expect(row).toMatchObject({ outcome: "new" });
  });
});
