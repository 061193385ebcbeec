import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { between, oneOf, randomFrom, shares } from "./random.ts";

describe("randomFrom", () => {
  it("gives the same numbers for the same seed and others for another", () => {
    const [one, again, other] = [randomFrom("a"), randomFrom("a"), randomFrom("b")];
    const ten = (random: () => number) => Array.from({ length: 10 }, random);
    const first = ten(one);
    expect(ten(again)).toEqual(first);
    expect(ten(other)).not.toEqual(first);
  });

  it("spreads evenly", () => {
    const random = randomFrom("even");
    const tenths = Array.from({ length: 10 }, () => 0);
    for (let drawn = 0; drawn < 20_000; drawn++) {
      const at = between(random, 0, 9);
      tenths[at] = (tenths[at] ?? 0) + 1;
    }
    for (const count of tenths) expect(Math.abs(count - 2_000)).toBeLessThan(200);
    expect(["a", "b"]).toContain(oneOf(random, ["a", "b"]));
  });
});

describe("shares", () => {
  it("add up to the total and are off by less than one", () => {
    fc.assert(
      fc.property(
        fc.nat(10_000),
        fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 30 }),
        (total, weights) => {
          const parts = shares(total, weights);
          const sum = weights.reduce((one, other) => one + other, 0);
          expect(parts.reduce((one, other) => one + other, 0)).toBe(total);
          parts.forEach((part, at) => {
            expect(Math.abs(part - (total * (weights[at] ?? 0)) / sum)).toBeLessThan(1);
          });
        },
      ),
    );
  });
});
