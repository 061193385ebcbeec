import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { namesIn, parseExpression } from "./expression.ts";
import { type GivenAnswers, holds } from "./expression-value.ts";
import { matches, readPattern } from "./pattern.ts";

const today = "2026-03-01";

/** In these tests `#a#` stands for the answer to the question `a`. */
const written = (text: string) =>
  text.replaceAll(/#([^#]+)#/g, (_, name) => ["$", `{${name}}`].join(""));
const parse = (text: string) => parseExpression(written(text));

function isTrue(text: string, answers: GivenAnswers = {}, self?: GivenAnswers[string]): boolean {
  const read = parse(text);
  if (!read.ok) throw new Error(`${text}: ${read.refusal.problem} at ${read.refusal.at}`);
  return holds(read.value, answers, { self, today });
}

describe("an expression", () => {
  it.each([
    "#works# = 'yes' and #years# >= 3",
    "#works# != 'no' or false()",
    "not(#works# = 'no')",
    "selected(#forms#, 'visit') and not(selected(#forms#, 'vis'))",
    "count-selected(#forms#) = 2",
    "#needs.formative# = 'high'",
    "if(#years# > 10, 'old', 'new') = 'new'",
    "coalesce(#nothing#, #works#) = 'yes'",
    "coalesce(#years#, 7) = 3",
    "string-length(#name#) = 5",
    "regex(#name#, '[А-ЯӘ][а-яәі]+')",
    "#since# <= today() and #since# < '2026-01-01'",
    "today() = '2026-03-01'",
    "1 + 2 * 3 = 7 and (1 + 2) * 3 = 9",
    "7 div 2 = 3.5 and 7 mod 2 = 1 and 5 - 2 - 1 = 2 and -1 < 0",
    'true() and "it\'s" = "it\'s"',
    "#nothing# = '' and not(#nothing# > 0) and not(#nothing# < 0)",
  ])("holds: %s", (text) => {
    const answers = {
      works: "yes",
      years: 3,
      forms: ["visit", "online"],
      name: "Әлиіа",
      since: "2020-09-01",
      needs: { formative: "high" },
    };
    expect(isTrue(text, answers)).toBe(true);
  });

  it("means by a full stop the answer itself", () => {
    expect(isTrue(". > 0 and . <= 40", {}, 40)).toBe(true);
    expect(isTrue(". > 0 and . <= 40", {}, 41)).toBe(false);
    expect(isTrue("count-selected(.) <= 3", {}, ["a", "b", "c", "d"])).toBe(false);
    expect(isTrue(". <= today()", {}, "2026-03-02")).toBe(false);
  });

  it.each([
    ["", "empty", 0],
    ["#a# = 'x' andd #b#", "notUnderstood", 11],
    ["jr:choice-name(#a#)", "unknownFunction", 0],
    ["1 + pulldata('x')", "unknownFunction", 4],
    ["selected(#a#)", "wrongCount", 0],
    ["#a# = ", "unfinished", 7],
    ["(#a# = 1", "unfinished", 9],
    ["#a# = 'x", "notUnderstood", 7],
    ["a = 1", "unknownFunction", 0],
    ["constructor()", "unknownFunction", 0],
    [`regex(., '${"a".repeat(101)}')`, "badPattern", 0],
    ["regex(., '(?=a)')", "badPattern", 0],
    ["regex(., #a#)", "badPattern", 0],
    ["1 1", "notUnderstood", 2],
  ])("is refused with its place: %s", (text, problem, at) => {
    expect(parse(text)).toMatchObject({ ok: false, refusal: { problem, at } });
  });

  it("tells the questions it names", () => {
    const read = parse("if(#a# = 1, #b.c#, .) = #a-d#");
    expect(read.ok && namesIn(read.value)).toEqual(["a", "b.c", "a-d"]);
  });

  it("never fails on any text, and reads no name that was not asked", () => {
    const piece = fc.constantFrom(
      "#a#",
      "#__proto__#",
      ".",
      "'x'",
      "1",
      "and",
      "or",
      "not(",
      ")",
      "(",
      "=",
      "<",
      "+",
      "-",
      "selected(",
      ",",
      "regex(",
      "today()",
      "div",
      "mod",
      " ",
      "if(",
      "constructor",
      "💡",
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(piece, { maxLength: 14 }).map((all) => all.join(" ")),
    );
    fc.assert(
      fc.property(text, (one) => {
        const read = parse(one);
        if (read.ok) expect(typeof holds(read.value, {}, { today })).toBe("boolean");
        else expect(read.refusal.at).toBeLessThanOrEqual(written(one).length);
      }),
      { numRuns: 1000 },
    );
  });

  it("reckons as arithmetic does", () => {
    const number = fc.integer({ min: 0, max: 50 });
    fc.assert(
      fc.property(number, number, number, (a, b, c) => {
        expect(isTrue(`#a# + #b# * \${c} = ${a + b * c}`, { a, b, c })).toBe(true);
        expect(isTrue("#a# < #b# or #a# >= #b#", { a, b })).toBe(true);
        expect(isTrue("not(#a# < #b#) and not(#a# > #b#)", { a, b })).toBe(a === b);
      }),
    );
  });
});

describe("a pattern", () => {
  it("matches what a regular expression of the same text matches", () => {
    const part = fc.constantFrom(
      "a",
      "b",
      ".",
      "[ab]",
      "[^a]",
      "[a-c0-9]",
      "\\d",
      "\\s",
      "(a|b)",
      "(?:ab)",
      "\\.",
      "-",
    );
    const count = fc.constantFrom("", "", "*", "+", "?", "{2}", "{1,3}", "{2,}");
    const pattern = fc
      .array(fc.tuple(part, count), { minLength: 1, maxLength: 6 })
      .map((parts) => parts.map((both) => both.join("")).join(""));
    const text = fc.array(fc.constantFrom("a", "b", "c", "1", ".", "-", " "), { maxLength: 8 });
    fc.assert(
      fc.property(pattern, text, (source, letters) => {
        const read = readPattern(source);
        const one = letters.join("");
        expect(read && matches(read, one)).toBe(new RegExp(`^(?:${source})$`).test(one));
      }),
      { numRuns: 2000 },
    );
  });

  it("answers at once where a backtracking one would not for years", () => {
    const read = readPattern("(a+)+(a*)*(a|a)+b");
    expect(read && matches(read, "a".repeat(5000))).toBe(false);
  });

  it.each([
    "(",
    "a)",
    "[",
    "[]",
    "a**",
    "*a",
    "a{",
    "a{3,1}",
    "a{101}",
    "(?=a)",
    "\\1",
    "\\b",
    "((((a{99}){99}){99}))",
  ])("is refused: %s", (source) => {
    expect(readPattern(source)).toBeNull();
  });
});
