import { afterAll, beforeAll, expect, it } from "vitest";
import { asset } from "#lib/assets.ts";
import { openTestApp, type TestApp } from "#test/app.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

it("says of a file of another build that it is not there, time after time", async () => {
  for (const _ of [1, 2]) {
    const answer = await app.guest().get("/assets/main.00000000.css");
    expect(answer.status).toBe(404);
    expect(answer.headers.get("content-type")).toContain("text/plain");
    expect(answer.headers.get("cache-control")).toBeNull();
  }
});

it("asks robots to leave what the areas name", async () => {
  const answer = await app.guest().get("/robots.txt");
  expect(await answer.text()).toBe("User-agent: *\nDisallow: /accounts/\nDisallow: /files/\n");
});

it("keeps a built file for a year, and asks for the worker of pages anew", async () => {
  const built = await app.guest().get(asset("main.css"));
  const worker = await app.guest().get("/service-worker.js");
  expect([built.status, worker.status]).toEqual([200, 200]);
  expect(built.headers.get("cache-control")).toContain("immutable");
  expect(worker.headers.get("cache-control")).toBe("no-cache");
});

it("says of every picture it draws in which letters it is written", async () => {
  const drawn = await app.guest().get("/mark.svg");
  expect(drawn.headers.get("content-type")).toBe("image/svg+xml; charset=utf-8");
});
