import { describe, expect, it } from "vitest";
import { countedBySchool, missingLinks } from "./rules.ts";
import type { AskedPerson } from "./schema.ts";

const person = (schoolId: string, email: string | null = null): AskedPerson => ({
  schoolId,
  email,
  language: "kk",
});
const emailsOf = (links: readonly { schoolId: string; email: string | null }[]) =>
  links.map(({ schoolId, email }) => [schoolId, email]);

describe("links to people who were somewhere", () => {
  const people = [person("a", "1@kz"), person("a"), person("b"), person("a", "2@kz")];

  it("are letters to the addresses and blank ones for the rest, school by school", () => {
    expect(emailsOf(missingLinks(people, []))).toEqual([
      ["a", "1@kz"],
      ["a", "2@kz"],
      ["a", null],
      ["b", null],
    ]);
  });

  it("are not made twice for the same people, and only one for who is new", () => {
    const asked = [
      { schoolId: "a", links: 3, emails: ["1@kz", "2@kz"] },
      { schoolId: "b", links: 1, emails: [] },
    ];
    expect(missingLinks(people, asked)).toEqual([]);
    expect(emailsOf(missingLinks([...people, person("b", "3@kz")], asked))).toEqual([
      ["b", "3@kz"],
    ]);
    expect(emailsOf(missingLinks([...people, person("b")], asked))).toEqual([["b", null]]);
  });

  it("write to an address once, and leave a blank one for who shares it", () => {
    const shared = [person("a", "1@kz"), person("a", "1@kz")];
    expect(emailsOf(missingLinks(shared, []))).toEqual([
      ["a", "1@kz"],
      ["a", null],
    ]);
  });

  it("say nothing of who the person is", () => {
    for (const link of missingLinks(people, [])) {
      expect(link).toMatchObject({ teacherId: null, role: "teacher" });
    }
  });

  it("are as many as answers are awaited", () => {
    expect(countedBySchool(people)).toEqual([
      { id: "a", expected: 3 },
      { id: "b", expected: 1 },
    ]);
  });
});
