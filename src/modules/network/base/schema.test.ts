import { expect, it } from "vitest";
import { codeOfRow } from "./schema.ts";

it("gives the code of a row's school in capitals, empty where there is none", () => {
  expect(codeOfRow({ cells: { code: " ab-1 " } })).toBe("AB-1");
  expect(codeOfRow({ cells: {} })).toBe("");
});
