import { describe, expect, it } from "vitest";
import { passwordProblem } from "./passwords.ts";

describe("a new password", () => {
  it.each([
    "password12",
    "Password2024!",
    "p@ssw0rd123",
    "12345678910",
    "1234567890",
    "qwertyuiop",
    "qwerty123456",
    "iloveyou2025",
    "aaaaaaaaaaaa",
    "abcdefghijkl",
    "зәзәзәзәзәзә",
    "passwordpassword",
    "2026-11-30!!",
    "１２３４５６７８９０",
  ])("is refused where it is tried first: %s", (password) => {
    expect(passwordProblem(password)).toBe("passwordCommon");
  });

  it.each([
    "үш күшік ойнайды",
    "tirek-demo-2026",
    "Алматы-қызыл-алма",
    "gM4#xq81zzTk",
    " кітап  оқимыз ",
  ])("is taken where nobody would try it: %s", (password) => {
    expect(passwordProblem(password)).toBeNull();
  });

  it("has ten characters or more, and two hundred at most", () => {
    expect(passwordProblem("gM4#xq81z")).toBe("passwordShort");
    expect(passwordProblem("gM4#xq81zT")).toBeNull();
    expect(passwordProblem(`gM4#${"x q".repeat(65)}z`)).toBeNull();
    expect(passwordProblem(`gM4#${"x q".repeat(66)}`)).toBe("passwordLong");
  });
});
