import { describe, expect, it } from "vitest";
import {
  importContext,
  knownPerson,
  knownPost,
  knownSchools,
  otherSchool,
} from "#test/make-roster.ts";
import { Roster } from "../base/rules/roster.ts";
import { type KnownActs, keyOf, namesIn, planActs } from "./rules.ts";
import type { Act, KnownCourse } from "./schema.ts";

const trainer = knownPerson({ id: "t", familyName: "Тренерова" });
const other = knownPerson({ id: "o", familyName: "Екінші", birthYear: 1990 });
const learner = knownPerson({ id: "l", familyName: "Оқушы" });
const ofOthers = knownPerson({
  id: "x",
  familyName: "Бөтен",
  posts: [knownPost({ schoolId: otherSchool.schoolId, regionKato: "r2" })],
});

type Cells = Record<string, string>;
const usual: Cells = {
  programme: "Бағдарлама",
  code: "AB-1",
  from: "2024-11-04",
  until: "2024-11-15",
  hours: "36",
  trainers: "Тренерова Айгүл",
  trained: "Оқушы Айгүл",
};
const passed: KnownCourse = {
  id: "c0",
  teacherId: "t",
  programme: "pr",
  completedOn: "2024-11-04",
  actId: null,
};
const act: Act = {
  id: "a1",
  programme: "pr",
  schoolId: "s1",
  place: null,
  from: "2024-11-04",
  until: "2024-11-15",
  hours: 36,
  exception: null,
  trainers: ["t"],
};

/** The people above, of whom the trainer has passed the programme. */
function around(more: Partial<KnownActs> = {}): KnownActs {
  return {
    schools: knownSchools,
    roster: new Roster([trainer, other, learner, ofOthers]),
    programmes: new Map([["бағдарлама", "pr"]]),
    acts: new Map(),
    courses: new Map([["t pr", [passed]]]),
    directions: new Map(),
    above: new Map(),
    ...more,
  };
}

function plan(rows: Cells[], known = around(), mayTrainElsewhere = false) {
  const numbered = rows.map((more, at) => ({ number: at + 1, cells: { ...usual, ...more } }));
  return planActs(numbered, known, importContext({ mayTrainElsewhere }));
}

function problemsOf(rows: Cells[], known = around(), mayTrainElsewhere = false): string[] {
  return plan(rows, known, mayTrainElsewhere).flatMap((row) =>
    row.outcome === "bad" ? row.problems.map(({ field, code }) => `${field} ${code}`) : [],
  );
}

describe("a training in a row", () => {
  it("is new where none is known, with a course for each of those who were trained", () => {
    const [row] = plan([{ trained: "Оқушы Айгүл; Екінші Айгүл (1990); Оқушы Айгүл" }]);
    expect(row).toEqual({
      number: 1,
      outcome: "new",
      value: {
        act: { ...act, id: expect.any(String) },
        isNew: true,
        actChanged: false,
        trained: [
          { teacherId: "l", courseId: expect.any(String) },
          { teacherId: "o", courseId: expect.any(String) },
        ],
      },
    });
  });

  it.each([
    [{ programme: "" }, "programme missing"],
    [{ programme: "Сиқыр" }, "programme unknownWord"],
    [{ code: "XX" }, "code unknownSchool"],
    [{ code: "AB-2" }, "code outsideTerritory"],
    [{ code: "" }, "code schoolOrPlace"],
    [{ code: "", place: "Астана" }, "place outsideTerritory"],
    [{ from: "" }, "from missing"],
    [{ from: "2024-11-16" }, "until untilBeforeFrom"],
    [{ until: "2026-03-02" }, "until future"],
    [{ hours: "" }, "hours missing"],
    [{ hours: "0" }, "hours badNumber"],
    [{ hours: "1001" }, "hours badNumber"],
    [{ trainers: "" }, "trainers missing"],
    [{ trainers: "Жоқ Адам" }, "trainers unknownTeacher"],
    [{ trained: "" }, "trained missing"],
    [{ trained: "Оқушы Айгүл (1990)" }, "trained unknownTeacher"],
    // Whoever others keep is nobody, with the right year too: else one could guess it.
    [{ trained: "Бөтен Айгүл" }, "trained unknownTeacher"],
    [{ trained: "Бөтен Айгүл (1984)" }, "trained unknownTeacher"],
    [{ trained: "Тренерова Айгүл" }, "trained trainsAndLearns"],
  ])("is refused with %j", (cells, problem) => {
    expect(problemsOf([cells])).toEqual([problem]);
  });

  it.each([{ until: "2024-11-04" }, { until: "2026-03-01" }, { hours: "1" }, { hours: "1000" }])(
    "stands at its edge with %j",
    (cells) => {
      expect(problemsOf([cells])).toEqual([]);
    },
  );

  it("lasts one day where no other is told", () => {
    const [row] = plan([{ until: "" }]);
    expect(row).toMatchObject({ value: { act: { from: "2024-11-04", until: "2024-11-04" } } });
  });

  it("takes place elsewhere for those who may, and a school comes before a place", () => {
    const elsewhere = { code: "", place: "Астана" };
    expect(problemsOf([elsewhere], around(), true)).toEqual([]);
    expect(plan([elsewhere], around(), true)).toMatchObject([
      { value: { act: { schoolId: null, place: "Астана" } } },
    ]);
    expect(plan([{ place: "Астана" }])).toMatchObject([
      { value: { act: { schoolId: "s1", place: null } } },
    ]);
  });
});

describe("who trains", () => {
  const nobody = () => around({ courses: new Map() });

  it("has passed the programme by the first day, or there is a reason", () => {
    const late = { ...passed, completedOn: "2024-11-05" };
    expect(problemsOf([{}], nobody())).toEqual(["trainers notTrained"]);
    expect(problemsOf([{}], around({ courses: new Map([["t pr", [late]]]) }))).toEqual([
      "trainers notTrained",
    ]);
    expect(problemsOf([{ exception: "Оқу орталығының қызметкері" }], nobody())).toEqual([]);
  });

  it("or holds its direction since that day", () => {
    const since = (day: string) =>
      around({ courses: new Map(), directions: new Map([["t pr", day]]) });
    expect(problemsOf([{}], since("2024-11-04"))).toEqual([]);
    expect(problemsOf([{}], since("2024-11-05"))).toEqual(["trainers notTrained"]);
  });

  it("are all ready, not one of them", () => {
    expect(problemsOf([{ trainers: "Тренерова Айгүл; Екінші Айгүл" }])).toEqual([
      "trainers notTrained",
    ]);
  });

  it("may have been trained by a row of the same file, wherever it stands", () => {
    const first = { from: "2024-09-02", until: "2024-09-13", trained: "Екінші Айгүл" };
    const ready = around({
      courses: new Map([["t pr", [{ ...passed, completedOn: "2024-01-10" }]]]),
    });
    const rows = plan([{ trainers: "Екінші Айгүл" }, first], ready);
    expect(rows.map(({ number, outcome }) => [number, outcome])).toEqual([
      [1, "new"],
      [2, "new"],
    ]);
  });

  it("is not trained by those they trained, in however many steps", () => {
    const above = new Map([
      ["o pr", ["l"]],
      ["t pr", ["o"]],
    ]);
    expect(problemsOf([{}], around({ above }))).toEqual(["trained wouldRing"]);
    const ring = new Map([
      ["o pr", ["t"]],
      ["t pr", ["o"]],
    ]);
    expect(problemsOf([{}], around({ above: ring }))).toEqual([]);
    const another = new Map([["t other", ["l"]]]);
    expect(problemsOf([{}], around({ above: another }))).toEqual([]);
  });
});

describe("a training that is known", () => {
  const course: KnownCourse = {
    id: "c1",
    teacherId: "l",
    programme: "pr",
    completedOn: "2024-11-15",
    actId: "a1",
  };
  const known = (...courses: KnownCourse[]) =>
    around({
      acts: new Map([[keyOf(act), act]]),
      courses: new Map([
        ["t pr", [passed]],
        ["l pr", courses],
      ]),
    });

  it("is the same where it says nothing new", () => {
    expect(plan([{}], known(course))).toMatchObject([
      { outcome: "same", value: { isNew: false, actChanged: false, trained: [] } },
    ]);
  });

  it("is changed by other hours and by somebody more", () => {
    const [hours] = plan([{ hours: "40" }], known(course));
    expect(hours).toMatchObject({
      outcome: "changed",
      changes: { hours: { from: "36", to: "40" } },
      value: { act: { id: "a1", hours: 40 }, actChanged: true },
    });
    const [more] = plan([{}], known());
    expect(more).toMatchObject({ outcome: "changed", changes: {}, value: { actChanged: false } });
  });

  it("takes on the course of the same day that nobody gave yet, and none that another training gave", () => {
    const [row] = plan([{}], known({ ...course, actId: null }));
    expect(row).toMatchObject({ value: { trained: [{ teacherId: "l", courseId: "c1" }] } });
    expect(problemsOf([{}], known({ ...course, actId: "a9" }))).toEqual(["trained trainedThatDay"]);
    expect(problemsOf([{}], known({ ...course, completedOn: "2024-11-14", actId: "a9" }))).toEqual(
      [],
    );
  });

  it("is shared by the rows of a file that speak of it", () => {
    const rows = plan([{}, { trained: "Екінші Айгүл" }, {}]);
    expect(rows.map(({ outcome }) => outcome)).toEqual(["new", "changed", "same"]);
  });

  it("is told by its trainers in any order, and by a place however it is written", () => {
    expect(keyOf({ ...act, trainers: ["t", "o"] })).toBe(keyOf({ ...act, trainers: ["o", "t"] }));
    const place = (text: string) => keyOf({ ...act, schoolId: null, place: text });
    expect(place("Астана қ.")).toBe(place(" астана Қ "));
    expect(place("Астана")).not.toBe(place("Алматы"));
    expect(keyOf({ ...act, until: "2024-11-16" })).not.toBe(keyOf(act));
  });
});

describe("names in one cell", () => {
  it.each([
    ["", []],
    [" ; \n ", []],
    ["Оқушы Айгүл", [["Оқушы Айгүл", null]]],
    ["Оқушы Айгүл (1984)", [["Оқушы Айгүл (1984)", 1984]]],
    ["Оқушы Айгүл (84)", [["Оқушы Айгүл (84)", null]]],
    [
      "Оқушы Айгүл\nЕкінші Айгүл(1990)",
      [
        ["Оқушы Айгүл", null],
        ["Екінші Айгүл(1990)", 1990],
      ],
    ],
  ])("are told apart in %j", (text, names) => {
    expect(namesIn(text).map((one) => [one.text, one.birthYear])).toEqual(names);
  });

  it("mean somebody of the school before one of the region, and that one before others", () => {
    const here = knownPerson({ id: "h" });
    const near = knownPerson({ id: "n", posts: [knownPost({ schoolId: "s3" })] });
    const far = knownPerson({ id: "f", posts: [knownPost({ schoolId: "s4", regionKato: "r4" })] });
    const trainersAmong = (...people: (typeof here)[]) => {
      const known = around({ roster: new Roster([...people, learner]) });
      const cells = { trainers: "Омарова Айгүл", exception: "себеп" };
      const [row] = plan([cells], known);
      return row && "value" in row
        ? row.value.act.trainers
        : row?.problems.map(({ code, value }) => `${code} ${value}`);
    };
    expect(trainersAmong(far, near, here)).toEqual(["h"]);
    expect(trainersAmong(far, near)).toEqual(["n"]);
    expect(trainersAmong(far)).toEqual(["f"]);
    expect(trainersAmong(here, { ...here, id: "h2" })).toEqual(["severalTeachers Омарова Айгүл"]);
  });
});
