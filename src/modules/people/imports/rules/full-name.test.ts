import { describe, expect, it } from "vitest";
import { orderOfNames, partsOfName } from "./full-name.ts";

const list = (text: string, order: "family_first" | "given_first" = "family_first") =>
  Object.values(partsOfName(text, order));

describe("a full name in one column", () => {
  it.each([
    ["Сейітова Әйгерім Болатқызы", ["Сейітова", "Әйгерім", "Болатқызы"]],
    ["Ахметова  Айгүл Серік қызы", ["Ахметова", "Айгүл", "Серік қызы"]],
    ["Иванов Иван Иванович", ["Иванов", "Иван", "Иванович"]],
    ["Ахмет Байтұрсынұлы", ["Ахмет", "Байтұрсынұлы", ""]],
    ["Ким Виктория", ["Ким", "Виктория", ""]],
    ["Бейсенбаев А.Н.", ["Бейсенбаев", "А.", "Н."]],
    ["Бейсенбаев А. Н.", ["Бейсенбаев", "А.", "Н."]],
    ["Иванова-Петрова Анна, Сергеевна", ["Иванова-Петрова", "Анна", "Сергеевна"]],
    ["Мамедов Али Гасан оглы", ["Мамедов", "Али", "Гасан оглы"]],
    ["Сейітова", ["Сейітова", "", ""]],
    ["", ["", "", ""]],
  ])("%s falls into its parts, the family name first", (text, parts) => {
    expect(list(text)).toEqual(parts);
  });

  it.each([
    ["Айгүл Серікқызы Ахметова", ["Ахметова", "Айгүл", "Серікқызы"]],
    ["Айгүл Ахметова", ["Ахметова", "Айгүл", ""]],
    ["Айгүл Ахметова Серікқызы", ["Ахметова", "Айгүл", "Серікқызы"]],
    ["Айгүл", ["Айгүл", "", ""]],
  ])("%s falls into its parts, the given name first", (text, parts) => {
    expect(list(text, "given_first")).toEqual(parts);
  });

  it("is ordered as most of the names of the list are", () => {
    expect(orderOfNames(["Ахметова Айгүл", "Серікова Дана", "Асан Кенже"])).toBe("family_first");
    expect(orderOfNames(["Айгүл Ахметова", "Дана Болатқызы Серікова"])).toBe("given_first");
    expect(orderOfNames(["Ким Виктория", "Асан Кенже"])).toBe("family_first");
    expect(orderOfNames([])).toBe("family_first");
  });
});
