import { expect, it } from "vitest";
import { seal, unseal } from "./sealed.ts";

const secret = "s".repeat(32);
const sealed = seal(secret, { text: "құпия", about: "row 1" });

it("opens only with the same secret, for the same row, and unchanged", () => {
  const changed = `${sealed.slice(0, -1)}${sealed.endsWith("A") ? "E" : "A"}`;

  expect(unseal(secret, { sealed, about: "row 1" })).toBe("құпия");
  expect(unseal(secret, { sealed, about: "row 2" })).toBeNull();
  expect(unseal("t".repeat(32), { sealed, about: "row 1" })).toBeNull();
  expect(unseal(secret, { sealed: changed, about: "row 1" })).toBeNull();
  expect(unseal(secret, { sealed: "short", about: "row 1" })).toBeNull();
});

it("looks different each time and never shows the text", () => {
  expect(seal(secret, { text: "құпия", about: "row 1" })).not.toBe(sealed);
  expect(Buffer.from(sealed, "base64url").toString("utf8")).not.toContain("құпия");
});
