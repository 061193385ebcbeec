import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { grantOf, whoMay } from "#test/people-of-roles.ts";
import { canRemovePasskey } from "./access.ts";
import { challengeLasts, goesBack } from "./rules.ts";

describe("the count of a passkey", () => {
  it("may only rise, but for devices that never count", () => {
    const count = fc.integer({ min: 0, max: 2 ** 32 - 1 });
    fc.assert(
      fc.property(count, count, (kept, came) => {
        const higher = Math.max(kept, came) + 1;
        expect(goesBack({ kept, came: higher })).toBe(false);
        expect(goesBack({ kept: higher, came })).toBe(true);
        expect(goesBack({ kept: higher, came: higher })).toBe(true);
      }),
    );
    expect(goesBack({ kept: 0, came: 0 })).toBe(false);
    expect(goesBack({ kept: 0, came: 1 })).toBe(false);
    expect(goesBack({ kept: 1, came: 0 })).toBe(true);
  });

  it("is asked for within five minutes", () => {
    expect(challengeLasts).toBe(300_000);
  });
});

describe("a passkey", () => {
  const bare = { demo: false, hasFactor: false, passkeys: 1 };
  const removes = (found: typeof bare) =>
    whoMay((actor) => actor.kind === "person" && canRemovePasskey(actor.grants, found));
  const withoutStep = [
    "cpm_trainer",
    "methodologist",
    "leading_director",
    "leading_coordinator",
    "partner_coordinator",
    "teacher",
  ];
  const everybody = ["national", "cpm_trainer", "regional", ...withoutStep.slice(1)];

  it("that is the only second step stays with those whose role needs one", () => {
    expect(removes(bare)).toEqual(withoutStep);
    const both = [grantOf("teacher"), grantOf("national")];
    expect(canRemovePasskey(both, bare)).toBe(false);
  });

  it("goes where codes or another passkey are left, and in the demo", () => {
    expect(removes({ ...bare, hasFactor: true })).toEqual(everybody);
    expect(removes({ ...bare, passkeys: 2 })).toEqual(everybody);
    expect(removes({ ...bare, demo: true })).toEqual(everybody);
  });
});
