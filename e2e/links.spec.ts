import { expect, test } from "@playwright/test";
import { findUnlinked } from "./pages.ts";
import { signIn } from "./people.ts";

const unexplained = "no link leads there, and e2e/pages.ts does not say why";

test("links lead a guest to every public page", async ({ page }) => {
  expect(await findUnlinked(page, "guest"), unexplained).toEqual([]);
});

test("links lead the national team to every page that takes a sign-in", async ({ page }) => {
  await signIn(page, "national");
  expect(await findUnlinked(page, "national"), unexplained).toEqual([]);
});
