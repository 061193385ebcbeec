import { expect, type Page, test } from "@playwright/test";
import { desk, getSchool, type Language, languages, phone } from "./people.ts";

const words = {
  kk: {
    find: "Табу",
    circle: "Мектеп шеңбері",
    past: "2019 ж. 24 қазан",
    none: "Ондай мектеп табылмады",
  },
  ru: {
    find: "Найти",
    circle: "Круг школы",
    past: "24 октября 2019 г.",
    none: "Таких школ не нашлось",
  },
  en: {
    find: "Find",
    circle: "The school's circle",
    past: "24 October 2019",
    none: "No such schools",
  },
};

for (const javaScriptEnabled of [true, false]) {
  test(`a visitor finds a school and its circle on two days, scripts ${javaScriptEnabled ? "on" : "off"}`, async ({
    browser,
  }) => {
    for (const language of languages) {
      for (const viewport of [phone, desk]) {
        const context = await browser.newContext({ javaScriptEnabled, viewport });
        await findSchool(await context.newPage(), language);
        await context.close();
      }
    }
  });
}

async function findSchool(page: Page, language: Language): Promise<void> {
  const t = words[language];
  const query = { q: "Хромтау", status: "leading", sort: "partners" };
  const now = await getSchool(page, query);
  const before = await getSchool(page, { ...query, on: "2019-10-24" });
  const name = language === "kk" ? now.name_kk : now.name_ru;

  await page.goto(`/?lang=${language}`);
  await page.locator("main").getByRole("searchbox").fill("Хромтау");
  await page.locator("main").getByRole("button", { name: t.find, exact: true }).click();
  await page.getByRole("rowheader").getByRole("link", { name, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);

  await page.locator('main a[href*="/circle"]').first().click();
  await expect(page).toHaveTitle(new RegExp(`^${t.circle}`));
  // Another journey may change the circle meanwhile, so the page and the open data are asked together.
  await expect(async () => {
    const { partners } = await getSchool(page, query);
    await page.reload();
    await expect(page.locator('dd a[href="#partners"]')).toHaveText(String(partners), {
      timeout: 1_000,
    });
  }).toPass();
  await page.getByRole("link", { name: t.past }).click();
  await expect(page.locator('dd a[href="#partners"]')).toHaveText(String(before.partners));
  expect(before.partners).toBeLessThan(now.partners);

  await page.goto("/network/schools?q=щщщщщщ");
  await expect(page.getByText(t.none)).toBeVisible();
}
