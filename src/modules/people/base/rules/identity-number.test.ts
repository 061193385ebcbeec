import { describe, expect, test } from "vitest";
import { hashIdentityNumber, isIdentityNumber } from "./identity-number.ts";

describe("an identification number", () => {
  test("is twelve digits and nothing else", () => {
    expect(isIdentityNumber("850315450120")).toBe(true);
    for (const wrong of [
      "85031545012",
      "8503154501207",
      "85031545012a",
      "1850315000000",
      "a850315450120",
      "850315450120a",
      "x50315450120",
      "850315a50120",
      "",
    ])
      expect(isIdentityNumber(wrong), wrong).toBe(false);
  });

  test("has a last digit that fits the others", () => {
    for (let last = 0; last <= 9; last += 1)
      expect(isIdentityNumber(`85031545012${last}`), `${last}`).toBe(last === 0);
  });

  test("is weighed anew where the first weights give ten, and is none where they do so again", () => {
    expect(isIdentityNumber("850315000011")).toBe(true);
    expect(isIdentityNumber("850315000010")).toBe(false);
    for (let last = 0; last <= 9; last += 1)
      expect(isIdentityNumber(`85031500000${last}`), `${last}`).toBe(false);
  });

  test("begins with a day that there may be", () => {
    for (const right of [
      "850101400001",
      "850929400003",
      "850110400000",
      "850120400005",
      "851031400004",
      "851230400006",
    ])
      expect(isIdentityNumber(right), right).toBe(true);
    for (const wrong of [
      "850001400008",
      "851301400001",
      "851932400002",
      "852001400003",
      "850100400006",
      "850132400000",
      "850140400004",
    ])
      expect(isIdentityNumber(wrong), wrong).toBe(false);
  });
});

test("a number is compared through its hash, which differs with the secret and with the number", () => {
  const [secret, other] = ["a".repeat(32), "b".repeat(32)];
  const one = hashIdentityNumber("850315450120", secret);
  expect(hashIdentityNumber("850315450120", secret)).toBe(one);
  expect(hashIdentityNumber("850315450120", other)).not.toBe(one);
  expect(hashIdentityNumber("850315000011", secret)).not.toBe(one);
});

test("a number has the hash it is kept under in records of years ago", () => {
  expect(hashIdentityNumber("850315450120", "a".repeat(32))).toBe(
    "f50ae3a9881133f6e0df8bbac02bd509227c931a856276ea90305b1678e2e148",
  );
});
