import { expect, type Page, test } from "@playwright/test";
import { writeXlsx } from "../src/lib/xlsx.ts";
import { look } from "./looking.ts";
import { phone, signIn } from "./people.ts";

const columns = [
  "Мектеп коды",
  "Қазақша атауы",
  "Орысша атауы",
  "Аудан КАТО",
  "Түрі",
  "Оқыту тілі",
  "Ендік",
  "Бойлық",
  "Электрондық пошта",
  "Ашылған күні",
  "Жабылған күні",
];
type Row = Record<string, string>;
const good: Row = { "Аудан КАТО": "156000000", Түрі: "Гимназия" };

/** One row for each thing that can be wrong, and the words that tell it. */
const badRows: [Row, string][] = [
  [{ "Мектеп коды": "" }, "Мектеп коды: толтырылмаған"],
  [{ "Мектеп коды": "жоқ код" }, "код 3–20 таңба болуы керек"],
  [{ "Қазақша атауы": "" }, "Қазақша атауы: толтырылмаған"],
  [{ "Аудан КАТО": "15600" }, "КАТО тоғыз цифрдан тұрады"],
  [{ "Аудан КАТО": "159999999" }, "мұндай КАТО бар аудан жоқ"],
  [{ "Аудан КАТО": "111000000" }, "сіздің аумағыңызда емес"],
  [{ Түрі: "ғарыш мектебі" }, "Түрі: мұндай мән танылмады"],
  [{ "Оқыту тілі": "клингон тілі" }, "Оқыту тілі: мұндай мән танылмады"],
  [{ Ендік: "95", Бойлық: "58" }, "координат Қазақстан аумағынан тыс"],
  [{ "Электрондық пошта": "пошта емес" }, "пошта мекенжайы қате"],
  [{ "Ашылған күні": "31.02.2019" }, "мұндай күн жоқ"],
  [
    { "Ашылған күні": "2020-09-01", "Жабылған күні": "2019-09-01" },
    "жабылған күні ашылған күнінен бұрын",
  ],
];

test("a workbook with twelve kinds of bad row is previewed, corrected and written on a phone", async ({
  page,
}) => {
  await page.setViewportSize(phone);
  await signIn(page, "region", "kk");

  await check(
    page,
    badRows.map(([row]) => row),
  );
  for (const [, words] of badRows) await expect(page.getByText(words).first()).toBeAttached();
  await expect(page.getByText("Әзірге ештеңе жазылған жоқ.")).toBeVisible();
  await expect(page.getByText("Жазатын ештеңе жоқ")).toBeVisible();
  await look(page);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Қате жолдарды себебімен жүктеу" }).click();
  expect((await download).suggestedFilename()).toBe("schools-corrections.xlsx");

  await check(
    page,
    badRows.map(() => ({})),
  );
  await page.getByRole("button", { name: "12 жолды жазу" }).click();
  await expect(page.getByText("Жазылды: 12 жол")).toBeVisible({ timeout: 90_000 });
  await look(page);
  await page.goto("/network/schools?q=E2E-12");
  await expect(page.getByRole("link", { name: "E2E-12 мектебі" })).toBeVisible();
});

/** Sends the rows as a workbook and has it checked; what a row does not say is filled rightly. */
async function check(page: Page, rows: Row[]): Promise<void> {
  const cells = rows.map((row, at) => {
    const code = `E2E-${String(at + 1).padStart(2, "0")}`;
    const names = { "Қазақша атауы": `${code} мектебі`, "Орысша атауы": `Школа ${code}` };
    const filled: Row = { "Мектеп коды": code, ...names, ...good, ...row };
    return columns.map((column) => filled[column] ?? "");
  });
  const bytes = await writeXlsx({ sheet: "Мектептер", columns, rows: cells });
  await page.goto("/network/imports");
  await page.getByLabel("Мектептер", { exact: true }).check();
  await page.getByLabel("Файл", { exact: true }).setInputFiles({
    name: "мектептер.xlsx",
    mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    buffer: Buffer.from(bytes),
  });
  await page.getByRole("button", { name: "Жіберу" }).click();
  await look(page);
  await page.getByRole("button", { name: "Файлды тексеру" }).click();
  await expect(page.getByRole("heading", { name: "Файл жолдары" })).toBeVisible({
    timeout: 90_000,
  });
}
