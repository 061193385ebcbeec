import { expect, type Page, test } from "@playwright/test";
import { problemsOf, scrollsSideways } from "./looking.ts";
import { publicPages, signedInPages } from "./pages.ts";
import { desk, languages, phone, signIn } from "./people.ts";

const alsoInTheDark = /^\/$|schools|circle$|sign-in|open-data/;

// Each test opens every page twice.
test.describe.configure({ mode: "parallel", timeout: 1_200_000 });

for (const language of languages) {
  test(`every public page can be used by everybody, ${language}`, async ({ page }) => {
    await page.goto(`/?lang=${language}`);
    await look(page, await publicPages(page));
  });

  test(`every signed-in page can be used by everybody, ${language}`, async ({ page }) => {
    await signIn(page, "national", language);
    await look(page, await signedInPages(page));
  });
}

async function look(page: Page, paths: string[]): Promise<void> {
  const found: string[] = [];
  for (const path of paths) {
    await page.setViewportSize(desk);
    await page.goto(path);
    found.push(...(await problemsOf(page, `${path} at ${desk.width}`)));
    await page.setViewportSize(phone);
    found.push(...(await problemsOf(page, `${path} at ${phone.width}`)));
    if (await scrollsSideways(page)) found.push(`${path}: wider than a phone`);
    if (!alsoInTheDark.test(path)) continue;
    await page.emulateMedia({ colorScheme: "dark" });
    found.push(...(await problemsOf(page, `${path} in the dark`)));
    await page.emulateMedia({ colorScheme: "light" });
  }
  expect(found).toEqual([]);
}
