import { describe, expect, it } from "vitest";
import { isConcealed } from "#imports/conceal.ts";
import { hashed, numbersConcealed } from "./rows.ts";

const number = "840512400004";

describe("an identification number among other words", () => {
  it.each([
    [`ИИН ${number}`, "ИИН"],
    [`№${number}`, "№"],
    [`(${number})`, "()"],
    [`${number} Омарова`, "Омарова"],
    ["840512/400004;", ";"],
    ["Омарова 840512_400004 Айгүл", "Омарова  Айгүл"],
    ["８４０５１２４００００４ж", "ж"],
    ["٨٤٠٥١٢٤٠٠٠٠٤ ж", "ж"],
    ["840512\u2013400004", ""],
    ["840512, 400004", ""],
    ["840512\u200b400004 ж", "ж"],
    ["8405\u00ad1240\u20110004", ""],
  ])("is taken out of %s", (cell, left) => {
    expect(numbersConcealed.without(cell)).toBe(left);
  });

  it.each(["Омарова Айгүл", "870155511229", "KZ8484051240000412", "84051240000", "8405124000041"])(
    "is not taken for what it is not: %s",
    (cell) => {
      expect(numbersConcealed.without(cell)).toBe(cell);
    },
  );

  it.each([
    number,
    `ИИН ${number}`,
    `жсн: ${number}`,
    `${number}.0`,
    `'${number}`,
    "840512 400004",
  ])("is hashed in its own column: %s", (cell) => {
    expect(numbersConcealed.isHeading(cell)).toBe(false);
    expect(hashed(cell, "s")).toBe(hashed(number, "s"));
    expect(hashed(cell, "s")).toHaveLength(65);
  });

  it.each([
    ["840512300009", "#"],
    ["12345", "#5"],
    ["8405123000091", "#13"],
    ["ИИН 84051230", "#8"],
    ["7".repeat(2_000), "#999"],
  ])(
    "with a slip leaves the count of its figures alone, where these are not twelve: %s",
    (cell, left) => {
      expect(hashed(cell, "s")).toBe(left);
      expect(isConcealed(left)).toBe(true);
    },
  );

  it("is a heading where it is one", () => {
    expect(["ЖСН", "ИИН (12 цифр)", "жсн нөмірі"].map(numbersConcealed.isHeading)).toEqual([
      true,
      true,
      true,
    ]);
  });
});
