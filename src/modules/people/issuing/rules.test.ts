import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Actor, roles } from "#lib/actor.ts";
import { grantsOfRoles, personWith, schools } from "#test/reach.ts";
import { canIssueForCountry, canIssueForDistrict, canIssueForRegion } from "./access.ts";
import { readLines } from "./rules.ts";

const seat = { regionKato: "r1", districtKato: "d1", schoolId: schools[0], leadingId: null };
const rolesThat = (may: (actor: Actor) => boolean) =>
  roles.filter((role) => may(personWith(grantsOfRoles[role](seat))));

it("is done for the territory a role is held over, and for any region by the national team", () => {
  expect(rolesThat(canIssueForCountry)).toEqual(["national"]);
  expect(rolesThat((actor) => canIssueForRegion(actor, "r1"))).toEqual([
    "national",
    "cpm_trainer",
    "regional",
  ]);
  expect(rolesThat((actor) => canIssueForRegion(actor, "r2"))).toEqual(["national"]);
});

it("is done for a district by its methodologist, and for the region by those above", () => {
  expect(rolesThat((actor) => canIssueForDistrict(actor, "d1"))).toEqual(["methodologist"]);
  expect(rolesThat((actor) => canIssueForDistrict(actor, "d2"))).toEqual([]);
});

describe("reading lines", () => {
  it("takes semicolons or tabs, several given names, and keeps the number of the line", () => {
    expect(readLines("\nОмар Азат Серік ұлы\tA-1\t 9,5\n")).toEqual({
      ok: true,
      lines: [
        {
          number: 2,
          familyName: "Омар",
          givenName: "Азат",
          patronymic: "Серік ұлы",
          code: "A-1",
          score: "9,5",
        },
      ],
    });
  });

  it("never loses a line that is not empty", () => {
    const word = fc.stringMatching(/^[А-ЯӘҒҚҢӨҰҮҺІ][а-яәғқңөұүһі]{1,12}$/u);
    const names = fc.uniqueArray(fc.tuple(word, word), {
      selector: ([family, given]) => `${family} ${given}`.toLowerCase(),
      maxLength: 30,
    });
    fc.assert(
      fc.property(names, (pairs) => {
        const read = readLines(pairs.map((pair) => pair.join(" ")).join("\r\n"));
        return !read.ok || read.lines.length === pairs.length;
      }),
    );
  });

  const only = (text: string) => {
    const read = readLines(text);
    return read.ok ? read.lines[0] : read.problem.why;
  };

  it("needs a family name and a given name, made of letters", () => {
    expect(only("Омар Азат")).toMatchObject({ patronymic: null, code: null, score: null });
    expect(only("О'Нил Жан-Поль Ж.")).toMatchObject({ familyName: "О'Нил", patronymic: "Ж." });
    for (const wrong of ["Омар", "Омар 5", "5 Омар", "; A-1", "-Омар Азат", "Омар Азат!"])
      expect(only(wrong), wrong).toBe("notName");
  });

  it("takes what is not too long", () => {
    const name = (length: number) => `${"А".repeat(length - 2)} Б`;
    expect(only(name(200))).toMatchObject({ givenName: "Б" });
    expect(only(name(201))).toBe("notName");
    expect(only(`Омар Азат; ${"1".repeat(20)}; ${"9".repeat(40)}`)).toMatchObject({
      code: "1".repeat(20),
      score: "9".repeat(40),
    });
    expect(only(`Омар Азат; ${"1".repeat(21)}`)).toBe("notName");
    expect(only(`Омар Азат; 1; ${"9".repeat(41)}`)).toBe("notName");
  });

  it("stops at the first line that is wrong or said twice, in whatever letters", () => {
    expect(readLines("Омар Азат\n\n5\nОмар")).toEqual({
      ok: false,
      problem: { line: 3, why: "notName" },
    });
    expect(readLines("Әлиева Күләш\nалиева  кулаш")).toEqual({
      ok: false,
      problem: { line: 2, why: "repeated" },
    });
    expect(readLines("Омар Азат; A-1\nОмар Азат; A-2").ok).toBe(true);
    expect(readLines("  \n")).toEqual({ ok: true, lines: [] });
  });
});
