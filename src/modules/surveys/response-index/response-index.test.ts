import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestApp, type TestApp } from "#test/app.ts";
import { makeSchool } from "#test/make.ts";
import { makeResponse, makeRound } from "#test/make-surveys.ts";
import { Content, type Role } from "../questionnaires/schema.ts";
import { getAskedRound, responseIndexOf } from "./queries.ts";
import { askedSchools, emptyResponseIndex, extended } from "./rules.ts";
import type { Answered, AskedRound, ResponseIndex } from "./schema.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

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

  it("forgets answers that were taken away, and takes schools that are asked later", async () => {
    const [school, later] = [await makeSchool(app.db), await makeSchool(app.db)];
    const { id } = await makeRound(app.db, { schools: [school] });
    const send = (schoolId: string) =>
      makeResponse(app.db, { roundId: id, schoolId, answers: { works: "yes" } });
    const read = async () => responseIndexOf(app.db, await getAskedRound(app.db, id));
    const gone = await send(school.id);
    await send(school.id);
    expect((await read()).count).toBe(2);

    await app.db.deleteFrom("surveys.responses").where("id", "=", gone).execute();
    await send(school.id);
    await send(later.id);
    expect((await read()).count).toBe(3);

    await app.db
      .insertInto("surveys.round_schools")
      .values({
        round_id: id,
        school_id: later.id,
        kind: "general",
        expected: 1,
        region_kato: "150000000",
        district_kato: "150000000",
      })
      .execute();
    const { asked, units, count } = await read();
    const places = [...units.subarray(0, count)].map(
      (unit) => asked.units.codes.school[unit] ?? -1,
    );
    expect(places.map((place) => asked.units.values.school[place])).toContain(later.id);
  });
});
