import { expect, it } from "vitest";
import { isEnded } from "./endings.ts";

it("is there already where the same is sent again, and nothing else is", () => {
  const form = { endsOn: "2026-02-10", reason: "Приказ" };
  const ended = { during: "[2025-09-01,2026-02-10)", endReason: "Приказ" };
  expect(isEnded(ended, form)).toBe(true);
  expect(isEnded(ended, { ...form, endsOn: "2026-02-09" })).toBe(false);
  expect(isEnded(ended, { ...form, reason: "Другой" })).toBe(false);
  expect(isEnded({ ...ended, endReason: null }, form)).toBe(false);
  expect(isEnded({ during: "[2025-09-01,)", endReason: null }, form)).toBe(false);
});
