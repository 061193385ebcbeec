import { expect, it } from "vitest";
import { withNames } from "./rows.ts";

const namesIn = (names: string[], chosen?: string) =>
  withNames(
    names.map((full_name, number) => ({ number, cells: { full_name } })),
    chosen,
  ).map(({ cells }) => `${cells.family_name}|${cells.given_name}|${cells.patronymic}`);

const mixed = [
  "Нұрланова Әлия Серікқызы",
  "Оспанова Дана",
  "Айгүл Маратқызы Сақтапберген",
  "Асан Кенже",
];

it("reads each name of a mixed list by its own patronymic, and the others by the list", () => {
  expect(namesIn(mixed)).toEqual([
    "Нұрланова|Әлия|Серікқызы",
    "Оспанова|Дана|",
    "Сақтапберген|Айгүл|Маратқызы",
    "Асан|Кенже|",
  ]);
});

it("reads all names in the order that was chosen", () => {
  expect(namesIn(mixed, "given_first")).toEqual([
    "Әлия|Нұрланова|Серікқызы",
    "Дана|Оспанова|",
    "Сақтапберген|Айгүл|Маратқызы",
    "Кенже|Асан|",
  ]);
  expect(namesIn(["О.Жұмабаев", "Абдуллаева А. Б."], "family_first")).toEqual([
    "Жұмабаев|О.|",
    "Абдуллаева|А.|Б.",
  ]);
});
