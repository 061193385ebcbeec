import { expect, it } from "vitest";
import { RowReader } from "#imports/plan.ts";
import { readGrades } from "./classes.ts";

function read(grades: string) {
  const reader = new RowReader({ number: 1, cells: { grades } });
  return { range: readGrades(reader), problems: reader.problems.map(({ code }) => code) };
}

it.each([
  ["7", "[7,8)"],
  ["5-11", "[5,12)"],
  ["5–11", "[5,12)"],
  ["5а-7б, 9ә", "[5,10)"],
  ["7«Ә»", "[7,8)"],
  ["7 А", "[7,8)"],
  ["9, 5", "[5,10)"],
  ["11-5-9", "[5,12)"],
  ["5; 6; 7 сынып", "[5,8)"],
  ["5-9 классы", "[5,10)"],
  ["0-4", "[0,5)"],
  ["12", "[12,13)"],
])("reads the classes %s", (text, range) => {
  expect(read(text)).toEqual({ range, problems: [] });
});

it.each([
  "13",
  "5-13",
  "11-5",
  "11–5",
  "сынып",
  "бастауыш",
  "7, физика",
  "123",
  `5${" ".repeat(80)}6`,
])("does not read %j", (text) => {
  expect(read(text)).toEqual({ range: null, problems: ["badGrades"] });
});

it("leaves what is empty as it is, and reads no more than a cell of classes is long", () => {
  expect(read("")).toEqual({ range: null, problems: [] });
  expect(read("  ")).toEqual({ range: null, problems: [] });
  const classes = "5,".repeat(40);
  expect(read(classes).range).toBe("[5,6)");
  expect(read(`${classes}5`).problems).toEqual(["badGrades"]);
});
