import { expect, type Page, test } from "@playwright/test";
import { getSchool, phone, signIn } from "./people.ts";

test("a coordinator takes a new school into the circle, and it is there from that day on", async ({
  browser,
}) => {
  const code = "E2E-CIRCLE";
  const region = await (await browser.newContext()).newPage();
  await signIn(region, "region", "en");
  await openSchool(region, code);

  const page = await (await browser.newContext({ viewport: phone })).newPage();
  await signIn(page, "leading", "en");
  const own = await getSchool(page, { q: "Хромтау", status: "leading", sort: "partners" });
  const circle = `/network/schools/${own.id}/circle`;
  const member = page
    .getByRole("rowheader")
    .getByRole("link", { name: "Школа нового микрорайона" });

  await page.goto(circle);
  await page.getByRole("link", { name: "Add a partner school" }).click();
  await page.getByLabel("Code of the partner school").fill("NO-SUCH-CODE");
  await page.getByLabel("Partner in the circle").check();
  await page.getByLabel("From", { exact: true }).fill("2025-09-01");
  await page.getByRole("button", { name: "Add a partner school" }).click();
  await expect(page.getByRole("alert")).toContainText("There is no school with this code");

  await page.getByLabel("Code of the partner school").fill(code);
  await page.getByRole("button", { name: "Add a partner school" }).click();
  await expect(page).toHaveURL(new RegExp(`${circle}$`));
  await page.goto(`${circle}?on=2025-09-01`);
  await expect(member).toHaveCount(1);
  await page.goto(`${circle}?on=2025-08-31`);
  await expect(page.locator('dd a[href="#partners"]')).toBeVisible();
  await expect(member).toHaveCount(0);
});

/** A school of Khromtau district that nobody helps yet. */
async function openSchool(page: Page, code: string): Promise<void> {
  await page.goto("/network/schools/new");
  await page.getByLabel("Name in Kazakh").fill("Жаңа шағынаудан мектебі");
  await page.getByLabel("Name in Russian").fill("Школа нового микрорайона");
  await page.getByLabel("Code").fill(code);
  await page.getByLabel("District").selectOption("156000000");
  await page.getByLabel("Kind").selectOption("general");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Школа нового микрорайона");
}
