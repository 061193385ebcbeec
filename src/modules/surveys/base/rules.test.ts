import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { tokenOf } from "./rules.ts";

describe("the link of an invitation", () => {
  it("is nothing that can be guessed from another, and the same each time", () => {
    const ids = Array.from({ length: 500 }, () => randomUUID());
    const tokens = ids.map((id) => tokenOf("secret", id));
    expect(new Set(tokens).size).toBe(500);
    expect(tokens).toEqual(ids.map((id) => tokenOf("secret", id)));
    expect(tokens.every((token) => /^[a-kmnp-z2-9]{16}$/.test(token))).toBe(true);
  });

  it("is another one under another secret", () => {
    const id = randomUUID();
    expect(tokenOf("secret", id)).not.toBe(tokenOf("other secret", id));
  });
});
