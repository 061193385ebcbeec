import { describe, expect, it } from "vitest";
import { grantOf, personOf, whoMay } from "#test/people-of-roles.ts";
import { mayEnter, mustSetUp, mustUsePasskey, needsSecondFactor } from "./access.ts";

describe("the second step of signing in", () => {
  it("is asked of who decides for a region or the country, and of no guest", () => {
    const asked = whoMay(
      (actor) => actor.kind === "person" && needsSecondFactor(actor.grants, { demo: false }),
    );
    expect(asked).toEqual(["national", "regional"]);
  });

  it("is asked whatever other role the person has, and of nobody without one", () => {
    const both = [grantOf("teacher"), grantOf("regional")];
    expect(needsSecondFactor(both, { demo: false })).toBe(true);
    expect(needsSecondFactor(both, { demo: true })).toBe(false);
    expect(needsSecondFactor([], { demo: false })).toBe(false);
  });

  const bare = {
    person: personOf("regional"),
    isDemo: false,
    hasFactor: false,
    hasPasskey: false,
    vouched: false,
  };
  const kept = (found: typeof bare, environment: string) => ({
    setUp: mustSetUp(found, environment),
    passkey: mustUsePasskey(found, environment),
  });

  it("is set up first by who has none, and the passkey used by who has it alone", () => {
    expect(kept(bare, "production")).toEqual({ setUp: true, passkey: false });
    const withPasskey = { ...bare, hasPasskey: true };
    expect(kept(withPasskey, "production")).toEqual({ setUp: false, passkey: true });
  });

  it.each([
    ["codes are set up", { hasFactor: true }],
    ["codes are set up beside a passkey", { hasFactor: true, hasPasskey: true }],
    ["two steps were taken", { vouched: true }],
    ["two steps were taken by the passkey", { vouched: true, hasPasskey: true }],
    ["the role decides for a school", { person: personOf("teacher") }],
    [
      "the role decides for a school, with a passkey",
      { person: personOf("teacher"), hasPasskey: true },
    ],
  ])("keeps nobody out where %s", (_, more) => {
    expect(kept({ ...bare, ...more }, "production")).toEqual({ setUp: false, passkey: false });
  });

  it("lets demo people off, but not where others work", () => {
    const demo = { ...bare, isDemo: true };
    expect(kept(demo, "demo")).toEqual({ setUp: false, passkey: false });
    expect(kept(demo, "production")).toEqual({ setUp: true, passkey: false });
    const withPasskey = { ...demo, hasPasskey: true };
    expect(kept(withPasskey, "demo")).toEqual({ setUp: false, passkey: false });
    expect(kept(withPasskey, "production")).toEqual({ setUp: false, passkey: true });
  });

  it("is no way in for demo people where others work", () => {
    const enters = (isDemo: boolean, environment: string) => mayEnter({ isDemo }, environment);
    expect([enters(true, "production"), enters(true, "demo")]).toEqual([false, true]);
    expect([enters(false, "production"), enters(false, "demo")]).toEqual([true, true]);
  });

  it("is asked of people who are no demo in the demo too", () => {
    expect(kept(bare, "demo")).toEqual({ setUp: true, passkey: false });
  });
});
