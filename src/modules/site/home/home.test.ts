import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadDocuments } from "#modules/network/documents/actions.ts";
import { now, openTestApp, type TestApp } from "#test/app.ts";
import { makePartnership, makeSchool } from "#test/make.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
  await loadDocuments(app.db, now);
});
afterAll(() => app.close());

describe("the home page", () => {
  it("shows the map, the figures and what the documents print, in each language", async () => {
    const hub = await makeSchool(app.db, { status: "leading" });
    const partner = await makeSchool(app.db, { status: "partner" });
    await makePartnership(app.db, { leadingId: hub.id, partnerId: partner.id });

    const pages = await Promise.all(
      (["kk", "ru", "en"] as const).map(async (language) =>
        (await app.guest(language).get("/")).text(),
      ),
    );

    expect(pages[0]).toContain("Мектеп мектепке көмектеседі");
    expect(pages[1]).toContain("Школа помогает школе");
    expect(pages[2]).toContain("School helps school");
    for (const html of pages) {
      expect(html).toContain('href="/network/regions/150000000"');
      expect(html).toContain("1\u00a0020");
      expect(html).toContain("<svg");
    }
  });

  it("draws 17 regions for a day of 2019 and 20 for today", async () => {
    const count = async (path: string) =>
      (await (await app.guest().get(path)).text()).match(
        /<a [^>]*href="\/network\/regions\/\d+[^"]*" aria-label/g,
      )?.length;

    expect(await count("/?on=2019-10-24")).toBe(17);
    expect(await count("/")).toBe(20);
  });

  it("is right at once after a change, and says so to a browser that kept it", async () => {
    const first = await app.guest().get("/");
    const etag = first.headers.get("etag") ?? "";
    const headers = { cookie: "lang=ru", "if-none-match": etag };
    expect((await app.app.request("/", { headers })).status).toBe(304);

    await makeSchool(app.db, { status: "leading", district: "111000000" });

    const after = await app.app.request("/", { headers });
    expect(after.status).toBe(200);
    expect(await after.text()).not.toBe(await first.text());
  });

  it("never shows one reader's page to another", async () => {
    const national = await app.signInAs("national");
    expect(await (await national.get("/")).text()).toContain("Сынақова Әлия");
    expect(await (await app.guest().get("/")).text()).not.toContain("Сынақова");
  });
});
