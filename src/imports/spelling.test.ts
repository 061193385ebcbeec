import { describe, expect, it } from "vitest";
import { isGarbled, spelled } from "./spelling.ts";

describe("spelling", () => {
  it.each([
    ["Әлiбек", "Әлібек"],
    ["Axметов", "Ахметов"],
    ["Ceрiк Kaсымов", "Серік Касымов"],
    ["Smith", "Smith"],
    ["школа IT", "школа IT"],
    ["Айгу\u0308л", "Айгӱл"],
    ["Кенжег\u0438\u0306", "Кенжегй"],
  ])("makes %s what was meant", (typed, meant) => {
    expect(spelled(typed)).toBe(meant);
  });

  it.each([
    "Б?йсенова",
    "М?лдір",
    "Айн\ufffd",
    "?рқын",
    "К??кше",
    "#REF!",
    "7.70123E+10",
    "Ðàõèìîâà Ãóëüíàðà",
    "Ахmeтoв7Q",
  ])("says that %s is garbled", (text) => {
    expect(isGarbled(text)).toBe(true);
  });

  it.each([
    "Бәйсенова",
    "Ким",
    "O’Brien",
    "Éva Ågren",
    "Что это?",
    "Иванова-Петрова",
    "87012345678",
    "№ 5",
    "5 «Ә»",
  ])("lets %s stand", (text) => {
    expect(isGarbled(text)).toBe(false);
  });
});
