import { afterAll, beforeAll, expect, it } from "vitest";
import { languages } from "#lib/texts.ts";
import { openTestApp, type TestApp } from "#test/app.ts";

let app: TestApp;
let live: TestApp;

beforeAll(async () => {
  app = await openTestApp();
  live = await openTestApp({ TIREK_ENV: "production" });
});
afterAll(async () => {
  await app.close();
  await live.close();
});

it.each(languages)("shows every component under its heading in %s", async (language) => {
  const answer = await app.guest(language).get("/_ui");
  const page = await answer.text();
  expect(answer.status).toBe(200);
  expect(page).not.toContain("undefined");
  for (const part of ["tags", "figures", "filters", "table"]) {
    expect(page, part).toContain(`<h2 id="${part}">`);
  }
});

it("is not there where people work", async () => {
  expect((await live.guest().get("/_ui")).status).toBe(404);
});
