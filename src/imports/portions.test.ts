import { expect, it } from "vitest";
import { portionsOf } from "./checking.ts";

const rowOf = (code: string, number: number) => ({ number, cells: { code } });
const codeOf = ({ cells }: { cells: Record<string, string> }) => cells.code ?? "";
const sizes = (codes: string[]) =>
  portionsOf(codes.map(rowOf), codeOf, 4).map((portion) => portion.map(codeOf).join(""));

it("cuts rows between groups, and those that name none wherever they are many", () => {
  expect(sizes(["a", "b", "a", "c", "b", "c", "c"])).toEqual(["aabb", "ccc"]);
  expect(sizes(["a", "a", "a", "a", "a", "a"])).toEqual(["aaaaaa"]);
  expect(
    portionsOf(
      Array.from({ length: 9 }, (_, at) => rowOf("", at)),
      codeOf,
      4,
    ),
  ).toHaveLength(3);
  expect(portionsOf([], codeOf, 4)).toEqual([]);
});

it("refuses a group that nobody has", () => {
  const many = Array.from({ length: 20_001 }, (_, at) => rowOf("a", at));
  expect(() => portionsOf(many, codeOf)).toThrow("tooManyTogether");
  expect(portionsOf(many.slice(1), codeOf)).toHaveLength(1);
});
