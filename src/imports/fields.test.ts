import { describe, expect, it } from "vitest";
import { type Field, guessMapping, wholesFor } from "./fields.ts";

const whole: Field = {
  name: "whole",
  needed: false,
  headings: ["Аты-жөні"],
  alone: ["Мұғалім"],
  insteadOf: ["family", "given", "patronymic"],
};
const part = (name: string, heading: string): Field => ({
  name,
  needed: true,
  headings: [heading],
});
const fields: readonly Field[] = [
  whole,
  part("family", "Тегі"),
  part("given", "Аты"),
  { ...part("patronymic", "Әкесінің аты"), needed: false },
];

describe("a heading that says little beside other words", () => {
  it.each([
    [["Мұғалім"], { whole: "0" }],
    [["№", "МҰҒАЛІМ:"], { whole: "1" }],
    [["Мұғалім жүктемесі"], {}],
    [["Мұғалім", "Аты-жөні"], { whole: "0" }],
  ])("is known where it stands alone: %j", (columns, mapping) => {
    expect(guessMapping(fields, { columns, rows: [] })).toEqual(mapping);
  });
});

describe("a column that was chosen for two parts", () => {
  it.each([
    [{ family: "2", given: "2" }, { whole: "2" }],
    [
      { family: "2", given: "2", patronymic: "3" },
      { patronymic: "3", whole: "2" },
    ],
    [{ family: "2", given: "2", whole: "2" }, { whole: "2" }],
  ])("is the whole: %j", (chosen, mapping) => {
    expect(wholesFor(fields, chosen)).toEqual(mapping);
  });

  it.each([
    { family: "1", given: "2" },
    { family: "2", given: "2", whole: "3" },
    { family: "1", whole: "1" },
    {},
  ])("is left as it was chosen: %j", (chosen) => {
    expect(wholesFor(fields, chosen)).toEqual(chosen);
  });
});
