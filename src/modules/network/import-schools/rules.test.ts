import { describe, expect, it } from "vitest";
import { planSchools } from "./rules.ts";
import type { KnownSchool } from "./schema.ts";

type Cells = Record<string, string>;
const here = "156000000";
const far = "111000000";
const formerly = "151000000";
const ofHere = { regionKato: "150000000", districtKato: here };
const ofFar = { regionKato: "110000000", districtKato: far };
const school: KnownSchool = {
  id: "s1",
  code: "AB-1",
  name_kk: "Мектеп",
  name_ru: "Школа",
  regionKato: "150000000",
  districtKato: here,
  kind: "general",
  languages: ["ru", "kk"],
  locality: "rural",
  address: "Достык, 1",
  lat: 50,
  lon: 58,
  phone: null,
  email: null,
  website: null,
  opened: "1990-09-01",
  closed: null,
  stands: true,
  keptIn: [ofHere],
  movedFrom: [ofHere],
  tiedUntil: "",
};
const known = {
  districts: new Map([
    [here, { id: 1, regionKato: "150000000", keptIn: [ofHere] }],
    [far, { id: 2, regionKato: "110000000", keptIn: [ofFar] }],
    [formerly, { id: 3, regionKato: "150000000", keptIn: [ofFar] }],
  ]),
  otherDistricts: new Set(["632800000"]),
  schools: new Map([
    ["AB-1", school],
    ["CD-1", { ...school, code: "CD-1", keptIn: [ofFar] }],
    ["EF-1", { ...school, code: "EF-1", districtKato: formerly, movedFrom: [ofHere, ofFar] }],
    ["KL-1", { ...school, code: "KL-1", keptIn: [], movedFrom: [] }],
    ["GH-1", { ...school, code: "GH-1", tiedUntil: "infinity" }],
    ["IJ-1", { ...school, code: "IJ-1", tiedUntil: "2020-09-01", stands: false }],
  ]),
};
const context = {
  asOf: "2026-03-01",
  today: "2026-03-01",
  mayKeep: ({ regionKato }: { regionKato: string }) => regionKato === "150000000",
};
const usual: Cells = {
  code: "ab-2",
  name_kk: "Мектеп",
  name_ru: "Школа",
  district: here,
  kind: "СОШ",
};

function plan(...rows: Cells[]) {
  const numbered = rows.map((more, at) => ({ number: at + 1, cells: { ...usual, ...more } }));
  return planSchools(numbered, known, context);
}

function problemsOf(...rows: Cells[]): string[] {
  return plan(...rows).flatMap((row) =>
    row.outcome === "bad" ? row.problems.map(({ field, code }) => `${field} ${code}`) : [],
  );
}

describe("a school brought by a file", () => {
  it("is new with what its row says, and what it leaves out is not known", () => {
    const languages = "русский, қазақша; русский";
    expect(plan({ languages, locality: "село", lat: "50,5", lon: "58" })[0]).toEqual({
      number: 1,
      outcome: "new",
      value: {
        code: "AB-2",
        name_kk: "Мектеп",
        name_ru: "Школа",
        districtId: 1,
        districtKato: here,
        kind: "general",
        languages: ["kk", "ru"],
        locality: "rural",
        address: null,
        lat: 50.5,
        lon: 58,
        phone: null,
        email: null,
        website: null,
        opened: null,
        closed: null,
      },
    });
  });

  it("is the same when nothing it says differs, in whatever order its languages stand", () => {
    const row = { code: "AB-1" };
    const news = [
      {},
      { languages: "казахский; русский" },
      { address: "Достык, 1", opened: "01.09.1990" },
      { languages: "казахский" },
      { name_ru: "Гимназия" },
      { phone: "+7 701 234 56 79" },
    ];
    const outcomes = news.map((more) => plan({ ...row, ...more })[0]?.outcome);
    expect(outcomes).toEqual(["same", "same", "same", "changed", "changed", "changed"]);
  });

  it("lies where who brings it keeps the schools today, before and after", () => {
    expect(problemsOf({ district: far })).toEqual(["district outsideTerritory"]);
    expect(problemsOf({ code: "CD-1" })).toEqual(["district outsideTerritory"]);
    expect(problemsOf({ district: formerly })).toEqual(["district outsideTerritory"]);
    expect(problemsOf({ code: "KL-1" })).toEqual(["district outsideTerritory"]);
    expect(problemsOf({ code: "EF-1" })).toEqual(["district outsideTerritory"]);
    expect(problemsOf({ code: "EF-1", district: formerly })).toEqual(["district outsideTerritory"]);
    expect(problemsOf({ district: "632800000" })).toEqual(["district districtNotThen"]);
    expect(problemsOf({ district: "999999999" })).toEqual(["district unknownDistrict"]);
    expect(problemsOf({ district: "1560" })).toEqual(["district badKato"]);
  });

  it.each([
    [{ code: "я-1" }, "code badCode"],
    [{ code: "" }, "code missing"],
    [{ kind: "завод" }, "kind unknownWord"],
    [{ languages: "русский, клингонский" }, "languages unknownWord"],
    [{ lat: "50" }, "lon halfCoordinate"],
    [{ lon: "58" }, "lat halfCoordinate"],
    [{ lat: "39", lon: "58" }, "lat badCoordinate"],
    [{ email: "mektep@kz" }, "email badEmail"],
    [{ opened: "2020-09-01", closed: "2020-09-01" }, "closed closedBeforeOpened"],
  ])("is refused when a row says %j", (more, problem) => {
    expect(problemsOf(more)).toEqual([problem]);
  });

  it("is closed on its own page while a status or a partnership runs on", () => {
    expect(problemsOf({ code: "GH-1", closed: "2025-01-01" })).toEqual(["closed closeOnPage"]);
    expect(problemsOf({ code: "IJ-1", closed: "2020-08-31" })).toEqual(["closed closeOnPage"]);
    expect(problemsOf({ code: "IJ-1", closed: "2020-09-01" })).toEqual([]);
    expect(problemsOf({ code: "AB-1", closed: "2025-01-01" })).toEqual([]);
  });

  it("moves only while it is open", () => {
    const other = { ...known.schools.get("IJ-1"), districtKato: formerly };
    expect(other.stands).toBe(false);
    const rows = [{ number: 1, cells: { ...usual, code: "IJ-1", district: here } }];
    const schools = new Map([["IJ-1", { ...school, ...other }]]);
    expect(planSchools(rows, { ...known, schools }, context)[0]).toMatchObject({
      problems: [{ field: "district", code: "notOpenThen" }],
    });
  });

  it("stands in a file once, however its code is written", () => {
    expect(problemsOf({}, { code: " AB-2 " })).toEqual(["code duplicateInFile"]);
  });
});
