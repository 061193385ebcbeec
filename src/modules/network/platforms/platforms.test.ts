import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestApp, type TestApp } from "#test/app.ts";
import { listMemberships } from "./queries.ts";

let app: TestApp;
const akmola = "/network/platforms/regions/110000000";

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(async () => app.close());

describe("the platforms", () => {
  it("are shown to everybody, with the regions that belong to none yet", async () => {
    const shown = await app.guest("kk").get("/network/platforms");
    expect(shown.status).toBe(200);
    const html = await shown.text();
    expect(html).toContain("5-аймақтық алаң");
    expect(html).toContain("Бұл күнге алаңы көрсетілмеген облыстар");
  });

  it("take a region from a day on, and the platform before ends on that day", async () => {
    const national = await app.signInAs("national");
    await national.post(akmola, form("1", "2020-09-01"));
    const moved = await national.post(akmola, form("3", "2024-09-01"));
    expect(moved.status).toBe(303);
    expect(
      (await listMemberships(app.db, "110000000")).map(({ platform, during }) => [
        platform,
        during,
      ]),
    ).toEqual([
      [3, "[2024-09-01,)"],
      [1, "[2020-09-01,2024-09-01)"],
    ]);
    const before = await (await app.guest().get("/network/platforms?on=2021-01-01")).text();
    const after = await (await app.guest().get("/network/platforms")).text();
    expect(sectionOf(before, 1)).toContain("Акмолинская область");
    expect(sectionOf(after, 1)).not.toContain("Акмолинская область");
    expect(sectionOf(after, 3)).toContain("Акмолинская область");
  });

  it("keep one history row for an act, however often the form is sent", async () => {
    const national = await app.signInAs("national");
    const kostanay = "/network/platforms/regions/390000000";
    const sent = form("2", "2020-09-01");
    const first = await national.post(kostanay, sent);
    const again = await national.post(kostanay, sent);
    expect([first.status, again.status]).toEqual([303, 303]);
    const html = await (await app.guest().get(kostanay)).text();
    expect(html.split("Указана площадка региона")).toHaveLength(2);
  });

  it.each([
    {
      why: "already there",
      sent: form("5", "2023-01-01"),
      reason: "В этот день регион уже на этой площадке",
    },
    {
      why: "set for later days",
      sent: form("4", "2019-01-01"),
      reason: "регион состоит только на одной площадке",
    },
  ])("refuse a region that is $why, with the reason", async ({ sent, reason }) => {
    const national = await app.signInAs("national");
    const mangystau = "/network/platforms/regions/470000000";
    await national.post(mangystau, form("5", "2021-09-01"));
    const refused = await national.post(mangystau, sent);
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain(reason);
    expect(await listMemberships(app.db, "470000000")).toHaveLength(1);
  });

  it("refuse a region before it was made, and a day that is none", async () => {
    const national = await app.signInAs("national", {}, "en");
    const abai = "/network/platforms/regions/100000000";
    const early = await national.post(abai, form("1", "2020-09-01"));
    expect([early.status, await early.text()]).toEqual([
      422,
      expect.stringContaining("There was no such region on that day"),
    ]);
    const noDay = await national.post(abai, form("1", "soon"));
    expect(noDay.status).toBe(422);
    expect(await listMemberships(app.db, "100000000")).toEqual([]);
  });

  it("send a guest to sign in, forbid a region's own people, and know no such region", async () => {
    const regional = await app.signInAs("regional", { regionKato: "110000000" });
    const national = await app.signInAs("national");
    const sent = form("2", "2025-09-01");
    expect((await app.guest().post(akmola, sent)).status).toBe(303);
    expect((await regional.post(akmola, sent)).status).toBe(403);
    expect((await national.post("/network/platforms/regions/999999999", sent)).status).toBe(404);
    expect(await (await regional.get(akmola)).text()).not.toContain("Указать площадку");
    expect(await (await national.get(akmola)).text()).toContain("Указать площадку");
  });
});

function form(platform: string, startsOn: string) {
  return { id: randomUUID(), platform, startsOn };
}

function sectionOf(html: string, platform: number): string {
  const [, section = ""] = html.split(`id="platform-${platform}"`);
  return section.split("</section>")[0] ?? "";
}
