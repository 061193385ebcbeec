import { describe, expect, it } from "vitest";
import { marksIn } from "./marks.ts";

const schools = new Map([
  ["A", { regionKato: "19" }],
  ["B", { regionKato: "19" }],
  ["C", { regionKato: "75" }],
]);
const aigul = { family_name: "Омарова", given_name: "Айгүл", birth_year: "1984", code: "A" };

function areTied(one: Record<string, string>, other: Record<string, string>): boolean {
  const marks = marksIn([{ number: 1, cells: one }], schools);
  return [...marksIn([{ number: 2, cells: other }], schools)].some((mark) => marks.has(mark));
}

describe("what ties two rows", () => {
  it.each([
    ["one school", { ...aigul, family_name: "Ахметова", given_name: "Дана" }],
    ["a namesake born in one year in one region", { ...aigul, code: "B" }],
    ["the same with the whole day of birth", { ...aigul, code: "B", birth_year: "12.03.1984" }],
    ["the name in other letters of case", { ...aigul, code: "B", family_name: "ОМАРОВА" }],
  ])("is %s", (_, other) => {
    expect(areTied(aigul, other)).toBe(true);
  });

  it("is a number, wherever its rows are", () => {
    const numbered = { ...aigul, iin: "#00ff" };
    expect(areTied(numbered, { ...numbered, family_name: "Сейітова", code: "C" })).toBe(true);
  });

  it.each([
    ["a namesake in another region", { ...aigul, code: "C" }],
    ["a namesake of another year", { ...aigul, code: "B", birth_year: "1985" }],
    ["somebody else", { ...aigul, code: "B", given_name: "Айнұр" }],
  ])("is not %s", (_, other) => {
    expect(areTied(aigul, other)).toBe(false);
  });
});
