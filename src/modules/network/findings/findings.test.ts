import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestApp, type TestApp } from "#test/app.ts";
import { makePartnership, makeSchool } from "#test/make.ts";

let app: TestApp;
const aktobe = "150000000";

beforeAll(async () => {
  app = await openTestApp();
  const hub = await makeSchool(app.db, {
    nameRu: "Малый круг",
    status: "leading",
    lon: 58.4,
    lat: 50.2,
  });
  const far = await makeSchool(app.db, {
    nameRu: "Дальняя школа",
    status: "partner",
    lon: 62.0,
    lat: 48.5,
  });
  await makePartnership(app.db, { leadingId: hub.id, partnerId: far.id });
  await makeSchool(app.db, { nameRu: "Одинокая школа", status: "partner" });
  await makeSchool(app.db, {
    nameRu: "Одинокая в другой области",
    status: "partner",
    district: "111000000",
  });
  const large = await makeSchool(app.db, { nameRu: "Большой круг", status: "leading" });
  for (let count = 0; count < 11; count += 1) {
    const partner = await makeSchool(app.db, { status: "partner" });
    await makePartnership(app.db, { leadingId: large.id, partnerId: partner.id });
  }
});
afterAll(() => app.close());

describe("what needs attention", () => {
  it("lists schools without a leading school, small and large circles and far partners of one's own region", async () => {
    const region = await app.signInAs("regional", { regionKato: aktobe });
    const list = async (kind: string) =>
      (await region.get(`/network/findings?kind=${kind}`)).text();

    expect(await list("withoutLeading")).toContain("Одинокая школа");
    expect(await list("withoutLeading")).not.toContain("Одинокая в другой области");
    expect(await list("fewPartners")).toContain("Малый круг");
    expect(await list("manyPartners")).toContain("11 партнёрских школ");
    expect(await list("farPartner")).toContain("Дальняя школа");
    expect(await list("notConfirmed")).toContain("Большой круг");
  });

  it("shows the whole country to the national team, and the past as it was", async () => {
    const national = await app.signInAs("national");
    expect(await (await national.get("/network/findings?kind=withoutLeading")).text()).toContain(
      "Одинокая в другой области",
    );
    expect(
      await (await national.get("/network/findings?kind=manyPartners&on=2019-08-31")).text(),
    ).toContain("Таких школ нет");
  });

  it("shows a school's coordinator what concerns the own circle only", async () => {
    const school = await makeSchool(app.db, { nameRu: "Своя школа", status: "partner" });
    const coordinator = await app.signInAs("partner_coordinator", { schoolId: school.id });
    const html = await (await coordinator.get("/network/findings?kind=withoutLeading")).text();

    expect(html).toContain("Своя школа");
    expect(html).not.toContain("Одинокая школа");
  });
});
