import { describe, expect, it } from "vitest";
import { dayShown, eachShown, type Field } from "./fields.ts";
import { writtenOtherwise } from "./otherwise.ts";
import type { FieldValue } from "./plan.ts";

const field = (name: string, shown?: Field["shown"]): Field =>
  shown ? { name, needed: false, headings: [], shown } : { name, needed: false, headings: [] };
const fields = [
  field("name"),
  field("day", dayShown),
  field(
    "subjects",
    eachShown((code, language) => `${code} ${language}`),
  ),
];

const told = (name: string, cell: string, kept: FieldValue) =>
  writtenOtherwise(
    { number: 1, cells: cell === "" ? {} : { [name]: cell } },
    { fields, written: { [name]: kept } },
  )[name]?.to;

describe("what is written", () => {
  it.each([
    ["name", "ЖҮНІСОВ", "Жүнісов", "Жүнісов"],
    ["name", "12.03.1978", 1978, "1978"],
    ["day", "01.09.20", "2020-09-01", "2020-09-01"],
    ["day", "", "2020-09-01", "2020-09-01"],
    ["subjects", "history ru", ["kz", "world"], "kz, world"],
    ["subjects", "law ru; history ru", ["kz", "law"], "kz, law"],
  ] as const)("is told where the cell says it otherwise: %s, %s", (...[name, cell, kept, to]) => {
    expect(told(name, cell, kept)).toBe(to);
  });

  it.each([
    ["name", "Жүнісов ", "Жүнісов"],
    ["name", "", "Жүнісов"],
    ["name", "Жүнісов", null],
    ["day", "01.09.2020", "2020-09-01"],
    ["day", "2020-09-01", "2020-09-01"],
    ["subjects", "Law KK / Kz kk", ["kz", "law"]],
    ["subjects", "", ["kz"]],
  ] as const)(
    "is not told where it is said, or where there is nothing: %s, %s",
    (name, cell, kept) => {
      expect(told(name, cell, kept)).toBeUndefined();
    },
  );
});
