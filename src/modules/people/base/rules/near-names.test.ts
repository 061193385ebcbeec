import { describe, expect, it } from "vitest";
import { isNearName } from "./near-names.ts";

function inParts(text: string) {
  const [familyName = "", givenName = "", ...others] = text.split(" ");
  return { familyName, givenName, patronymic: others.join(" ") || null };
}

const near = (one: string, other: string) => isNearName(inParts(one), inParts(other));

describe("a name that was written in two ways", () => {
  it.each([
    ["Әлиакбар Дәурен", "Әлиакбар Дәурен Маратұлы"],
    ["Мұса Айша Бақытжан қызы", "Мұса Айша Бақытжанқызы"],
    ["Шаяхмет А. Б.", "Шаяхмет Асқар Б."],
    ["Шаяхмет А. Б.", "Шаяхмет Асқар Болатұлы"],
    ["Шаяхмет А", "Шаяхмет Асқар Болатұлы"],
    ["Юн Ю. П.", "Юн Юлия Петровна"],
    ["Пак-Сергеева Анна", "Паксергеева Анна Ивановна"],
  ])("is perhaps one: %s, %s", (one, other) => {
    expect([near(one, other), near(other, one)]).toEqual([true, true]);
  });

  it.each([
    ["Шаяхмет А. Б.", "Шаяхмет Болат А."],
    ["Шаяхмет А. Б.", "Шаяхмет Асқар Маратұлы"],
    ["Шаяхмет Ас", "Шаяхмет Асқар"],
    ["Омаров Асқар Болатұлы", "Омаров Асқар Маратұлы"],
    ["Омаров Асқар", "Омарова Асқар"],
    ["Омарова Айгүл", "Омарова Айгерім"],
  ])("is two: %s, %s", (one, other) => {
    expect([near(one, other), near(other, one)]).toEqual([false, false]);
  });
});
