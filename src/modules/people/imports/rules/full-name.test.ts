import { describe, expect, it } from "vitest";
import { initialsOrder, nameOrders, orderOfName, orderOfNames, partsOfName } from "./full-name.ts";

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
    ["Оспанова Бибі Айша Серікқызы", ["Оспанова", "Бибі Айша", "Серікқызы"]],
    ["Абрамович Анна Петровна", ["Абрамович", "Анна", "Петровна"]],
    ["Смағұл Жания *", ["Смағұл", "Жания", ""]],
    ["Смағұл Жания Ерланқызы**", ["Смағұл", "Жания", "Ерланқызы"]],
    ["Сейітова", ["Сейітова", "", ""]],
    ["", ["", "", ""]],
  ])("%s falls into its parts, the family name first", (text, parts) => {
    expect(list(text)).toEqual(parts);
  });

  it.each([
    ["Айгүл Серікқызы Ахметова", ["Ахметова", "Айгүл", "Серікқызы"]],
    ["Бибі Айша Серікқызы Оспанова", ["Оспанова", "Бибі Айша", "Серікқызы"]],
    ["Анна Петровна Абрамович", ["Абрамович", "Анна", "Петровна"]],
    ["Айгүл Ахметова", ["Ахметова", "Айгүл", ""]],
    ["Айгүл Ахметова Серікқызы", ["Ахметова", "Айгүл", "Серікқызы"]],
    ["Айгүл", ["Айгүл", "", ""]],
  ])("%s falls into its parts, the given name first", (text, parts) => {
    expect(list(text, "given_first")).toEqual(parts);
  });

  it.each([
    "Қали Ұлжан Ерланқызы 87011234567",
    "Қали Ұлжан Ерланқызы, +7 (701) 123-45-67",
    "Қали Ұлжан Ерланқызы - тел.: 8 701 123 45 67",
    "12. Қали Ұлжан Ерланқызы",
    "Қали (Омарова) Ұлжан Ерланқызы",
    "Қали Ұлжан Ерланқызы (декретте",
    "Қали Ұлжан Ерланқызы [қоса атқарушы 0,5]",
    "Қали Ұлжан Ерланқызы 1984 ж.т.",
    "Қали Ұлжан Ерланқызы №3",
  ])("loses what stands beside the name: %s", (text) => {
    expect(list(text)).toEqual(["Қали", "Ұлжан", "Ерланқызы"]);
  });

  it.each([
    ["Ұлжан Ерланқызы Қали 87011234567", ["Қали", "Ұлжан", "Ерланқызы"]],
    ["А. Б. Абдуллаева (декретте)", ["Абдуллаева", "А.", "Б."]],
  ])("loses it in the other order too: %s", (text, parts) => {
    expect(list(text, "given_first")).toEqual(parts);
  });

  it.each([
    ["Қали Ұл3жан", ["Қали", "Ұл3жан", ""]],
    ["Телибаева Ұлжан", ["Телибаева", "Ұлжан", ""]],
    ["Сұлтан-Ғали Г.", ["Сұлтан-Ғали", "Г.", ""]],
    ["87011234567", ["", "", ""]],
    ["К???ли Ұлжан", ["К???ли", "Ұлжан", ""]],
  ])("keeps what is part of a word: %s", (text, parts) => {
    expect(list(text)).toEqual(parts);
  });

  it("is ordered as most of the names of the list are", () => {
    expect(orderOfNames(["Ахметова Айгүл", "Серікова Дана", "Асан Кенже"])).toBe("family_first");
    expect(orderOfNames(["Айгүл Ахметова", "Дана Болатқызы Серікова"])).toBe("given_first");
    expect(orderOfNames(["Ким Виктория", "Асан Кенже"])).toBe("family_first");
    expect(orderOfNames([])).toBe("family_first");
  });

  it.each([
    ["Әлия Серікқызы Нұрланова", "given_first"],
    ["Ерлан Бекболұлы Жандосов", "given_first"],
    ["Әсел Маратқызы Сақтапберген", "given_first"],
    ["Айгүл Серік қызы Ахметова", "given_first"],
    ["Пётр Ильич Орлов", "given_first"],
    ["Анна Сергеевна Ким (Орлова)", "given_first"],
    ["Анна Петровна Абрамович", "given_first"],
    ["Нұрланова Әлия Серікқызы", "family_first"],
    ["Орлов Пётр Ильич 87011234567", "family_first"],
    ["Мамедов Али Гасан оглы", "family_first"],
  ] as const)("is ordered by its own patronymic, whatever the list is: %s", (name, order) => {
    expect(orderOfName(name, "family_first")).toBe(order);
    expect(orderOfName(name, "given_first")).toBe(order);
  });

  it.each(["Айгүл Нұрланова", "Ахмет Байтұрсынұлы", "Сейітова", ""])(
    "is ordered as the list is where no patronymic tells: %s",
    (name) => {
      expect(orderOfName(name, "family_first")).toBe("family_first");
      expect(orderOfName(name, "given_first")).toBe("given_first");
    },
  );

  it.each([
    ["О.Жұмабаев", "given_first", ["Жұмабаев", "О.", ""]],
    ["О. Қ. Жұмабаев", "given_first", ["Жұмабаев", "О.", "Қ."]],
    ["Жұмабаев О.Қ.", "family_first", ["Жұмабаев", "О.", "Қ."]],
  ] as const)("an initial is never a family name: %s", (name, order, parts) => {
    for (const ofList of nameOrders) expect(orderOfName(name, ofList)).toBe(order);
    expect(Object.values(partsOfName(name, order))).toEqual(parts);
    expect(initialsOrder(name)).toBe(order);
  });

  it.each([
    ["Ж. Мәдина Болатқызы", ["Ж.", "Мәдина", "Болатқызы"]],
    ["Ж.Бибі Айша Серік қызы", ["Ж.", "Бибі Айша", "Серік қызы"]],
  ] as const)(
    "an initial before a name and its patronymic is half a family name: %s",
    (name, parts) => {
      for (const ofList of nameOrders) expect(orderOfName(name, ofList)).toBe("family_first");
      expect(Object.values(partsOfName(name, "family_first"))).toEqual(parts);
      expect(initialsOrder(name)).toBe("family_first");
    },
  );

  it.each(["О. Мұратұлы", "О. Қ. Мұратұлы", "А. Петровна Абрамович", "А. Болат Жандосов"])(
    "an initial is the given name where no whole one stands before a patronymic: %s",
    (name) => {
      expect(orderOfName(name, "family_first")).toBe("given_first");
    },
  );

  it("says nothing by initials where there are none, or nothing else", () => {
    expect([initialsOrder("О Елена"), initialsOrder("О. Қ.")]).toEqual([null, null]);
  });

  it("ends at the patronymic where a note follows it, and keeps a name that begins small", () => {
    const parts = { familyName: "Омарова", givenName: "Айгүл", patronymic: "Серікқызы" };
    expect(orderOfName("Омарова Айгүл Серікқызы декрет", "given_first")).toBe("family_first");
    expect(partsOfName("Омарова Айгүл Серікқызы декрет", "family_first")).toEqual(parts);
    expect(partsOfName("Омарова айгүл Серікқызы", "family_first").givenName).toBe("айгүл");
    expect(partsOfName("омарова айгүл серікқызы", "family_first").givenName).toBe("айгүл");
  });
});
