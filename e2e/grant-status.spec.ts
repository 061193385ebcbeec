import { expect, test } from "@playwright/test";
import { look } from "./looking.ts";
import { getSchool, phone, signIn } from "./people.ts";

test("a region grants the leading status, from the proposal to the order", async ({ browser }) => {
  const region = await (await browser.newContext()).newPage();
  const trainer = await (await browser.newContext()).newPage();
  await signIn(region, "region");
  await signIn(trainer, "trainer");
  const school = await getSchool(region, { q: "Кокжиде", region: "150000000", status: "partner" });

  await region.goto(`/network/nominations/new?school=${school.id}`);
  await expect(region.getByLabel("Код школы")).toHaveValue(school.code);
  await region.getByLabel("Почему эта школа").fill("Три года ведёт уроки для соседних школ.");
  await region.getByRole("button", { name: "Предложить" }).click();
  await expect(region.getByText("Осталось описать 8 критериев")).toBeVisible();
  await look(region);

  const areas = region.getByRole("textbox");
  for (const area of await areas.all()) {
    if ((await area.evaluate((field) => field.tagName)) === "TEXTAREA") {
      await area.fill("Группа учителей работает по плану, результаты записаны.");
    }
  }
  await region.getByRole("button", { name: "Сохранить доказательства" }).click();
  await region.getByRole("button", { name: "Передать на мнение" }).click();
  await expect(region.getByText("Ждёт мнения филиала ЦПМ")).toBeVisible();

  await trainer.goto(region.url());
  await look(trainer);
  await trainer.getByLabel("Поддерживаем", { exact: true }).check();
  await trainer.getByLabel("Обоснование").fill("Школа готова вести круг.");
  await trainer.getByRole("button", { name: "Дать мнение" }).click();
  await expect(trainer.getByText("Ждёт решения области")).toBeVisible();

  await region.reload();
  await region.getByLabel("Присвоить статус").check();
  await region.getByRole("button", { name: "Принять решение" }).click();
  await expect(region.getByRole("alert")).toContainText("заполните это поле");
  await look(region);
  await region.getByLabel("Номер приказа").fill("125-н");
  await region.getByRole("button", { name: "Принять решение" }).click();
  await expect(region.getByText("Приказ № 125-н")).toBeVisible();
  await region.setViewportSize(phone);
  await look(region);

  await region.getByRole("link", { name: "Страница школы" }).click();
  await expect(
    region.locator("main").getByText("Ведущая школа", { exact: true }).first(),
  ).toBeVisible();
  const [today, before] = await Promise.all([
    getSchool(region, { q: "Кокжиде", status: "leading" }),
    getSchool(region, { q: "Кокжиде", status: "partner", on: "2025-01-01" }),
  ]);
  expect([today.id, before.id]).toEqual([school.id, school.id]);
});
