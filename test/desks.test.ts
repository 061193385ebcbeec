import { expect, it } from "vitest";
import { desks } from "./desks.ts";

it("kinds of tables have each a name of their own, wherever they are brought", () => {
  const names = desks.flatMap(({ kinds }) => kinds.map(({ name }) => name));
  expect(names.toSorted()).toEqual([...new Set(names)].sort());
  expect(names.length).toBeGreaterThan(7);
});
