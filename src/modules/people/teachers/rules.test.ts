import { describe, expect, it } from "vitest";
import { guest } from "#test/people-of-roles.ts";
import { personOfRole, placesBySchool, whoMayInCircle } from "#test/roles-in-circle.ts";
import { canSeePrivate, isTeacher } from "./access.ts";
import {
  changedFields,
  gradesOf,
  gradesText,
  namePatterns,
  postAfter,
  stateOfCourse,
  toldChanges,
  whyNotCourse,
  whyNotLeave,
  whyNotPeriod,
} from "./rules.ts";
import { type TeacherPost, teacherFormOn, whyNotHire } from "./schema.ts";

describe("what is private of a teacher", () => {
  it("is seen by who keeps the record, not by the circle's leading school or trainers of the centre", () => {
    const seen = { userId: null, places: [placesBySchool.partner] };
    expect(whoMayInCircle((actor) => canSeePrivate(actor, seen))).toEqual([
      "national",
      "regional",
      "methodologist",
      "partner_coordinator",
    ]);
  });

  it("is seen by the person, wherever they work", () => {
    const teacher = personOfRole("teacher");
    expect(canSeePrivate(teacher, { userId: teacher.userId, places: [] })).toBe(true);
    expect(canSeePrivate(teacher, { userId: "a colleague", places: [] })).toBe(false);
    expect(canSeePrivate(guest, { userId: null, places: [] })).toBe(false);
  });
});

it("a record of the own to look at is a teacher's", () => {
  expect(whoMayInCircle(isTeacher)).toEqual(["teacher"]);
});

const today = "2026-03-01";

it("a year of a life lies in the years that have begun on the day the form is sent", () => {
  const form = { id: "0b5c1f1e-94a0-4a4f-9c39-0d6f7c7d2a11", familyName: "А", givenName: "Б" };
  const fits = (year: string) => {
    const read = teacherFormOn(today).safeParse({ ...form, birthYear: year, workingSince: year });
    return read.success || read.error.issues.map(({ message }) => message);
  };
  expect(fits("2026")).toBe(true);
  expect(fits("2027")).toEqual(["yearToCome", "yearToCome"]);
});

describe("a post", () => {
  it("is one of no more than two schools at a time, and one in each", () => {
    const posts = [
      { schoolId: "a", during: "[2015-09-01,)" },
      { schoolId: "b", during: "[2018-09-01,2020-09-01)" },
    ];
    expect(whyNotHire(posts, { schoolId: "c", since: "2020-09-01" })).toBeNull();
    expect(whyNotHire(posts, { schoolId: "c", since: "2019-09-01" })).toBe("twoSchoolsAlready");
    expect(whyNotHire(posts, { schoolId: "a", since: "2025-09-01" })).toBe("worksThere");
  });

  it.each([
    [{}, null],
    [{ gradeFrom: 5 }, "[5,5]"],
    [{ gradeUntil: 0 }, "[0,0]"],
    [{ gradeFrom: 5, gradeUntil: 9 }, "[5,9]"],
    [{ gradeFrom: 9, gradeUntil: 5 }, "[5,9]"],
  ])("of the grades %j holds %s", (form, grades) => {
    expect(gradesOf(form)).toBe(grades);
  });

  it("ends after it began, and once", () => {
    expect(whyNotLeave("[2015-09-01,)", "2015-09-01")).toBe("beforeStart");
    expect(whyNotLeave("[2015-09-01,)", "2015-09-02")).toBeNull();
    expect(whyNotLeave("[2015-09-01,2016-01-01)", "2015-12-01")).toBe("leftAlready");
    expect(whyNotLeave("[2015-09-01,2016-01-01)", "2015-08-01")).toBe("beforeStart");
    expect(whyNotLeave("[,)", "2015-08-01")).toBeNull();
  });
});

describe("a course", () => {
  it("was passed by today, and ends being valid no earlier", () => {
    expect(whyNotCourse({ completedOn: today }, today)).toBeNull();
    expect(whyNotCourse({ completedOn: "2026-03-02" }, today)).toEqual({ completedOn: "future" });
    expect(whyNotCourse({ completedOn: "2020-01-02", validUntil: "2020-01-01" }, today)).toEqual({
      validUntil: "notOrdered",
    });
    expect(whyNotCourse({ completedOn: "2020-01-01", validUntil: "2020-01-01" }, today)).toBeNull();
  });

  it("expires within half a year, and is valid for good where no day is set", () => {
    const state = (validUntil: string | null) => stateOfCourse({ validUntil }, today);
    expect(state(null)).toBe("valid");
    expect(state("2026-02-28")).toBe("expired");
    expect(state(today)).toBe("expiring");
    expect(state("2026-08-28")).toBe("expiring");
    expect(state("2026-08-29")).toBe("valid");
  });
});

describe("a name that was typed", () => {
  it("is sought by the beginning of each word, in any letters", () => {
    expect(namePatterns("Әлия  Құр")).toEqual(["% алииа%", "% кур%"]);
    expect(namePatterns("Әлия Қ")).toEqual(["% алииа%"]);
    expect(namePatterns(" ")).toEqual([]);
  });

  it("of one letter begins the family name", () => {
    expect(namePatterns("Ә")).toEqual([" а%"]);
    expect(namePatterns("Ә Б")).toEqual([" а%"]);
  });

  it("is sought by its first five words", () => {
    expect(namePatterns("аа бб вв гг дд ее")).toEqual([
      "% аа%",
      "% бб%",
      "% вв%",
      "% гг%",
      "% дд%",
    ]);
  });
});

describe("the history of a record", () => {
  const before = { familyName: "А", givenName: "Б", patronymic: null, birthYear: 1980 };

  it("names the fields that changed, and none of what they say", () => {
    expect(changedFields(before, { ...before, birthYear: 1981 }, true)).toEqual([
      "birthYear",
      "iin",
    ]);
    const all = {
      familyName: "В",
      givenName: "Г",
      patronymic: "Д",
      birthYear: 1981,
      workingSince: 2001,
    };
    expect(changedFields(before, all, false)).toEqual([
      "familyName",
      "givenName",
      "patronymic",
      "birthYear",
      "workingSince",
    ]);
  });

  it("takes what is left out for what was not there", () => {
    const same = { familyName: "А", givenName: "Б", birthYear: 1980 };
    expect(changedFields(before, same, false)).toEqual([]);
    expect(changedFields(before, { familyName: "А", givenName: "Б" }, false)).toEqual([
      "birthYear",
    ]);
  });
});

describe("work that is told anew", () => {
  const post: TeacherPost = {
    id: "post",
    schoolId: "a",
    name_kk: "А",
    name_ru: "А",
    during: "[2026-12-01,)",
    startKnown: null,
    position: "teacher",
    subjects: ["math"],
    grades: "[5,12)",
    languages: ["kk"],
  };
  const form = {
    postId: "post",
    position: "teacher",
    subjects: ["math"],
    languages: ["kk"],
    gradeFrom: 5,
    gradeUntil: 11,
  } as const;
  const lists = { subjects: [...form.subjects], languages: [...form.languages] };
  const changed = (more: object, others: TeacherPost[] = []) =>
    postAfter(post, { form: { ...form, ...lists, ...more }, others });

  it("begins on the day, in the year, or on a day nobody knows", () => {
    expect(changed({ since: "1996-09-01", sinceYear: 1996 })).toMatchObject({
      during: "[1996-09-01,)",
      startKnown: null,
    });
    const past = { ...post, id: "past", during: "[1990-09-01,1996-06-01)" };
    expect(changed({ sinceYear: 1996 }, [past])).toMatchObject({
      during: "[1996-06-01,)",
      startKnown: "year",
    });
    const elsewhere = { ...past, schoolId: "b" };
    expect(changed({ sinceYear: 1996 }, [elsewhere]).during).toBe("[1996-01-01,)");
    expect(changed({})).toMatchObject({ during: "[2026-12-01,)", startKnown: "listed" });
    const inYear = { ...post, during: "[2013-01-01,)", startKnown: "year" as const };
    const untold = postAfter(inYear, { form: { ...form, ...lists }, others: [] });
    expect(untold).toMatchObject({ during: "[,)", startKnown: null });
    const short = { ...post, during: "[2020-01-15,2020-02-01)" };
    const later = { ...post, id: "later", during: "[2020-03-01,2020-06-01)" };
    expect(
      postAfter(short, { form: { ...form, ...lists, sinceYear: 2020 }, others: [later] }).during,
    ).toBe("[2020-01-01,2020-02-01)");
  });

  it("begins no more than a year ahead, wherever it is told", () => {
    const ahead = (during: string) =>
      whyNotPeriod({ schoolId: "a", during }, { others: [], today: "2026-02-01" });
    expect(ahead("[2027-02-02,)")).toBeNull();
    expect(ahead("[2027-02-03,)")).toBe("tooFarAhead");
  });

  it("tells what of it has become another", () => {
    expect(toldChanges(post, changed({ since: "2026-12-01" }))).toEqual({});
    expect(toldChanges(post, changed({ sinceYear: 1996, subjects: [], gradeUntil: 9 }))).toEqual({
      since: { from: "2026-12-01", to: "1996" },
      subjects: { from: "math", to: null },
      grades: { from: "5–11", to: "5–9" },
    });
  });

  it("never overlaps other work there, nor makes a third school", () => {
    const after = { schoolId: "a", during: "[2015-09-01,2020-09-01)" };
    const other = (schoolId: string, during: string) => ({ schoolId, during });
    const whyNot = (post: typeof after, others: (typeof after)[] = []) =>
      whyNotPeriod(post, { others, today: "2026-02-01" });
    expect(whyNot({ ...after, during: "[2020-09-01,2020-09-01)" })).toBe("afterEnd");
    expect(whyNot(after, [other("a", "[2010-09-01,2015-09-01)")])).toBeNull();
    expect(whyNot(after, [other("a", "[2010-09-01,2015-09-02)")])).toBe("overlaps");
    expect(whyNot(after, [other("b", "[2010-09-01,)")])).toBeNull();
    const two = [other("b", "[2010-09-01,)"), other("c", "[2019-09-01,)")];
    expect(whyNot(after, two)).toBe("twoSchoolsAlready");
  });

  it("names its classes by the first and the last", () => {
    expect(gradesText("[5,12)")).toBe("5–11");
    expect(gradesText("[5,11]")).toBe("5–11");
    expect(gradesText("[7,8)")).toBe("7");
    expect(gradesText(null)).toBe("");
  });
});
