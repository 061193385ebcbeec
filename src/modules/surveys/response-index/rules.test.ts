import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Content, type Role } from "../questionnaires/schema.ts";
import { askedSchools, emptyResponseIndex, extended } from "./rules.ts";
import type { Answered, AskedRound, ResponseIndex } from "./schema.ts";

const words = { kk: "-", ru: "-" };
const choices = ["a", "b", "c"].map((code) => ({ code, label: words }));
const content = Content.parse({
  title: words,
  sections: [
    {
      code: "s",
      questions: [
        { kind: "one", code: "one", label: words, choices },
        { kind: "many", code: "many", label: words, choices },
        { kind: "rank", code: "rank", label: words, choices },
        { kind: "grid", code: "grid", label: words, rows: choices.slice(0, 2), scale: choices },
        { kind: "number", code: "number", label: words },
        { kind: "grade", code: "grade", label: words },
        { kind: "text", code: "text", label: words },
      ],
    },
  ],
});
const schools = ["s0", "s1"].map((schoolId) => ({
  schoolId,
  kind: "general",
  regionKato: "r",
  districtKato: "d",
  leadingId: null,
}));
const round: AskedRound = {
  id: "",
  name_kk: "",
  name_ru: "",
  mode: "anonymous",
  revision: 1,
  closesOn: "2026-02-27",
  closedAt: null,
  content,
  schoolId: null,
  districtKato: null,
  regionKato: null,
  asked: askedSchools(schools),
  names: new Map(),
};
const questions = content.sections.flatMap((section) => section.questions);

const letter = fc.constantFrom("a", "b", "c");
const answers = fc.record(
  {
    one: letter,
    many: fc.subarray(["a", "b", "c"]),
    grade: fc.integer({ min: 1, max: 11 }),
    grid: fc.record({ a: letter, b: letter }, { requiredKeys: [] }),
    number: fc.nat(),
    rank: fc.shuffledSubarray(["a", "b", "c"], { minLength: 3 }),
    // What no question offers counts for nothing.
    text: fc.oneof(fc.string(), fc.nat(), fc.constant(null)),
  },
  { requiredKeys: [] },
);
const someone = fc.record({
  school_id: fc.constantFrom("s0", "s1", "elsewhere", null),
  role: fc.constantFrom<Role>("teacher", "head", "other"),
  answers,
});
const everybody = fc
  .array(someone, { maxLength: 30 })
  .map((all): Answered[] => all.map((one, place) => ({ place: place + 1, ...one })));

/** Everything a register says, one response after another in the order of sending. */
function told(register: ResponseIndex) {
  const order = [...register.sent.subarray(0, register.count).keys()].sort(
    (one, other) => (register.sent[one] ?? 0) - (register.sent[other] ?? 0),
  );
  const along = <Value>(of: (at: number) => Value) => order.map(of);
  return {
    units: along((at) => register.units[at]),
    columns: [...register.columns.values()].map(({ code, options, codes, answeredBy }) => ({
      code,
      options,
      answeredBy: [...answeredBy],
      said: along((at) => options[codes[at] ?? -1]),
    })),
    numbers: [...register.numbers.values()].map(({ code, values, answeredBy }) => ({
      code,
      answeredBy: [...answeredBy],
      said: along((at) => values[at]),
    })),
  };
}

describe("a register", () => {
  it("read in parts, in whatever order they come to be seen, says what one read at once says", () => {
    const parts = everybody.chain((rows) =>
      fc.tuple(
        fc.constant(rows),
        fc.shuffledSubarray(rows, { minLength: rows.length }),
        fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 30, maxLength: 30 }),
      ),
    );
    fc.assert(
      fc.property(parts, ([rows, shuffled, sizes]) => {
        const atOnce = extended(emptyResponseIndex(round), { questions, rows });
        let register = emptyResponseIndex(round);
        let from = 0;
        for (const size of sizes) {
          const part = shuffled.slice(from, from + size);
          from += size;
          if (part.length > 0) register = extended(register, { questions, rows: part });
        }
        expect(register.count).toBe(rows.length);
        expect(told(register)).toEqual(told(atOnce));
      }),
    );
  });

  it("stays as it was when one with more answers is made of it", () => {
    fc.assert(
      fc.property(everybody, everybody, (first, more) => {
        const before = extended(emptyResponseIndex(round), { questions, rows: first });
        const was = told(before);
        extended(before, { questions, rows: more });
        expect(told(before)).toEqual(was);
      }),
    );
  });

  it("counts who answered each question by school and role, for the same people as one", () => {
    fc.assert(
      fc.property(everybody, (rows) => {
        const { columns } = extended(emptyResponseIndex(round), { questions, rows });
        const [first, second] = ["many.a", "many.b"].map((code) => columns.get(code)?.answeredBy);
        expect(first).toBe(second);
        const answered = rows.filter((row) => Array.isArray(Object(row.answers).many));
        expect(first?.reduce((sum, count) => sum + count, 0)).toBe(answered.length);
      }),
    );
  });
});

describe("what a register keeps of an answer", () => {
  const asked = Content.parse({
    title: words,
    sections: [
      {
        code: "s",
        questions: [
          ...content.sections.flatMap((section) => section.questions),
          { kind: "subject", code: "subject", label: words },
          { kind: "date", code: "date", label: words },
          { kind: "line", code: "line", label: words },
          { kind: "school", code: "school", label: words },
          { kind: "note", code: "note", label: words },
        ],
      },
    ],
  });
  const all = asked.sections.flatMap((section) => section.questions);
  const answered = (...given: unknown[]) =>
    extended(emptyResponseIndex({ ...round, content: asked }), {
      questions: all,
      rows: given.map(
        (one, at): Answered => ({ place: at + 1, school_id: "s0", role: "teacher", answers: one }),
      ),
    });
  /** What each of these people said, as the register has it; undefined for who did not answer. */
  const said = (code: string, ...given: unknown[]) =>
    told(answered(...given)).columns.find((column) => column.code === code)?.said;

  it("has a column for each choice of several, each place of an order and each row of a table", () => {
    expect([...answered().columns.keys()]).toEqual([
      "one",
      "many.a",
      "many.b",
      "many.c",
      "rank.a",
      "rank.b",
      "rank.c",
      "grid.a",
      "grid.b",
      "grade",
      "subject",
    ]);
    expect([...answered().numbers.keys()]).toEqual(["number"]);
    const { columns } = answered();
    expect(columns.get("one")?.options).toEqual(["a", "b", "c"]);
    expect(columns.get("many.a")?.options).toEqual(["0", "1"]);
    expect(columns.get("rank.a")?.options).toEqual(["1", "2", "3"]);
    expect(columns.get("grid.b")?.options).toEqual(["a", "b", "c"]);
  });

  it("tells a choice that was not ticked from a question that was not answered", () => {
    expect(said("many.a", { many: ["a"] }, { many: ["b"] }, {})).toEqual(["1", "0", undefined]);
  });

  it("tells the place that each choice was put in", () => {
    expect(said("rank.a", { rank: ["b", "a", "c"] }, { rank: ["a", "c", "b"] }, {})).toEqual([
      "2",
      "1",
      undefined,
    ]);
    expect(said("rank.a", { rank: ["b"] })).toEqual([undefined]);
  });

  it("tells what was said in a row of a table, and nothing of the rows left out", () => {
    expect(said("grid.a", { grid: { a: "b" } }, { grid: { b: "c" } }, { grid: ["b"] })).toEqual([
      "b",
      undefined,
      undefined,
    ]);
  });

  it("keeps nothing of what no question offers, and fails on nothing", () => {
    expect(said("one", { one: "z" }, { one: 5 }, null, "nonsense", ["a"], { one: "a" })).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      "a",
    ]);
  });

  it("offers subjects and classes as they come to be answered, classes in the order of numbers", () => {
    const register = answered({ grade: 10 }, { grade: "9" }, { subject: "physics" }, { grade: 0 });
    expect(register.columns.get("grade")?.options).toEqual(["0", "9", "10"]);
    expect(register.columns.get("subject")?.options).toEqual(["physics"]);
    expect(said("grade", { grade: 10 }, { grade: "9" }, { grade: null })).toEqual([
      "10",
      "9",
      undefined,
    ]);
  });

  it("keeps a number and tells zero from nothing", () => {
    const [number] = told(answered({ number: 0 }, { number: 1.5 }, { number: "1" }, {})).numbers;
    expect(number?.said).toEqual([0, 1.5, Number.NaN, Number.NaN]);
    expect(number?.answeredBy.reduce((sum, count) => sum + count, 0)).toBe(2);
  });

  it("counts whoever answered from elsewhere apart from every school", () => {
    const rows = (["s0", "s1", "elsewhere", null] as const).map(
      (school_id, at): Answered => ({
        place: at + 1,
        school_id,
        role: at === 1 ? "head" : "teacher",
        answers: { one: "a" },
      }),
    );
    const register = extended(emptyResponseIndex(round), { questions, rows });
    const { codes, values } = register.asked.units;
    const whose = rows.map((_, at) => {
      const unit = register.units[at] ?? -1;
      return [
        values.school[codes.school[unit] ?? -1] ?? null,
        values.role[codes.role[unit] ?? -1] ?? null,
      ];
    });
    expect(whose).toEqual([
      ["s0", "teacher"],
      ["s1", "head"],
      [null, "teacher"],
      [null, "teacher"],
    ]);
    expect(register.lastPlace).toBe(4);
  });

  it("knows of each unit where its school lies, which kind it is and whose circle it belongs to", () => {
    const { units } = askedSchools([
      {
        schoolId: "s0",
        kind: "small",
        regionKato: "r",
        districtKato: "d",
        leadingId: "hub",
      },
    ]);
    const unit = (at: number) =>
      (["school", "kind", "circle", "district", "region", "role"] as const).map(
        (breakdown) => units.values[breakdown][units.codes[breakdown][at] ?? -1] ?? null,
      );
    expect(unit(0)).toEqual(["s0", "small", "hub", "d", "r", "teacher"]);
    expect(unit(5)).toEqual([null, null, null, null, null, "teacher"]);
    expect(units.count).toBe(10);
  });

  it("keeps room for more, so that a long round is not written anew for each answer", () => {
    const one = extended(emptyResponseIndex(round), {
      questions,
      rows: [{ place: 1, school_id: "s0", role: "teacher", answers: { one: "a" } }],
    });
    const more = (register: ResponseIndex, place: number) =>
      extended(register, {
        questions,
        rows: [{ place, school_id: "s0", role: "teacher", answers: { one: "b" } }],
      });
    const three = more(more(one, 2), 3);
    expect(three.units.length).toBe(4);
    expect(more(three, 4).units).toBe(three.units);
  });
});
