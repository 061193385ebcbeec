import { expect, it } from "vitest";
import { z } from "zod";
import { askedIdField, pageField } from "./forms.ts";

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

it("is an id of the address, none where it is empty, and refused where it is no id", () => {
  const query = z.object({ school: askedIdField("school") });
  const id = "0b5c1f1e-94a0-4a4f-9c39-0d6f7c7d2a11";
  expect(query.parse({ school: id })).toEqual({ school: id });
  expect(query.parse({ school: "" }).school).toBeUndefined();
  expect(query.parse({}).school).toBeUndefined();
  expect(query.safeParse({ school: "x" }).success).toBe(false);
});
