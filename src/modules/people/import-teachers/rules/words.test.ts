import { describe, expect, it } from "vitest";
import { fold } from "#lib/search.ts";
import { categoryWords, languagesOf, positionWords, subjectsOf } from "./words.ts";

describe("words of a staff list", () => {
  it.each([
    ["МҰҒАЛІМ", "teacher"],
    ["Учитель начальных классов", "teacher"],
    ["Мектеп директоры", "head"],
    ["Зам. директора по УВР", "deputy"],
    ["педагог-психолог", "psychologist"],
    ["Басқа лауазым", "other"],
    ["Сиқыршы", undefined],
    ["", undefined],
  ])("tell the position %s", (word, position) => {
    expect(positionWords.get(fold(word))).toBe(position);
  });

  it.each([
    ["Педагог", "teacher"],
    ["педагог-сарапшы", "expert"],
    ["Пед-эксперт", "expert"],
    ["II санат", "second"],
    ["I санат", "first"],
    ["Высшая", "highest"],
    ["б/к", "none"],
    ["Жоқ", "none"],
    ["педагог-ғалым", undefined],
    ["", undefined],
  ])("tell the category %s", (word, category) => {
    expect(categoryWords.get(fold(word))).toBe(category);
  });

  it.each([
    ["қазақ тілі", ["kk"]],
    ["РУССКИЙ", ["ru"]],
    ["English", ["en"]],
    ["өзбек", ["uz"]],
    ["французский", []],
    ["", []],
  ])("tell the language %s", (word, codes) => {
    expect(languagesOf(word)).toEqual(codes);
  });

  it("tell a language and a subject by their own codes too", () => {
    expect(languagesOf(" KK ")).toEqual(["kk"]);
    expect(subjectsOf(" Art_Labour ")).toEqual(["art_labour"]);
  });

  it("tell two courses where a school says one subject", () => {
    expect(subjectsOf("История")).toEqual(["kz_history", "world_history"]);
    expect(subjectsOf("")).toEqual([]);
  });
});
