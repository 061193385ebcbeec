import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Mode, Role } from "../questionnaires/schema.ts";
import { invitationsFor } from "./rules.ts";
import type { Invited } from "./schema.ts";

describe("the invitations of a school", () => {
  const person = (said: Partial<Invited> = {}): Invited => ({
    teacherId: "t",
    schoolId: "s",
    isHead: false,
    email: null,
    language: null,
    ...said,
  });
  const invite = (people: Invited[], mode: Mode, roles: Role[]) =>
    invitationsFor("s", people, { mode, roles, expected: people.length }).map(
      ({ id: _, ...one }) => one,
    );
  const head = person({ teacherId: "h", isHead: true, email: "h@test.example", language: "kk" });

  it("by name are one for each person, the head's as the head's where heads are asked", () => {
    const teacher = { schoolId: "s", teacherId: "t", email: null, language: null, role: "teacher" };
    const ofHead = { schoolId: "s", teacherId: "h", email: "h@test.example", language: "kk" };
    expect(invite([person(), head], "named", ["teacher", "head"])).toEqual([
      teacher,
      { ...ofHead, role: "head" },
    ]);
    expect(invite([head], "named", ["teacher"])).toEqual([{ ...ofHead, role: "teacher" }]);
  });

  it("without names say whose they are to nobody, and the role only where one is asked", () => {
    const mailed = { schoolId: "s", teacherId: null, email: "h@test.example", language: "kk" };
    const blank = { schoolId: "s", teacherId: null, email: null, language: null };
    expect(invite([person(), head], "anonymous", ["teacher"])).toEqual([
      { ...mailed, role: "teacher" },
      { ...blank, role: "teacher" },
    ]);
    expect(invite([person(), head], "anonymous", ["teacher", "head"])).toEqual([
      { ...mailed, role: null },
      { ...blank, role: null },
    ]);
  });

  it("are as many as are expected, letters among them, and each its own", () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 40 }), fc.nat(60), (mailed, expected) => {
        const people = mailed.map((has, at) =>
          person({ email: has ? `${at}@test.example` : null }),
        );
        const terms = { mode: "anonymous" as const, roles: ["teacher" as const], expected };
        const made = invitationsFor("s", people, terms);
        const letters = mailed.filter(Boolean).length;
        expect(made).toHaveLength(Math.max(expected, letters));
        expect(made.filter(({ email }) => email !== null)).toHaveLength(letters);
        expect(new Set(made.map(({ id }) => id)).size).toBe(made.length);
      }),
    );
  });
});
