import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { desk, phone } from "./people.ts";

const rules = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"];

/** Looks at the page as it stands, in the viewport it stands in; the journey goes on and fails at its end. */
export async function look(page: Page): Promise<void> {
  const { pathname, search } = new URL(page.url());
  const where = `${pathname}${search} at ${page.viewportSize()?.width}`;
  const found = await problemsOf(page, where);
  if (await scrollsSideways(page)) found.push(`${where}: wider than the window`);
  expect.soft(found).toEqual([]);
}

/** Opens the addresses one after another and looks at each on a desk and on a phone. */
export async function lookAround(page: Page, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    await page.setViewportSize(desk);
    const answer = await page.goto(path);
    expect.soft(answer?.status(), path).toBe(200);
    await look(page);
    await page.setViewportSize(phone);
    await look(page);
  }
  await page.setViewportSize(desk);
}

export async function problemsOf(page: Page, where: string): Promise<string[]> {
  const { violations, passes } = await new AxeBuilder({ page })
    .setLegacyMode()
    .withTags(rules)
    .analyze();
  expect(passes.length, `${where}: nothing was looked at`).toBeGreaterThan(0);
  return violations.map(
    ({ id, nodes }) =>
      `${where}: ${id}: ${nodes
        .slice(0, 3)
        .map((node) => node.target.join(" "))
        .join(", ")}`,
  );
}

export function scrollsSideways(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth > clientWidth;
  });
}
