import { describe, expect, it } from "vitest";
import { RowReader } from "#imports/plan.ts";
import { foldedName } from "#lib/search.ts";
import { type ImportContext, type KnownPerson, Roster } from "./roster.ts";
import {
  fullNameField,
  iinField,
  iinOf,
  mayKeep,
  nameOf,
  personFields,
  readPerson,
  whoFields,
} from "./roster-rows.ts";

const number = "0f".repeat(32);
const school = { schoolId: "s1", regionKato: "r1", districtKato: "d1", code: "A-1", closed: null };
const post: KnownPerson["posts"][number] = {
  id: "p1",
  schoolId: "s1",
  regionKato: "r1",
  districtKato: "d1",
  from: "2015-09-01",
  until: null,
  startKnown: null,
  position: "teacher",
  subjects: [],
  grades: null,
  languages: [],
};
const aigul: KnownPerson = {
  id: "1",
  folded: foldedName("Омарова", "Айгүл", null),
  birthYear: 1984,
  iinHash: number,
  familyName: "Омарова",
  givenName: "Айгүл",
  patronymic: null,
  workingSince: null,
  posts: [post],
  categories: [],
  merged: [],
  certificates: ["№ 5"],
};
const context: ImportContext = {
  today: "2026-03-01",
  listedOn: null,
  mayKeep: ({ schoolId }) => schoolId === "s1",
  mayKeepAnywhere: false,
  mayTrainElsewhere: false,
  seen: { iins: new Set(), names: new Set() },
};
const cells = { code: "a-1", family_name: "Омарова", given_name: "Айгүл", birth_year: "1984" };

function asked(more: Record<string, string>, people: KnownPerson[] = [aigul]) {
  const row = { number: 1, cells: { ...cells, ...more } };
  const reader = new RowReader(row);
  const known = { schools: new Map([["A-1", school]]), roster: new Roster(people) };
  const person = readPerson(reader, { row, known, context });
  return { person, problems: reader.problems.map(({ field, code }) => `${field} ${code}`) };
}

describe("whom a row of a course speaks of", () => {
  it("is who bears the name and the year at the school, however its code is written", () => {
    expect(asked({})).toEqual({ person: aigul, problems: [] });
    expect(asked({ code: " A-1 " })).toEqual({ person: aigul, problems: [] });
  });

  it("is found by the number alone, and by a certificate where no school is told", () => {
    const other = { code: "", family_name: "Басқа", given_name: "Адам", birth_year: "" };
    expect(asked({ ...other, iin: `#${number}` }).person).toBe(aigul);
    expect(asked({ code: "", certificate_number: "№ 5" }).person).toBe(aigul);
    expect(asked({ code: "" })).toEqual({ person: null, problems: ["family_name unknownTeacher"] });
  });

  it("is not guessed: of a school that is not known, of two who are alike, of nobody", () => {
    expect(asked({ code: "B-9" })).toEqual({ person: null, problems: ["code unknownSchool"] });
    const twin = { ...aigul, id: "2", iinHash: null };
    expect(asked({}, [aigul, twin]).problems).toEqual(["family_name severalTeachers"]);
    expect(asked({}, []).problems).toEqual(["family_name unknownTeacher"]);
  });

  it("is told of somebody whom others keep no more than of nobody", () => {
    const elsewhere = { ...aigul, posts: [{ ...post, schoolId: "s2" }] };
    const byOthers = { code: "", certificate_number: "№ 5" };
    expect(asked(byOthers, [elsewhere]).problems).toEqual(["family_name unknownTeacher"]);
    expect(asked({ iin: `#${number}` }, [elsewhere]).problems).toEqual([
      "family_name unknownTeacher",
    ]);
  });

  it("has a year of birth of somebody who may teach", () => {
    expect(asked({ birth_year: "1929" }).problems).toContain("birth_year badYear");
    expect(asked({ birth_year: "2016" }).problems).toContain("birth_year badYear");
  });
});

describe("the cells of a row", () => {
  it("give the name as records are compared by, the same each time", () => {
    const row = { number: 1, cells: { family_name: " Омарова ", given_name: "Айгүл" } };
    expect([nameOf(row), nameOf(row)]).toEqual([aigul.folded, aigul.folded]);
  });

  it("give the hash of a number whole, and tell of one with a slip without showing it", () => {
    const read = (iin: string) => {
      const reader = new RowReader({ number: 1, cells: { iin } });
      return [iinOf(reader), reader.problems];
    };
    expect(read(`#${number}`)).toEqual([number, []]);
    expect(read("")).toEqual([null, []]);
    for (const wrong of ["#", `x#${number}`, `#${number}0`, "840512400004"])
      expect(read(wrong)).toEqual([null, [{ field: "iin", code: "badIin", value: "" }]]);
  });
});

describe("who keeps the record on the day", () => {
  const keeps = (...posts: KnownPerson["posts"]) => mayKeep({ ...aigul, posts }, context);
  const away = { ...post, schoolId: "s2" };

  it("is the school from the first day of work on, and no more on the first day after it", () => {
    expect(keeps({ ...post, from: "2026-03-01" }, { ...away, until: "2026-02-01" })).toBe(true);
    expect(keeps({ ...post, until: "2026-03-01" }, { ...away, from: "2026-03-01" })).toBe(false);
    expect(keeps({ ...post, from: null })).toBe(true);
  });

  it("is the school of the latest end where the person works nowhere", () => {
    expect(keeps({ ...post, until: "2021-09-01" }, { ...away, until: "2020-09-01" })).toBe(true);
    expect(keeps({ ...away, until: "2021-09-01" }, { ...post, until: "2020-09-01" })).toBe(false);
  });
});

describe("columns of a table of people", () => {
  const holdsName = (cell: string) => fullNameField.holds?.(cell) ?? false;

  it.each([
    "Омарова Айгүл",
    "Омарова Айгүл Серікқызы",
    "Омаров Азат Серік  ұлы",
    "Омарова-Ким Айгүл",
    "Ким В.А.",
    "Ким  В. А.",
    "Ким В.",
  ])("hold a whole name: %s", (cell) => expect(holdsName(cell)).toBe(true));

  it.each([
    "Омарова",
    "омарова айгүл",
    "5-а Омарова Айгүл",
    "Омарова Айгүл, мұғалім",
    "Омарова айгүл",
    "Ким В.А. мұғалім",
    "м Ким В.А.",
    "Ким в.а.",
    "№2 орта мектебі",
    "ОА1 Бв",
  ])("hold no name: %s", (cell) => expect(holdsName(cell)).toBe(false));

  it("hold a number only as its hash, and none must be there", () => {
    expect([iinField.holds?.(`#${number}`), iinField.holds?.("8405#")]).toEqual([true, false]);
    expect(iinField.isConcealed).toBe(true);
    const needed = [...whoFields, ...Object.values(personFields)].filter((field) => field.needed);
    expect(needed).toEqual([]);
  });

  it("take a whole name in place of its parts", () => {
    expect(fullNameField.insteadOf).toEqual(["family_name", "given_name", "patronymic"]);
    expect(whoFields.map(({ name }) => name)).toEqual([
      "full_name",
      "iin",
      "family_name",
      "given_name",
      "patronymic",
      "birth_year",
      "code",
    ]);
  });
});
