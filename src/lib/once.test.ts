import { expect, test } from "vitest";
import { once } from "./once.ts";

test("reads each text once, and again only after too many others", () => {
  const read: string[] = [];
  const length = once(
    (text) => {
      read.push(text);
      return text.length;
    },
    { most: 2 },
  );
  const texts = ["", "ab", "ab", "", "abc", "ab"];
  expect(texts.map(length)).toEqual(texts.map((text) => text.length));
  expect(read).toEqual(["", "ab", "abc", "ab"]);
});
