import { expect, it } from "vitest";
import { inNormalForm } from "./normal-form.ts";

it("makes one sign of a letter and its mark", () => {
  expect(inNormalForm("и\u0306")).toBe("й");
  expect(inNormalForm("ﬁ", "NFKC")).toBe("fi");
});

it("keeps thirty marks on a letter and no more, so that the work grows as the text does", () => {
  const heaped = `а${"\u0301".repeat(100_000)}${"\u0323".repeat(100_000)}б`;
  expect(inNormalForm(heaped)).toBe(`а${"\u0301".repeat(30)}б`.normalize("NFC"));
  expect(inNormalForm(`о${"\u0301\u0323".repeat(10)}`)).toHaveLength(21);
});
