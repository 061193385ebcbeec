import { describe, expect, it } from "vitest";
import { mayBeName, SchoolNames, schoolsNamed, withSchools } from "./school-names.ts";

const school = (code: string, name_kk: string, name_ru: string) => ({ code, name_kk, name_ru });
const kept = [
  school("D-0004", "Хромтау №4 орта мектебі", "Хромтауская средняя школа №4"),
  school("D-0005", "Бірлік орта мектебі (үлгі)", "Средняя школа Бирлик (пример)"),
  school("D-0006", "Бірлік Достық орта мектебі", "Средняя школа Бирлик Достык"),
  school("D-0007", "Хромтау №2 орта мектебі", "Хромтауская средняя школа №2"),
  school("D-0008", "Дөң №2 мектеп-гимназиясы", "Донская школа-гимназия №2"),
  school("D-0009", "Ы. Алтынсарин атындағы №5 мектеп-лицей", "Школа-лицей №5 имени И. Алтынсарина"),
  school("D-0010", "Ақбұлақ орта мектебі", "Средняя школа Акбулак"),
  school("D-0011", "Ақбұлақ орта мектебі", "Средняя школа Белый Родник"),
  school("D-0012", "№125 орта мектеп", "Средняя школа №125"),
];
const names = new SchoolNames(kept);
const named = (text: string) => names.named(text).toSorted();

describe("a school by its name", () => {
  it.each([
    ["Хромтау №4 орта мектебі", ["D-0004"]],
    ["Хромтауская средняя школа №4", ["D-0004"]],
    ["хромтау № 4  ОРТА мектебі", ["D-0004"]],
    ["КММ «Хромтау №4 орта мектебі»", ["D-0004"]],
    ["Хромтауская СШ №4", ["D-0004"]],
    ["№4 ОМ", ["D-0004"]],
    ["СШ №4", ["D-0004"]],
    ["4", ["D-0004"]],
    ["Бірлік ЖББМ", ["D-0005"]],
    ["Бирлик", ["D-0005"]],
    ["КГУ Средняя школа Бирлик", ["D-0005"]],
    ["Хромтау №2", ["D-0007"]],
    ["№2 гимназия", ["D-0008"]],
    ["Алтынсарин атындағы №5 мектеп", ["D-0009"]],
    ["Школа-лицей №5 им. Алтынсарина", ["D-0009"]],
    ["125", ["D-0012"]],
  ])("%s is found", (text, codes) => {
    expect(named(text)).toEqual(codes);
  });

  it.each([
    ["№2", ["D-0007", "D-0008"]],
    ["Ақбұлақ орта мектебі", ["D-0010", "D-0011"]],
  ])("%s is borne by several", (text, codes) => {
    expect(named(text)).toEqual(codes);
  });

  it.each([
    "Хромтау орта мектебі",
    "Хромтау №14 орта мектебі",
    "Ақтөбе №4 орта мектебі",
    "№4 гимназия",
    "Достық",
    "Алтынсарин мектебі",
    "орта мектеп",
    "СШ",
    "«»",
    "",
    "№".repeat(300),
  ])("%s is none of them", (text) => {
    expect(named(text)).toEqual([]);
  });

  it("gives its row the code and leaves what the file says beside it", () => {
    const cells = (code: string) =>
      withSchools([{ number: 2, cells: { code, given_name: "Ая" } }], names)[0]?.cells;

    expect(cells("Хромтауская СШ №4")).toEqual({
      code: "D-0004",
      given_name: "Ая",
      "code as sent": "Хромтауская СШ №4",
    });
    expect(cells("№2")).toEqual({ code: "№2", given_name: "Ая", [schoolsNamed]: "2" });
    for (const code of ["", "Жоқ мектеп", "D-0005", "d-0005", "X-0004", "F-125"])
      expect(cells(code)).toEqual({ code, given_name: "Ая" });
  });

  it.each([
    ["Бірлік", true],
    ["№4", true],
    ["125", true],
    ["BIRLIK", true],
    ["156000000-02", false],
    ["ab-1", false],
    [" ", false],
  ])("%s may be a name: %s", (text, isName) => {
    expect(mayBeName(text)).toBe(isName);
  });
});
