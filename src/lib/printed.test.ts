import { expect, it } from "vitest";
import { type Paper, paperPdf } from "./printed.ts";

const paper: Paper = {
  language: "kk",
  approval: ["Бекітемін"],
  title: "Жоспар",
  subtitle: "2026–2027",
  columns: [
    { label: "Іс-шара", width: 0.2 },
    { label: "Нәтиже", width: 0.8 },
  ],
  rows: [],
  signatures: ["Директор"],
};

/** How many pages the printed rows take. */
async function pagesOf(rows: Paper["rows"]): Promise<number> {
  const text = Buffer.from(await paperPdf({ ...paper, rows })).toString("latin1");
  return text.match(/\/Type \/Page\n/g)?.length ?? 0;
}

const short = ["Семинар", "Мұғалімдер әдісті қолданады"];

it("prints a table on as many pages as it needs", async () => {
  expect(await pagesOf([short])).toBe(1);
  expect(await pagesOf(Array.from({ length: 60 }, () => short))).toBe(3);
});

// Every letter of it is measured: long on a machine with much else to do.
it("breaks a row that no page is long enough for, between words and within one", {
  timeout: 120_000,
}, async () => {
  const long = "Ұзақ мәтін ".repeat(600);
  expect(await pagesOf([[long, "нәтиже"]])).toBeGreaterThanOrEqual(5);
  expect(await pagesOf([["б".repeat(6_000), "нәтиже"]])).toBeGreaterThanOrEqual(5);
  expect(await pagesOf([short, [long, long], short])).toBeGreaterThanOrEqual(5);
});
