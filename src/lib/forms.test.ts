import { expect, it } from "vitest";
import { pageField } from "./forms.ts";

it("is the page that was asked for, up to the last one there may be", () => {
  expect(pageField().parse("7")).toBe(7);
  expect(pageField(10_000).parse("10000")).toBe(10_000);
  expect(pageField().parse("1001")).toBe(1);
});

it.each([undefined, "", "0", "-3", "1.5", "x", "1e999", "-Infinity", "NaN", " ", "2;drop"])(
  "is the first page of what is no page: %s",
  (asked) => {
    expect(pageField().parse(asked)).toBe(1);
  },
);
