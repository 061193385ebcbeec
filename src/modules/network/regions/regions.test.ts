import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestApp, type TestApp } from "#test/app.ts";
import { makePartnership, makeSchool } from "#test/make.ts";
import { countByDistrict, countByRegion, total } from "./queries.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
  const hub = await makeSchool(app.db, {
    nameRu: "Точка на карте",
    status: "leading",
    lon: 58.4,
    lat: 50.2,
  });
  const partner = await makeSchool(app.db, { status: "partner" });
  await makePartnership(app.db, { leadingId: hub.id, partnerId: partner.id });
  await makeSchool(app.db, { status: "partner" });
  await makeSchool(app.db, { district: "111000000" });
});
afterAll(() => app.close());

describe("the network by territory", () => {
  it("counts every school once, by region as by district", async () => {
    const byRegion = total(await countByRegion(app.db, "2026-03-01"));
    const byDistrict = total(await countByDistrict(app.db, { on: "2026-03-01" }));

    expect(byRegion).toEqual({ schools: 4, leading: 1, partner: 2, pilot: 0, nis: 0, alone: 2 });
    expect(byDistrict).toEqual(byRegion);
  });

  it("shows a region with its districts, its leading schools as dots, and every number as a link to schools", async () => {
    const html = await (await app.guest().get("/network/regions/150000000")).text();

    expect(html).toContain("Актюбинская область");
    expect(html).toContain("Хромтауский район (1)");
    expect(html).toContain("<title>Точка на карте</title>");
    expect(html).toContain(
      "/network/schools?region=150000000&amp;district=156000000&amp;status=leading",
    );
  });

  it("knows a region only while it stood", async () => {
    expect((await app.guest().get("/network/regions/100000000")).status).toBe(200);
    expect((await app.guest().get("/network/regions/100000000?on=2019-10-24")).status).toBe(404);
  });

  it("draws the whole country by districts", async () => {
    const html = await (await app.guest("kk").get("/network?level=districts")).text();
    expect(html.match(/<(path|circle) class="c\d"/g)?.length).toBeGreaterThan(215);
  });
});
