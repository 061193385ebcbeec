import { expect, test } from "vitest";
import { hashIdentityNumber, isIdentityNumber } from "./identity-number.ts";

test("only twelve digits whose check digit fits are an identification number", () => {
  expect(isIdentityNumber("850315450120")).toBe(true);
  for (const wrong of ["850315450121", "85031545012", "8503154501207", "85031545012a", ""]) {
    expect(isIdentityNumber(wrong), wrong).toBe(false);
  }
});

test("a number is compared through its hash, which differs with the secret", () => {
  const one = hashIdentityNumber("850315450120", "a".repeat(32));
  expect(one).toBe(hashIdentityNumber("850315450120", "a".repeat(32)));
  expect(one).not.toBe(hashIdentityNumber("850315450120", "b".repeat(32)));
  expect(one).not.toContain("850315450120");
});
