import { describe, expect, it } from "vitest";
import { RowReader } from "#imports/plan.ts";
import { importContext, knownPerson } from "#test/make-roster.ts";
import type { KnownCategory } from "../schema.ts";
import { categoryOf, newestOf, readCategory } from "./category.ts";

type Cells = { category?: string; category_since?: string };

const career = { today: importContext().today, birthYear: null, workingSince: null };

function read(cells: Cells, more: { birthYear?: number; workingSince?: number } = {}) {
  const reader = new RowReader({ number: 1, cells });
  const found = readCategory(reader, { ...career, ...more });
  const remarks = reader.remarks.map(({ field, code }) => `${field} ${code}`);
  return { read: found, problems: codesOf(reader), remarks };
}

function outcome(cells: Cells, categories: KnownCategory[]) {
  const reader = new RowReader({ number: 1, cells });
  const found = readCategory(reader, career);
  const category = categoryOf(reader, { read: found, person: knownPerson({ categories }) });
  return { category, problems: codesOf(reader) };
}

function codesOf(reader: RowReader): string[] {
  return reader.problems.map(({ field, code }) => `${field} ${code}`);
}

describe("a day on which nobody was given the category", () => {
  const ofDay = (category_since: string, more: Parameters<typeof read>[1] = {}) =>
    read({ category: "Педагог-шебер", category_since }, more);
  const left = (code: string) => ({
    read: { category: "master", since: null },
    problems: [],
    remarks: [`category_since ${code}`],
  });

  it("is left out and told: to come, before the person was 17, before they worked", () => {
    expect(ofDay("2026-03-02")).toEqual(left("dayToCome"));
    expect(ofDay("03.04.1975", { birthYear: 1979 })).toEqual(left("dayTooYoung"));
    expect(ofDay("31.12.1995", { birthYear: 1979 })).toEqual(left("dayTooYoung"));
    expect(ofDay("31.12.2005", { workingSince: 2006 })).toEqual(left("dayBeforeWork"));
  });

  it("is told of the cell that it stands in", () => {
    expect(read({ category: "педагог-шебер 03.04.1975" }, { birthYear: 1979 }).remarks).toEqual([
      "category dayTooYoung",
    ]);
  });

  it.each([
    ["2026-03-01", {}],
    ["01.01.1996", { birthYear: 1979 }],
    ["01.01.2006", { workingSince: 2006 }],
    ["03.04.1975", {}],
  ] as const)("is not %s with %j", (day, more) => {
    expect(ofDay(day, more)).toMatchObject({ problems: [], remarks: [] });
  });
});

describe("a category in a row", () => {
  it.each([
    ["педагог-сарапшы, 25.08.2023 ж.", "expert", "2023-08-25"],
    ["Педагог-эксперт от 5.8.2023 г.", "expert", "2023-08-05"],
    ["педагог-сарапшы (25.08.2023)", "expert", "2023-08-25"],
    ["педагог-сарапшы бастап 25.08.2023", "expert", "2023-08-25"],
    ["педагог-эксперт, 15 тамыз 2022 ж.", "expert", "2022-08-15"],
    ["педагог - модератор, 8 мамыр 2024", "moderator", "2024-05-08"],
    ["педагог-шебер (2024-08-30)", "master", "2024-08-30"],
    ["педагог-зерттеуші 2021 жылғы 28 тамыз", "researcher", "2021-08-28"],
    ["2 санат", "second", null],
    ["Педагог", "teacher", null],
  ])("is read with the day behind it: %s", (category, code, since) => {
    expect(read({ category })).toMatchObject({ read: { category: code, since }, problems: [] });
  });

  it.each([
    "педагог-сарапшы (2023 ж.)",
    "педагог-эксперт 2022",
    "педагог-эксперт, 2022 г.",
    "педагог-эксперт, авг 2022",
    "педагог-эксперт 08.2023",
    "педагог-сарапшы, 3-бұйрық",
    "педагог-сарапшы 12-34",
  ])(
    "is written without a day where none is told whole behind it, and tells it: %s",
    (category) => {
      expect(read({ category })).toEqual({
        read: { category: "expert", since: null },
        problems: [],
        remarks: ["category dayUnknown"],
      });
    },
  );

  it("has no day that the calendar has not, and tells it", () => {
    expect(read({ category: "педагог-сарапшы 31.02.2023" })).toEqual({
      read: { category: "expert", since: null },
      problems: [],
      remarks: ["category noSuchCategoryDay"],
    });
    const own = read({ category: "Педагог-шебер", category_since: "31.02.2023" });
    expect(own.remarks).toEqual(["category_since noSuchCategoryDay"]);
  });

  it.each([
    ["28.08.2021 №145 бұйрық", "2021-08-28"],
    ["№145 бұйрық, 28.08.2021 ж.", "2021-08-28"],
    ["28.08.21", "2021-08-28"],
    ["28.08.98", "1998-08-28"],
    ["2021-08-28 00:00:00", "2021-08-28"],
    ["28 тамыз 2021 ж.", "2021-08-28"],
    ["2021 жылғы 28 тамыз", "2021-08-28"],
  ])("has its day among other words: %s", (since, day) => {
    const told = read({ category: "Педагог-шебер", category_since: since });
    expect(told).toEqual({ read: { category: "master", since: day }, problems: [], remarks: [] });
  });

  it("has its day in a column of its own, which comes before the one behind it", () => {
    const category = "Педагог-шебер 25.08.2023";
    expect(read({ category, category_since: "2024-01-10" }).read?.since).toBe("2024-01-10");
    expect(read({ category, category_since: "10.01.2024" }).read?.since).toBe("2024-01-10");
  });

  it.each([
    "2023",
    "08.2023",
    "8/2023",
    "2023 ж.",
    "2023г",
    "2021 жылдың тамызы",
    "44436",
    "вчера",
    "28.08.2021, 28.08.2022",
  ])("has no day where none is told whole, which is told: %s", (since) => {
    const told = read({ category: "Педагог-шебер 25.08.2023", category_since: since });
    expect(told).toEqual({
      read: { category: "master", since: null },
      problems: [],
      remarks: ["category_since dayUnknown"],
    });
  });

  it("is none where the cell is empty, whatever day stands beside it, and is refused where it is not known", () => {
    expect(read({})).toMatchObject({ read: null, problems: [] });
    expect(read({ category_since: "2023-08-25" })).toMatchObject({ read: null, problems: [] });
    expect(read({ category: "педагог-ғалым" })).toMatchObject({
      read: null,
      problems: ["category unknownWord"],
    });
  });
});

describe("the category after the row", () => {
  const expert = { id: "c1", category: "expert", from: "2020-09-01" };

  it("is what is known already where the row says it again", () => {
    expect(outcome({}, [expert])).toEqual({ category: null, problems: [] });
    expect(outcome({ category: "Эксперт", category_since: "2020-09-01" }, [expert])).toEqual({
      category: null,
      problems: [],
    });
    expect(outcome({ category: "Эксперт" }, [expert])).toEqual({ category: null, problems: [] });
  });

  it("is another from a later day, or another of the same day, and is not put before the newest", () => {
    const of = (category_since: string) => outcome({ category: "Шебер", category_since }, [expert]);
    expect(of("2020-09-02")).toMatchObject({
      category: { category: "master", from: "2020-09-02" },
      problems: [],
    });
    expect(of("2020-09-02").category?.id).not.toBe("c1");
    expect(of("2020-09-01").category).toEqual({ id: "c1", category: "master", from: "2020-09-01" });
    expect(of("2020-08-31")).toEqual({
      category: null,
      problems: ["category_since categoryEarlier"],
    });
  });

  it("needs a day beside another one, and none where it is the first", () => {
    expect(outcome({ category: "Шебер" }, [expert])).toEqual({
      category: null,
      problems: ["category_since categoryDayNeeded"],
    });
    expect(outcome({ category: "Шебер" }, [])).toMatchObject({
      category: { category: "master", from: null },
      problems: [],
    });
  });

  it("comes after one whose day nobody knows", () => {
    const undated = { id: "c0", category: "moderator", from: null };
    expect(newestOf(knownPerson({ categories: [undated, expert] }))).toBe(expert);
    expect(newestOf(knownPerson({ categories: [expert, undated] }))).toBe(expert);
    expect(newestOf(knownPerson())).toBeUndefined();
    expect(
      outcome({ category: "Шебер", category_since: "2001-01-01" }, [undated]).category,
    ).toMatchObject({ from: "2001-01-01" });
  });
});
