import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plusDays } from "#lib/dates.ts";
import { weeksAhead, weeksOf } from "#modules/network/base/rules/school-year.ts";
import { itemWith } from "#test/plan-item.ts";
import type { NeedChoice } from "../cyclogrammes/schema.ts";
import { atNeed, daysIn, itemsFrom, loadOf, spread, suggest, unplanned } from "./rules.ts";

const need = (id: string, said: Partial<NeedChoice> = {}): NeedChoice => ({
  id,
  area: `area of ${id}`,
  rank: 1,
  isLagging: false,
  name_kk: `${id} кк`,
  name_ru: id,
  name_en: id,
  school_kk: null,
  school_ru: null,
  ...said,
});

describe("the needs without an answer in the plan", () => {
  const idsOf = (...asked: Parameters<typeof unplanned>) => unplanned(...asked).map(({ id }) => id);

  it("are those that no item proposed or accepted is for, by need or by area", () => {
    const needs = [need("a"), need("b"), need("c"), need("d")];
    const items = [
      itemWith({ needId: "a", state: "proposed" }),
      itemWith({ needArea: "area of b", state: "accepted" }),
      itemWith({ needId: "c", state: "declined" }),
      itemWith({ needArea: "area of d", state: "cancelled" }),
    ];
    expect(idsOf(needs, items)).toEqual(["c", "d"]);
    expect(idsOf(needs, [])).toEqual(["a", "b", "c", "d"]);
    expect(idsOf([], items)).toEqual([]);
  });

  it("are the circle's own where it has any, else those of its schools by rank", () => {
    const ofSchools = [
      need("a", { school_kk: "x", rank: 2 }),
      need("b", { school_kk: "y", rank: 1 }),
    ];
    expect(idsOf([...ofSchools, need("c", { rank: 3 })], [])).toEqual(["c"]);
    expect(idsOf(ofSchools, [])).toEqual(["b", "a"]);
  });

  it("are each area once, the first by rank, though it is planned for another school", () => {
    const twice = [
      need("a", { area: "ict", school_kk: "x", rank: 2 }),
      need("b", { area: "ict", school_kk: "y", rank: 1 }),
    ];
    expect(idsOf(twice, [])).toEqual(["b"]);
    expect(idsOf(twice, [itemWith({ needId: "b" })])).toEqual([]);
  });

  it("are no more than can be looked through at once", () => {
    const many = Array.from({ length: 13 }, (_, at) => need(`n${at}`));
    expect(idsOf(many, [])).toEqual(many.slice(0, 12).map(({ id }) => id));
  });
});

describe("how full a week is", () => {
  const week = "2026-03-09";
  const taken = (day: string) => ({
    day,
    title_kk: "",
    title_ru: "",
    school_kk: "",
    school_ru: "",
  });

  it("counts the plan's own twice, and what others do from Monday to Sunday once", () => {
    const items = [itemWith({ week }), itemWith({ week })];
    const others = ["2026-03-08", "2026-03-09", "2026-03-15", "2026-03-16"].map(taken);
    expect(loadOf(week, { items, taken: others })).toBe(6);
    expect(loadOf("2026-04-06", { items, taken: others })).toBe(0);
  });

  it("counts nothing that is not accepted", () => {
    const proposed = itemWith({ week, state: "proposed" });
    expect(loadOf(week, { items: [proposed], taken: [] })).toBe(0);
  });
});

describe("the weeks that are offered", () => {
  const year = fc.integer({ min: 2020, max: 2040 });
  const half = fc.tuple(year, fc.constantFrom(1, 2)).map(([of, part]) => weeksOf(`${of}-${part}`));
  const loads = fc.array(fc.nat({ max: 9 }), { minLength: 40, maxLength: 40 });

  it("are of the half-year, one after another, and none twice while there are enough", () => {
    fc.assert(
      fc.property(half, loads, fc.integer({ min: 1, max: 12 }), (weeks, load, count) => {
        const found = spread(count, { weeks, load: (week) => load[weeks.indexOf(week)] ?? 0 });
        expect(found).toHaveLength(count);
        expect(found).toEqual(found.toSorted());
        expect(new Set(found).size).toBe(count);
        for (const week of found) expect(weeks).toContain(week);
      }),
    );
  });

  it("are each the emptiest of their part of the half-year", () => {
    const weeks = ["2026-09-07", "2026-09-14", "2026-09-21", "2026-09-28"];
    const full = new Map([
      ["2026-09-07", 2],
      ["2026-09-28", 1],
    ]);
    const load = (week: string) => full.get(week) ?? 0;
    expect(spread(2, { weeks, load })).toEqual(["2026-09-14", "2026-09-21"]);
  });

  it("are ahead and outside the breaks, and their days no holidays", () => {
    fc.assert(
      fc.property(half, fc.integer({ min: 0, max: 22 }), (weeks, at) => {
        const today = plusDays(weeks[Math.min(at, weeks.length - 1)] ?? "", 3);
        for (const week of weeksAhead(weeks, today)) {
          expect(week > today).toBe(true);
          for (const day of daysIn(week, 5))
            expect(day >= week && day < plusDays(week, 5)).toBe(true);
        }
      }),
    );
    expect(daysIn("2026-03-02", 2)).toEqual(["2026-03-02", "2026-03-03"]);
    expect(daysIn("2026-08-31", 2)).toEqual(["2026-08-31", "2026-09-01"]);
    expect(daysIn("2027-03-08", 2)).toEqual(["2027-03-09", "2027-03-10"]);
  });
});

describe("what is suggested", () => {
  const weeks = ["2026-03-02", "2026-03-09", "2026-03-16", "2026-03-30"];
  const usual = new Map([["area of a", "open_lesson"]]);
  const suggested = (pace: "week" | "weeks", ...needs: NeedChoice[]) =>
    suggest({ needs, pace, usual, weeks, load: (week) => (week < "2026-03-09" ? 1 : 0) });

  it("over the half-year is a week for each need, and no day", () => {
    expect(suggested("weeks", need("a"), need("b"))).toMatchObject([
      { need: { id: "a" }, eventType: "open_lesson", week: "2026-03-09", day: null },
      { need: { id: "b" }, eventType: "seminar", week: "2026-03-16", day: null },
    ]);
  });

  it("within one week is a day for each, in the emptiest week", () => {
    const found = suggested(
      "week",
      need("a"),
      need("b"),
      need("c"),
      need("d"),
      need("e"),
      need("f"),
    );
    expect(found.map(({ week }) => week)).toEqual(Array.from({ length: 6 }, () => "2026-03-09"));
    expect(found.map(({ day }) => day)).toEqual([
      "2026-03-09",
      "2026-03-10",
      "2026-03-11",
      "2026-03-12",
      "2026-03-13",
      "2026-03-09",
    ]);
  });

  it("is nothing when no week is left", () => {
    expect(suggest({ needs: [need("a")], pace: "week", usual, weeks: [], load: () => 0 })).toEqual(
      [],
    );
  });
});

describe("the items made of what was taken", () => {
  const form = { schoolId: "s", responsible: "Омарова А.", take: ["a", "b"] };
  const types = new Map([["seminar", { name_kk: "Семинар кк", name_ru: "Семинар" }]]);
  const typed = {
    id_a: "new a",
    type_a: "seminar",
    week_a: "2026-03-09",
    day_a: "2026-03-10",
    id_b: ["new b", "other"],
    type_b: "unknown",
    week_b: "",
  };

  it("say what each need's own fields say, with a title of the type and the need", () => {
    expect(itemsFrom(form, { typed, needs: [need("a"), need("b")], types })).toEqual([
      {
        id: "new a",
        schoolId: "s",
        responsible: "Омарова А.",
        need: "a",
        eventType: "seminar",
        week: "2026-03-09",
        day: "2026-03-10",
        titleKk: "Семинар кк: a кк",
        titleRu: "Семинар: a",
      },
      {
        id: "new b",
        schoolId: "s",
        responsible: "Омарова А.",
        need: "b",
        eventType: "unknown",
        week: undefined,
        day: undefined,
        titleKk: ": b кк",
        titleRu: ": b",
      },
    ]);
  });

  it("are none for a need that is not offered, and their titles are not too long", () => {
    const [only, ...others] = itemsFrom(form, {
      typed,
      needs: [need("a", { name_ru: "x".repeat(300) })],
      types,
    });
    expect(others).toEqual([]);
    expect(only?.titleRu).toHaveLength(200);
  });

  it("have what is wrong said at the fields of their need", () => {
    const wrong = { eventType: "1", week: "2", day: "3", responsible: "4" };
    expect(atNeed(wrong, "a")).toEqual({ type_a: "1", week_a: "2", day_a: "3", responsible: "4" });
  });
});
