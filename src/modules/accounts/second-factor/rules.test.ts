import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  appAddress,
  base32,
  codeAt,
  fittingStep,
  inFours,
  newRecoveryCodes,
  newSecret,
  plainCode,
} from "./rules.ts";

const secret = base32(Buffer.from("12345678901234567890"));
const now = new Date("2026-03-01T09:00:00Z");
const step = Math.floor(now.getTime() / 30_000);

describe("a code of six digits", () => {
  // RFC 6238, appendix B: SHA-1, the last six of its eight digits.
  it.each([
    [59, "287082"],
    [1_111_111_109, "081804"],
    [1_111_111_111, "050471"],
    [1_234_567_890, "005924"],
    [2_000_000_000, "279037"],
    [20_000_000_000, "353130"],
  ])("is at second %i of the standard's example %s", (second, code) => {
    expect(secret).toBe("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    expect(codeAt(secret, new Date(second * 1000))).toBe(code);
  });

  it("stays the same for thirty seconds", () => {
    const at = (milliseconds: number) => codeAt(secret, new Date(+now + milliseconds));
    expect(at(29_999)).toBe(at(0));
    expect(at(30_000)).not.toBe(at(0));
    expect(at(-1)).not.toBe(at(0));
  });

  const typed = (away: number, lastStep = -1) => {
    const code = codeAt(secret, new Date(now.getTime() + away * 30_000));
    return fittingStep(secret, { code, now, lastStep });
  };

  it("is taken of the step before and the step after, and of none farther away", () => {
    expect([-2, -1, 0, 1, 2].map((away) => typed(away))).toEqual([
      null,
      step - 1,
      step,
      step + 1,
      null,
    ]);
  });

  it("is taken once, and none before it any more", () => {
    expect(typed(0, step)).toBeNull();
    expect(typed(-1, step)).toBeNull();
    expect(typed(1, step)).toBe(step + 1);
    expect(typed(0, step - 1)).toBe(step);
  });

  it.each(["", "12345", "1234567", "абвгде"])("is not %j", (code) => {
    expect(fittingStep(secret, { code, now, lastStep: -1 })).toBeNull();
  });
});

describe("a secret and the codes for a lost phone", () => {
  it("are as long as apps and people need, and others each time", () => {
    expect(newSecret()).toMatch(/^[A-Z2-7]{32}$/);
    expect(newSecret()).not.toBe(newSecret());
    const codes = newRecoveryCodes();
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^[A-Z2-7]{16}$/);
  });

  it("are read however they were typed", () => {
    const [code = ""] = newRecoveryCodes();
    expect(plainCode(inFours(code).toLowerCase().replaceAll(" ", " - "))).toBe(code);
    expect(plainCode("ab-cd ef")).toBe("ABCDEF");
  });

  it("are shown in fours, the last part as long as it is", () => {
    expect(inFours("ABCDEFGHIJ")).toBe("ABCD EFGH IJ");
    expect(inFours("")).toBe("");
  });

  it("tell bytes by letters as the standard does", () => {
    // RFC 4648, section 10, the example that needs no padding.
    expect(base32(Buffer.from("fooba"))).toBe("MZXW6YTB");
    expect(base32(Buffer.of(0, 0, 0, 0, 0))).toBe("AAAAAAAA");
    expect(base32(Buffer.of())).toBe("");
    expect(base32(Buffer.of(255, 255, 255, 255, 255))).toBe("77777777");
  });

  it("make other codes of other secrets", () => {
    const bytes = fc.uint8Array({ minLength: 20, maxLength: 20 });
    fc.assert(
      fc.property(bytes, (some) => {
        fc.pre(Buffer.compare(some, Buffer.from("12345678901234567890")) !== 0);
        const moments = [0, 1, 2].map((at) => new Date(+now + at * 30_000));
        const codesOf = (one: string) => moments.map((moment) => codeAt(one, moment));
        expect(codesOf(base32(some))).not.toEqual(codesOf(secret));
      }),
      { numRuns: 20 },
    );
  });
});

it("tells an app whose secret it is, and by whom, whatever the account is called", () => {
  const address = new URL(appAddress({ secret, account: "айгүл/?&#@mektep.example" }));
  expect(address.protocol).toBe("otpauth:");
  expect(address.host).toBe("totp");
  expect(decodeURIComponent(address.pathname)).toBe("/Tirek:айгүл/?&#@mektep.example");
  expect(Object.fromEntries(address.searchParams)).toEqual({ secret, issuer: "Tirek" });
});
