import { describe, expect, it } from "vitest";
import { Content, type Role } from "../questionnaires/schema.ts";
import { askedSchools, emptyResponseIndex, extended } from "../response-index/rules.ts";
import type { AskedRound, AskedSchool } from "../response-index/schema.ts";
import { blocksOf, codesFor, pageOfParts, partsAnswered, shareAt, type View } from "./rules.ts";

const words = { kk: "-", ru: "-" };
const choices = ["a", "b"].map((code) => ({ code, label: words }));
const content = Content.parse({
  title: words,
  sections: [
    {
      code: "s",
      questions: [
        { kind: "one", code: "one", label: words, choices },
        { kind: "many", code: "many", label: words, choices },
        { kind: "number", code: "years", label: words },
        { kind: "text", code: "text", label: words },
      ],
    },
  ],
});
const questions = content.sections.flatMap((section) => section.questions);

const schoolAt = (at: number): AskedSchool => ({
  schoolId: `s${at}`,
  regionKato: at < 2 ? "r1" : "r2",
  districtKato: `d${at}`,
  leadingId: at < 2 ? "s0" : null,
  kind: "general",
});
const roundOf = (mode: AskedRound["mode"]): AskedRound => ({
  id: "",
  name_kk: "",
  name_ru: "",
  mode,
  revision: 1,
  closesOn: "2026-02-27",
  closedAt: null,
  content,
  schoolId: null,
  districtKato: null,
  regionKato: null,
  asked: askedSchools([0, 1, 2].map(schoolAt)),
  names: new Map(),
});

type Said = { school: number | null; role?: Role; answers: object };

/** The round with these answers, seen in a view. */
function seen(
  said: readonly Said[],
  { mode = "named", ...view }: Partial<View> & { mode?: AskedRound["mode"] } = {},
) {
  const round = roundOf(mode);
  const rows = said.map(({ school, role = "teacher", answers }, at) => ({
    place: at + 1,
    school_id: school === null ? null : `s${school}`,
    role,
    answers,
  }));
  const register = extended(emptyResponseIndex(round), { questions, rows });
  return { round, register, view: { schoolIds: null, by: null, ...view } };
}

/** The lines of the question's first table: the part, how many answered and what they chose. */
function linesOf(asked: ReturnType<typeof seen>, code = "one") {
  const block = blocksOf(asked, null).find((one) => one.question.code === code);
  return block?.tables[0]?.lines.map(({ key, answered, counts }) => [key, answered, ...counts]);
}

const times = (count: number, said: Said): Said[] => Array.from({ length: count }, () => said);
const one = (school: number | null, choice: string): Said => ({ school, answers: { one: choice } });

describe("what a round by name shows", () => {
  const said = [one(0, "a"), one(0, "b"), one(1, "a"), one(null, "a"), { school: 2, answers: {} }];

  it("is all answers together, those from elsewhere too, and none of who did not answer", () => {
    expect(linesOf(seen(said))).toEqual([["", 4, 3, 1]]);
    expect(linesOf(seen([]))).toEqual([["", 0, 0, 0]]);
  });

  it("is then part by part, and what belongs to no part at last", () => {
    expect(linesOf(seen(said, { by: "school" }))).toEqual([
      ["", 4, 3, 1],
      ["s0", 2, 1, 1],
      ["s1", 1, 1, 0],
      [null, 1, 1, 0],
    ]);
    expect(linesOf(seen(said, { by: "region" }))).toEqual([
      ["", 4, 3, 1],
      ["r1", 3, 2, 1],
      [null, 1, 1, 0],
    ]);
  });

  it("is lines for the parts shown alone, with the others in the total", () => {
    expect(linesOf(seen(said, { by: "school", shown: ["s1"] }))).toEqual([
      ["", 4, 3, 1],
      ["s1", 1, 1, 0],
      [null, 1, 1, 0],
    ]);
  });

  it("is to somebody who sees some schools the answers of those schools", () => {
    const schoolIds = new Set(["s1", "s2"]);
    expect(linesOf(seen(said, { schoolIds }))).toEqual([["", 1, 1, 0]]);
    expect(linesOf(seen(said, { schoolIds, by: "school" }))).toEqual([
      ["", 1, 1, 0],
      ["s1", 1, 1, 0],
    ]);
  });

  it("names the parts that have answers, whatever was answered", () => {
    const asked = [one(1, "a"), { school: 2, answers: { years: 3 } }, one(null, "a")];
    expect(partsAnswered(seen(asked, { by: "school" }))).toEqual(["s1", "s2"]);
    expect(partsAnswered(seen(asked))).toEqual([]);
  });
});

describe("the mean", () => {
  const yearsOf = (asked: ReturnType<typeof seen>) =>
    blocksOf(asked, null)
      .find(({ question }) => question.code === "years")
      ?.tables[0]?.lines.map(({ key, answered, counts, mean }) => [key, answered, counts, mean]);
  const years = (school: number, value?: number): Said => ({
    school,
    answers: value === undefined ? {} : { years: value },
  });

  it("of numbers is of those given, for zero is a number and nothing is none", () => {
    const said = [years(0, 0), years(0, 4), years(1, 5), years(1)];
    expect(yearsOf(seen(said))).toEqual([["", 3, [], 3]]);
    expect(yearsOf(seen(said, { by: "school" }))).toEqual([
      ["", 3, [], 3],
      ["s0", 2, [], 2],
      ["s1", 1, [], 5],
    ]);
    expect(yearsOf(seen([years(0)]))).toEqual([["", 0, [], null]]);
  });

  it("of a scale counts its first step as one, and is none of nobody", () => {
    const meanOf = (...said: Said[]) => blocksOf(seen(said), null)[0]?.tables[0]?.lines[0]?.mean;
    expect(meanOf(one(0, "a"), one(0, "b"), one(0, "b"), one(0, "b"))).toBe(1.75);
    expect(meanOf()).toBeNull();
  });
});

describe("what a round without names shows", () => {
  const anonymous = { mode: "anonymous" as const };

  it("is nothing while all answers together are too few", () => {
    expect(linesOf(seen(times(4, one(0, "a")), anonymous))).toEqual([["", null, null, null]]);
    expect(linesOf(seen(times(5, one(0, "a")), anonymous))).toEqual([["", 5, 5, 0]]);
  });

  it("joins a school with too few answers to its neighbours, so that neither has a line", () => {
    const said = [...times(5, one(0, "a")), ...times(2, one(1, "b")), ...times(6, one(2, "a"))];
    expect(linesOf(seen(said, { ...anonymous, by: "school" }))).toEqual([
      ["", 13, 11, 2],
      ["s2", 6, 6, 0],
      [null, 7, 5, 2],
    ]);
  });

  it("keeps from who sees one school what was joined with another's", () => {
    const said = [...times(5, one(0, "a")), ...times(2, one(1, "b")), ...times(6, one(2, "a"))];
    const ofSchool = (id: string) =>
      linesOf(seen(said, { ...anonymous, schoolIds: new Set([id]) }));
    expect(ofSchool("s1")).toEqual([["", null, null, null]]);
    expect(ofSchool("s0")).toEqual([["", null, null, null]]);
    expect(ofSchool("s2")).toEqual([["", 6, 6, 0]]);
  });
});

describe("one question by the answers to another", () => {
  const both = (choice: string, ticked: string[], school = 0): Said => ({
    school,
    answers: { one: choice, many: ticked },
  });
  const crossed = (asked: ReturnType<typeof seen>) => {
    const by = asked.register.columns.get("many.a");
    const [block] = by ? blocksOf(asked, by) : [];
    return block?.tables[0]?.lines.map(({ key, answered, counts, mean }) => [
      key,
      answered,
      counts,
      mean,
    ]);
  };
  const said = [
    both("a", ["a"]),
    both("b", ["a"]),
    both("b", ["b"]),
    one(0, "a"),
    both("a", ["a"], 1),
  ];

  it("counts who answered both, in the view", () => {
    expect(crossed(seen(said))).toEqual([
      ["0", 1, [0, 1], 2],
      ["1", 3, [2, 1], 4 / 3],
    ]);
    expect(crossed(seen(said, { schoolIds: new Set(["s1"]) }))).toEqual([
      ["0", 0, [0, 0], null],
      ["1", 1, [1, 0], 1],
    ]);
  });

  it("without names hides small cells with what would tell them", () => {
    const enough = [
      ...times(6, both("a", ["a"])),
      ...times(7, both("b", ["a"])),
      ...times(8, both("a", ["b"])),
      ...times(2, both("b", ["b"])),
    ];
    expect(crossed(seen(enough, { mode: "anonymous" }))).toEqual([
      ["0", null, [null, null], null],
      ["1", null, [null, null], null],
    ]);
    const plenty = [...enough, ...times(3, both("b", ["b"]))];
    expect(crossed(seen(plenty, { mode: "anonymous" }))).toEqual([
      ["0", 13, [8, 5], 18 / 13],
      ["1", 13, [6, 7], 20 / 13],
    ]);
  });

  it("without names is shown of the round as a whole alone", () => {
    const enough = times(30, both("a", ["a"]));
    const schoolIds = new Set(["s0"]);
    expect(crossed(seen(enough, { mode: "anonymous", schoolIds }))).toEqual([
      ["0", null, [null, null], null],
      ["1", null, [null, null], null],
    ]);
  });

  it("without names tells nobody and too few alike", () => {
    const enough = times(30, both("a", ["a"]));
    const [chosen, notChosen] = crossed(seen(enough, { mode: "anonymous" })) ?? [];
    expect(chosen?.slice(1, 3)).toEqual([null, [null, null]]);
    expect(notChosen?.slice(1, 3)).toEqual([30, [30, 0]]);
  });

  it("leaves numbers out, which have no options to be crossed", () => {
    const asked = seen([{ school: 0, answers: { one: "a", years: 3, many: ["a"] } }]);
    const by = asked.register.columns.get("one");
    expect(by && blocksOf(asked, by).map(({ question }) => question.code)).toEqual(["one", "many"]);
    expect(blocksOf(asked, null).map(({ question }) => question.code)).toEqual([
      "one",
      "many",
      "years",
    ]);
  });
});

it("a question's answers stand under its code, or under those of its rows and choices", () => {
  const asked = { code: "q", label: words, required: false, shuffle: false };
  const rows = choices;
  expect(codesFor({ kind: "one", ...asked, choices })).toEqual(["q"]);
  expect(codesFor({ kind: "subject", ...asked })).toEqual(["q"]);
  expect(codesFor({ kind: "grade", ...asked })).toEqual(["q"]);
  expect(codesFor({ kind: "grid", ...asked, rows, scale: choices })).toEqual(["q.a", "q.b"]);
  expect(codesFor({ kind: "many", ...asked, choices })).toEqual(["q.a", "q.b"]);
  expect(codesFor({ kind: "rank", ...asked, choices })).toEqual(["q.a", "q.b"]);
  for (const kind of ["date", "line", "text", "school", "note"] as const)
    expect(codesFor({ kind, ...asked }), kind).toEqual([]);
  expect(codesFor({ kind: "number", ...asked, whole: true })).toEqual([]);
});

it("a share is of those who answered, and none of nobody, of what is hidden or not there", () => {
  const line = { key: "", answered: 8, counts: [2, 0, null], mean: null };
  expect(shareAt(line, 0)).toBe(25);
  expect(shareAt(line, 1)).toBe(0);
  expect(shareAt(line, 2)).toBeNull();
  expect(shareAt(line, 3)).toBeNull();
  expect(shareAt({ ...line, answered: 0 }, 0)).toBeNull();
  expect(shareAt(undefined, 0)).toBeNull();
});

describe("of many parts", () => {
  const asked = { nameOf: (key: string) => key, placeOf: () => -1, most: 25, page: 1 };

  it("a page shows twenty-five by name, and all pages together each once", () => {
    const keys = Array.from({ length: 60 }, (_, at) => `school ${String(at).padStart(2, "0")}`);
    const pages = [1, 2, 3].map((page) => pageOfParts(keys.toReversed(), { ...asked, page }));
    expect(pages.flatMap(({ shown }) => shown)).toEqual(keys);
    expect(pages.map(({ shown, hasMore }) => [shown.length, hasMore])).toEqual([
      [25, true],
      [25, true],
      [10, false],
    ]);
  });

  it("all are shown where no page is asked for", () => {
    const keys = Array.from({ length: 30 }, (_, at) => `${at}`);
    const { shown, hasMore } = pageOfParts(keys, { ...asked, most: null });
    expect([shown.length, hasMore]).toEqual([30, false]);
  });

  it("the order is that of their places, then of their names in Kazakh, or of the part itself", () => {
    const names = new Map([
      ["a", "Ұлытау"],
      ["b", "Ұзын"],
      ["c", "Аба"],
    ]);
    const nameOf = (key: string) => names.get(key);
    const sorted = (placeOf: (key: string) => number) =>
      pageOfParts(["a", "b", "c", "Бас"], { ...asked, nameOf, placeOf }).shown;
    expect(sorted(() => -1)).toEqual(["c", "Бас", "b", "a"]);
    expect(sorted((key) => (key === "a" ? 0 : 1))).toEqual(["a", "c", "Бас", "b"]);
  });
});
