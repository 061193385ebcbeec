import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestApp, type TestApp } from "#test/app.ts";

let production: TestApp;
let demo: TestApp;

beforeAll(async () => {
  production = await openTestApp({ TIREK_ENV: "production" });
  demo = await openTestApp();
});
afterAll(async () => {
  await production.close();
  await demo.close();
});

it("lets nobody in as one of the demo people where others work, also by a session of before", async () => {
  const entered = await (await demo.signInAs("national")).get("/account");
  const kept = await (await production.signInAs("national")).get("/account");
  expect([entered.status, kept.status]).toEqual([200, 303]);
  expect(kept.headers.get("location")).toContain("/sign-in");
});
