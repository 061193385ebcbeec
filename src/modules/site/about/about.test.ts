import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestApp, type TestApp } from "#test/app.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

describe("pages about the platform", () => {
  it("name the sources of the data in each language", async () => {
    for (const language of ["kk", "ru", "en"] as const) {
      expect(await (await app.guest(language).get("/about")).text()).toContain("CC BY 4.0");
      expect((await app.guest(language).get("/accessibility")).status).toBe(200);
      expect((await app.guest(language).get("/no-network")).status).toBe(200);
    }
  });

  it("say what to do when there is no such page, with the request's number", async () => {
    const response = await app.guest("kk").get("/network/jok-bet");
    const html = await response.text();

    expect(response.status).toBe(404);
    expect(html).toContain("Мұндай бет жоқ");
    expect(html).toContain(response.headers.get("x-request-id") ?? "—");
  });

  it("answer 404 to an address that only looks like a record's", async () => {
    expect((await app.guest().get(`/network/schools/${"-".repeat(36)}`)).status).toBe(404);
  });

  it("answer with strict headers and run no script of anybody's inside the page", async () => {
    const response = await app.guest().get("/");
    expect(response.headers.get("content-security-policy")).not.toContain("unsafe");
    expect(await response.text()).not.toMatch(/<script(?![^>]*src=)| style=| on[a-z]+="/);
  });
});

describe("the gallery of page parts", () => {
  it("shows every part while building, and does not exist in production", async () => {
    const production = await openTestApp({ TIREK_ENV: "production" });
    expect((await app.guest().get("/_ui")).status).toBe(200);
    expect((await production.guest().get("/_ui")).status).toBe(404);
    await production.close();
  });
});
