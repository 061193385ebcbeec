import { describe, expect, it } from "vitest";
import {
  importContext,
  knownPerson,
  knownPost,
  knownSchools,
  otherSchool,
  ownSchool,
} from "#test/make-roster.ts";
import { type ImportContext, type KnownPerson, Roster } from "../../base/rules/roster.ts";
import { planTeachers } from "./rows.ts";

type Cells = Record<string, string>;
const usual: Cells = {
  code: "ab-1",
  family_name: "Омарова",
  given_name: "Айгүл",
  birth_year: "1984",
  since: "2015-09-01",
};

type Around = {
  people?: KnownPerson[];
  closed?: string;
  more?: Partial<ImportContext>;
};

function plan(rows: Cells[], { people = [], closed, more }: Around = {}) {
  const schools = new Map(knownSchools);
  if (closed) schools.set(ownSchool.code, { ...ownSchool, closed });
  const numbered = rows.map((cells, at) => ({ number: at + 1, cells: { ...usual, ...cells } }));
  return planTeachers(numbered, { schools, roster: new Roster(people) }, importContext(more));
}

function problemsOf(rows: Cells[], around?: Around): string[] {
  return plan(rows, around).flatMap((row) =>
    row.outcome === "bad" ? row.problems.map(({ field, code }) => `${field} ${code}`) : [],
  );
}

function postsOf(rows: Cells[], around?: Around) {
  return plan(rows, around).flatMap((row) => ("value" in row ? [row.value.post] : []));
}

describe("a number that others keep", () => {
  const number = "a".repeat(64);
  const stranger = knownPerson({
    id: "stranger",
    familyName: "Басқа",
    folded: "басқа",
    iinHash: number,
    posts: [],
  });
  /** What is told of the row where nobody bears the number, and where others keep whoever does. */
  const toldOf = (own: KnownPerson) =>
    [[], [stranger]].map((others) => {
      const [row] = plan([{ iin: `#${number}` }], { people: [{ ...own }, ...others] });
      return row?.outcome === "changed" ? row.changes : row?.outcome;
    });

  it("is told of one's own teacher as one that nobody bears", () => {
    const [free, taken] = toldOf(knownPerson({ iinHash: null }));
    expect(free).toEqual({ iin: { from: "", to: "•••" } });
    expect(taken).toEqual(free);
  });

  it("finds one's own teacher who bears it too", () => {
    expect(toldOf(knownPerson({ iinHash: number }))).toEqual(["same", "same"]);
  });

  it("makes a namesake of whoever bears another one, as any number does", () => {
    expect(toldOf(knownPerson({ iinHash: "b".repeat(64) }))).toEqual(["new", "new"]);
  });
});

describe("a colleague whose name is written otherwise", () => {
  const known = knownPerson({ patronymic: "Болатқызы", iinHash: "a".repeat(64) });
  const doubtsOf = (cells: Cells, person = known) =>
    plan([cells], { people: [person] }).flatMap((row) =>
      "value" in row
        ? [row.value.doubts.map(({ reason }) => reason), row.remarks?.map(({ value }) => value)]
        : [],
    );
  const told = [["nearName"], ["Омарова Айгүл Болатқызы, 1984"]];

  it.each<Cells>([{}, { birth_year: "" }, { given_name: "А.", patronymic: "Б." }])(
    "is told of %j with the record it may be",
    (cells) => {
      expect(doubtsOf(cells)).toEqual(told);
    },
  );

  it("may lack the year", () => {
    expect(doubtsOf({}, { ...known, birthYear: null })[0]).toEqual(["nearName"]);
  });

  it.each<Cells>([
    { birth_year: "1985" },
    { patronymic: "Маратқызы" },
    { iin: `#${"b".repeat(64)}` },
  ])("is somebody else with %j", (cells) => {
    expect(doubtsOf(cells)).toEqual([[], []]);
  });

  it("is not told of who works elsewhere, or is kept by others", () => {
    const elsewhere = knownPost({ schoolId: otherSchool.schoolId, regionKato: "r2" });
    expect(doubtsOf({}, { ...known, posts: [elsewhere] })).toEqual([[], []]);
    const left = knownPost({ until: "2016-09-01" });
    expect(doubtsOf({}, { ...known, posts: [left, elsewhere] })).toEqual([[], []]);
  });

  it("is known where the name and the year are the same", () => {
    expect(plan([{ patronymic: "Болатқызы" }], { people: [known] })).toMatchObject([
      { outcome: "same" },
    ]);
  });

  it("may stand in the same file", () => {
    const rows = plan([{}, { patronymic: "Болатқызы" }]);
    expect(rows.map((row) => "value" in row && row.value.doubts.length)).toEqual([0, 1]);
  });
});

describe("two rows about one person", () => {
  it("bring two categories of one day to nobody", () => {
    const since = { category_since: "2020-01-15" };
    expect(
      problemsOf([
        { category: "педагог-модератор", ...since },
        { category: "педагог-сарапшы", ...since, since: "2010-09-01", until: "2014-09-01" },
      ]),
    ).toEqual(["category duplicateInFile"]);
  });
});

describe("a row about somebody", () => {
  it("begins a record where nobody is known, with what it leaves empty unknown", () => {
    expect(plan([{}])).toMatchObject([
      {
        outcome: "new",
        value: {
          isNew: true,
          facts: { familyName: "Омарова", patronymic: null, birthYear: 1984, workingSince: null },
          post: {
            schoolId: "s1",
            from: "2015-09-01",
            until: null,
            position: "teacher",
            subjects: [],
            grades: null,
            languages: [],
          },
          category: null,
          doubts: [],
        },
      },
    ]);
  });

  it.each([
    [{ code: "" }, "code missing"],
    [{ code: "XX" }, "code unknownSchool"],
    [{ code: "AB-2" }, "code outsideTerritory"],
    [{ family_name: "" }, "family_name missing"],
    [{ given_name: "" }, "given_name missing"],
    [{ family_name: "О.", given_name: "Жұмабаев" }, "family_name initialAlone"],
    [{ family_name: "Омарова 87011234567" }, "family_name figuresInName"],
    [{ given_name: "Ай7гүл" }, "given_name figuresInName"],
    [{ patronymic: "Серікқызы:" }, "patronymic figuresInName"],
    [{ birth_year: "1929" }, "birth_year badYear"],
    [{ birth_year: "2016" }, "birth_year badYear"],
    [{ working_since: "1949" }, "working_since badYear"],
    [{ working_since: "2027" }, "working_since badYear"],
    [{ iin: "#" }, "iin badIin"],
    [{ iin: "#5" }, "iin iinLength"],
    [{ iin: "ЖСН сақталмайды" }, "iin iinAgain"],
    [{ since: "2027-03-03" }, "since future"],
    [{ family_name: "Ðàõèìîâà" }, "family_name garbled"],
    [{ since: "" }, "since missing"],
    [{ until: "2015-09-01" }, "until untilBeforeFrom"],
    [{ grades: "13" }, "grades badGrades"],
  ])("is refused with %j", (cells, problem) => {
    expect(problemsOf([cells])).toEqual([problem]);
  });

  it("is told all that is wrong with it at once, what would be left out too", () => {
    const rows = [{}, { grades: "13", subjects: "Сиқыр пәні", working_since: "2031" }];
    expect(problemsOf(rows)).toEqual([
      "working_since badYear",
      "grades badGrades",
      "family_name duplicateInFile",
      "subjects leftOut",
    ]);
    expect(problemsOf([{ since: "31.02.2019", birth_year: "22" }])).toEqual([
      "birth_year badYear",
      "since noSuchDay",
    ]);
  });

  it("is told to be repeated where both rows are wrong, and not where they are of two periods", () => {
    const wrong = { grades: "13" };
    expect(problemsOf([wrong, wrong, { ...wrong, since: "2020-09-01" }])).toEqual([
      "grades badGrades",
      "grades badGrades",
      " duplicateInFile",
      "grades badGrades",
    ]);
  });

  it("leaves what it speaks of to a later row that is right", () => {
    expect(problemsOf([{ grades: "13" }, {}])).toEqual(["grades badGrades"]);
  });

  it.each([
    { family_name: "О", given_name: "Елена" },
    { given_name: "А.", patronymic: "Б." },
    { birth_year: "1930" },
    { birth_year: "2010" },
    { working_since: "1950" },
    { working_since: "2026" },
    { until: "2015-09-02" },
    { since: "2027-03-02" },
  ])("stands at its edge with %j", (cells) => {
    expect(problemsOf([cells])).toEqual([]);
  });

  it.each([
    { full_name: "Барлығы 12" },
    { full_name: "ИТОГО" },
    { family_name: "Вакансия", given_name: "" },
    { position: "бос орын" },
    { full_name: "Директор: ________" },
    { full_name: "М.П. /" },
  ])("is about nobody in a line such as %j", (cells) => {
    expect(plan([cells])).toMatchObject([{ outcome: "aside", problems: [{ code: "notPerson" }] }]);
  });

  it.each(["Итогова", "Жиынова", "Всегодова"])("is about somebody called %s", (family_name) => {
    expect(plan([{ family_name }])).toMatchObject([{ outcome: "new" }]);
  });
});

describe("a full name that was read into parts", () => {
  it.each([
    [{ family_name: "Айгүл", given_name: "Нұрланова" }, ["checkOrder"]],
    [{ family_name: "Нұрланова", given_name: "Айгүл" }, []],
    [{ family_name: "Ким", given_name: "Марина" }, []],
    [{ family_name: "Ким", given_name: "Константин" }, []],
    [{ family_name: "Абай", given_name: "Кенже" }, []],
    [{ family_name: "Айгүл", given_name: "Нұрланова", full_name: "" }, []],
  ])("is to be looked at where %j seems turned round", (cells, codes) => {
    const [row] = plan([{ full_name: "Айгүл Нұрланова", ...cells }]);
    const remarks = row && "remarks" in row ? row.remarks : [];
    expect(remarks?.map(({ code }) => code)).toEqual(codes);
  });
});

describe("what stands in brackets beside a name", () => {
  it.each([
    ["Омарова Айгүл (Байжанова)", ["(Байжанова)"]],
    ["Омарова Айгүл [декретте] (Байжанова", ["[декретте]", "(Байжанова"]],
    ["Омарова Айгүл (2)", []],
    ["Омарова Айгүл", []],
  ])("is told where it is left out: %s", (full_name, left) => {
    const [row] = plan([{ full_name }]);
    const remarks = row && "remarks" in row ? (row.remarks ?? []) : [];
    expect(remarks.map(({ code, value }) => [code, value])).toEqual(
      left.length === 0 ? [] : [["besideName", left.join(" ")]],
    );
  });
});

describe("the first day of work that no row tells", () => {
  const untold = { since: "" };

  it("is the day the list was made for, unless the person had left by then", () => {
    const more = { listedOn: "2025-09-01" };
    expect(postsOf([untold], { more })).toMatchObject([
      { from: "2025-09-01", until: null, startKnown: "listed" },
    ]);
    expect(problemsOf([{ ...untold, until: "2025-09-01" }], { more })).toEqual(["since missing"]);
    expect(problemsOf([{ ...untold, until: "2025-09-02" }], { more })).toEqual([]);
    expect(postsOf([{}], { more })).toMatchObject([{ from: "2015-09-01", startKnown: null }]);
  });

  it("is told by a later list, and by none that says it no better", () => {
    const listed = () =>
      knownPerson({ posts: [knownPost({ from: "2025-09-01", startKnown: "listed" })] });
    const [dated] = plan([{ since: "1996-09-01" }], { people: [listed()] });
    expect(dated).toMatchObject({
      outcome: "changed",
      changes: { since: { from: "", to: "1996-09-01" } },
      value: { post: { id: "post1", from: "1996-09-01", startKnown: null } },
    });
    const [ofYear] = plan([{ since: "1996" }], { people: [listed()] });
    expect(ofYear).toMatchObject({ changes: { since: { from: "", to: "1996" } } });
    const more = { listedOn: "2026-01-10" };
    expect(plan([untold], { people: [listed()], more })).toMatchObject([{ outcome: "same" }]);
  });

  it.each(["2003 ж. тамыз", "2003", "2003 г.", "08.2003", "тамыз 2003 ж.", "с 2003 года"])(
    "is the year where only it or its month is told: %s",
    (since) => {
      const more = { listedOn: "2025-09-01" };
      const [row] = plan([{ since }], { more });
      expect(row).toMatchObject({
        outcome: "new",
        value: { post: { from: "2003-01-01", until: null, startKnown: "year" } },
        remarks: [{ field: "since", code: "workDayUnknown", value: since }],
      });
    },
  );

  it("takes no day away that is known, whatever year a row tells", () => {
    const told = (since: string) => {
      const [row] = plan([{ since }], { people: [knownPerson()] });
      const remarks = row && "remarks" in row ? (row.remarks ?? []) : [];
      return [row?.outcome, ...remarks.map(({ code }) => code)];
    };
    expect(told("1988")).toEqual(["same", "workDayStays"]);
    expect(told("2015")).toEqual(["same"]);
  });

  it("lies behind other work there that ended in the year", () => {
    const past = knownPost({ until: "2020-09-01" });
    const people = () => [knownPerson({ posts: [past] })];
    expect(postsOf([{ since: "2020" }], { people: people() })).toMatchObject([
      { from: "2020-09-01", until: null, startKnown: "year" },
    ]);
    expect(postsOf([{ since: "2021" }], { people: people() })).toMatchObject([
      { from: "2021-01-01" },
    ]);
  });

  it.each(["31.02", "жаңа", "15/8/17", "2015-13"])("is no year or month: %s", (since) => {
    expect(problemsOf([{ since }])).toEqual(["since badDay"]);
  });

  it("is asked for where the list has no day either", () => {
    expect(problemsOf([{ ...untold, until: "2020-09-01" }])).toEqual(["since missing"]);
  });

  it("is that of the work that lasts, or of the one that ended on the day", () => {
    expect(postsOf([untold], { people: [knownPerson()] })).toEqual([null]);
    const past = knownPost({ until: "2020-09-01" });
    const people = () => [knownPerson({ posts: [past] })];
    expect(postsOf([{ ...untold, until: "2020-09-01" }], { people: people() })).toEqual([null]);
    expect(problemsOf([{ ...untold, until: "2020-08-31" }], { people: people() })).toEqual([
      "since missing",
    ]);
    expect(problemsOf([untold], { people: people() })).toEqual(["since missing"]);
  });
});

describe("work that is known", () => {
  const past = knownPost({ until: "2020-09-01", subjects: ["math"], grades: "[5,12)" });
  const worked = () => ({ people: [knownPerson({ posts: [past] })] });

  it("is the one that the row's period meets, and another where they only touch", () => {
    expect(postsOf([{ since: "2020-08-31" }], worked())).toMatchObject([
      { id: "post1", from: "2020-08-31", subjects: ["math"], grades: "[5,12)" },
    ]);
    const [later] = postsOf([{ since: "2020-09-01" }], worked());
    expect(later).toMatchObject({ from: "2020-09-01", subjects: [] });
    expect(later?.id).not.toBe("post1");
    const [earlier] = postsOf([{ since: "2014-09-01", until: "2015-09-01" }], worked());
    expect(earlier?.id).not.toBe("post1");
    const met = postsOf([{ since: "2014-09-01", until: "2015-09-02" }], worked());
    expect(met).toMatchObject([{ id: "post1", from: "2014-09-01", until: "2015-09-02" }]);
  });

  it("stays as it is where the row says nothing else of it", () => {
    expect(plan([{}], worked())).toMatchObject([{ outcome: "same", value: { post: null } }]);
    const same = { until: "2020-09-01", subjects: "Математика", grades: "5-11" };
    expect(plan([same], worked())).toMatchObject([{ outcome: "same" }]);
  });

  it("is refused where the row means two of them, or one that a row spoke of before", () => {
    const again = knownPost({ id: "post2", from: "2021-09-01" });
    const people = () => [knownPerson({ posts: [past, again] })];
    expect(problemsOf([{ since: "2020-01-01" }], { people: people() })).toEqual([
      "since severalPosts",
    ]);
    expect(problemsOf([{}, {}])).toEqual(["family_name duplicateInFile"]);
    expect(problemsOf([{ until: "2020-09-01" }, { since: "2020-09-01" }])).toEqual([]);
  });

  it("begins before its school closes", () => {
    expect(problemsOf([{}], { closed: "2015-09-01" })).toEqual(["since schoolNotOpen"]);
    expect(problemsOf([{}], { closed: "2015-09-02" })).toEqual([]);
  });

  it("is in two schools at once, and not in three", () => {
    const elsewhere = (schoolId: string, until: string | null) =>
      knownPost({ id: schoolId, schoolId, from: "2010-09-01", until });
    const here = knownPost({ until: "2015-01-01", from: "2012-09-01" });
    const works = (...posts: KnownPerson["posts"]) => ({
      people: [knownPerson({ posts: [here, ...posts] })],
      more: { mayKeep: () => true },
    });
    expect(problemsOf([{}], works(elsewhere("s2", null)))).toEqual([]);
    expect(problemsOf([{}], works(elsewhere("s2", null), elsewhere("s3", null)))).toEqual([
      "code twoSchoolsAlready",
    ]);
    expect(problemsOf([{}], works(elsewhere("s2", null), elsewhere("s3", "2015-09-01")))).toEqual(
      [],
    );
  });
});

describe("who the row is about", () => {
  it("is one of several by a number, and nobody where they cannot be told apart", () => {
    const twin = knownPerson({ id: "p2", iinHash: "a".repeat(64) });
    expect(problemsOf([{}], { people: [knownPerson(), twin] })).toEqual([
      "family_name severalTeachers",
    ]);
    expect(plan([{ iin: `#${"a".repeat(64)}` }], { people: [knownPerson(), twin] })).toMatchObject([
      { value: { person: { id: "p2" } } },
    ]);
  });

  it("takes on what is new of them, and loses nothing that the row leaves empty", () => {
    const person = knownPerson({ workingSince: 2006, patronymic: "Серікқызы" });
    const [row] = plan([{ patronymic: "Серікқызы", working_since: "" }], { people: [person] });
    expect(row).toMatchObject({
      outcome: "same",
      value: { facts: { patronymic: "Серікқызы", workingSince: 2006 } },
    });
    const known = knownPerson({ workingSince: 2006 });
    const [later] = plan([{ working_since: "2007" }], { people: [known] });
    expect(later).toMatchObject({ outcome: "changed", value: { facts: { workingSince: 2007 } } });
  });

  it("is one person in two rows of a file, when they left and came back", () => {
    const [first, second] = plan([
      { until: "2020-09-01" },
      { since: "2022-09-01", subjects: "Физика" },
    ]);
    const ids = [first, second].map((row) => (row && "value" in row ? row.value.person.id : null));
    expect(ids[0]).not.toBeNull();
    expect(ids[0]).toBe(ids[1]);
    expect(second).toMatchObject({ outcome: "changed", value: { isNew: false } });
  });

  it("may be a namesake of the school with another year: told, and not joined", () => {
    const older = knownPerson({ birthYear: 1964 });
    expect(plan([{}], { people: [older] })).toMatchObject([
      { outcome: "new", value: { doubts: [{ personId: "p1", reason: "sameSchool" }] } },
    ]);
  });

  it("may be somebody of the region whom an earlier portion brought", () => {
    const context = importContext();
    const of = (cells: Cells) =>
      plan([cells], { more: { seen: context.seen, mayKeep: () => true } });
    expect(of({})).toMatchObject([{ value: { doubts: [] } }]);
    expect(of({})).toMatchObject([{ value: { doubts: [{ reason: "sameRegion" }] } }]);
    expect(of({ birth_year: "1985" })).toMatchObject([{ value: { doubts: [] } }]);
    expect(of({ code: otherSchool.code })).toMatchObject([{ value: { doubts: [] } }]);
  });
});

describe("words between commas", () => {
  it("are primary classes by the grades where these are given", () => {
    const [row] = plan([{ subjects: "Бастауыш", grades: "2а" }]);
    expect(row).toMatchObject({
      value: { post: { subjects: [], grades: "[2,3)" } },
      remarks: [{ field: "subjects", code: "primaryByGrades" }],
    });
  });

  it("are told each by itself, those unknown left out and told", () => {
    const [row] = plan([{ subjects: "Физика; Сиқыр", languages: "орыс, қазақ" }]);
    expect(row).toMatchObject({
      value: { post: { subjects: ["physics"], languages: ["kk", "ru"] } },
      remarks: [{ field: "subjects", code: "leftOut" }],
    });
  });

  it("may stand with a hyphen, which is not one inside a short word", () => {
    expect(postsOf([{ subjects: "химия-биология" }])).toMatchObject([
      { subjects: ["biology", "chemistry"] },
    ]);
    expect(postsOf([{ subjects: "физ-ра" }])).toMatchObject([{ subjects: ["pe"] }]);
  });

  it.each([
    ["Бастауыш сынып", []],
    ["Начальные классы", []],
    ["бастауыш сынып, математика", ["math"]],
  ])("of a primary class name no subject, which is told: %s", (subjects, written) => {
    const [row] = plan([{ subjects }]);
    expect(row).toMatchObject({
      value: { post: { subjects: written } },
      remarks: [{ field: "subjects", code: "primaryNotWritten" }],
    });
  });
});

describe("the work that a row names", () => {
  it.each([
    ["Математика мұғалімі", "teacher"],
    ["тарих пәнінің мұғалімі", "teacher"],
    ["дене шынықтыру мұғалімі", "teacher"],
    ["учитель истории", "teacher"],
    ["Музыка педагогы", "teacher"],
    ["кітапханашы, математика мұғалімі", "teacher"],
    ["математика мұғалімі, директордың орынбасары", "deputy"],
    ["Педагог-ассистент", "other"],
    ["Зам. директора по ХЧ, учитель физики", "other"],
    ["учитель-логопед", "other"],
    ["мұғалім көмекшісі", "other"],
    ["помощник учителя", "other"],
    ["әлеуметтік педагог", "other"],
    ["тәлімгер", "other"],
  ])("is that of a teacher where a subject is taught: %s", (position, code) => {
    expect(postsOf([{ position }])).toMatchObject([{ position: code }]);
  });
});
