import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestApp, type TestApp, today } from "#test/app.ts";
import { makePartnership, makeSchool } from "#test/make.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

async function hubWithCoordinator(language: "kk" | "ru" = "ru") {
  const hub = await makeSchool(app.db, { status: "leading", lon: 58.4, lat: 50.25 });
  const coordinator = await app.signInAs("leading_coordinator", { schoolId: hub.id }, language);
  return { hub, coordinator, path: `/network/schools/${hub.id}/circle/new` };
}

async function statusesOf(schoolId: string): Promise<string[]> {
  const rows = await app.db
    .selectFrom("network.statuses")
    .where("school_id", "=", schoolId)
    .orderBy("during")
    .select(["status", "during"])
    .execute();
  return rows.map(({ status, during }) => `${status} ${during}`);
}

function begin(partnerCode: string, more: Record<string, string> = {}) {
  return { id: randomUUID(), partnerCode, kind: "circle", startsOn: "2026-01-15", ...more };
}

describe("a leading school's circle", () => {
  it("takes in a school, which becomes a partner, and shows it on the one date and not on the other", async () => {
    const { hub, coordinator, path } = await hubWithCoordinator();
    const school = await makeSchool(app.db, { nameRu: "Соседняя школа", lon: 58.6, lat: 50.3 });

    const added = await coordinator.post(path, begin(school.code));
    const now = await (await app.guest().get(`/network/schools/${hub.id}/circle`)).text();
    const before = await (
      await app.guest().get(`/network/schools/${hub.id}/circle?on=2026-01-14`)
    ).text();

    expect(added.status).toBe(303);
    expect(now).toContain("Соседняя школа");
    expect(now).toContain("15\u00a0км");
    expect(before).not.toContain("Соседняя школа");
    expect(await (await app.guest().get(`/network/schools/${school.id}`)).text()).toContain(
      "Партнёрская школа</span>",
    );
  });

  it("refuses a school of another circle, and takes it as a chain with a reason", async () => {
    const { hub: other } = await hubWithCoordinator();
    const { coordinator, path } = await hubWithCoordinator();
    const school = await makeSchool(app.db, { status: "partner" });
    await makePartnership(app.db, { leadingId: other.id, partnerId: school.id });

    const circle = await coordinator.post(path, begin(school.code));
    const bare = await coordinator.post(path, begin(school.code, { kind: "chain" }));
    const chain = await coordinator.post(
      path,
      begin(school.code, { kind: "chain", reason: "Қала – қала – ауыл" }),
    );

    expect(await circle.text()).toContain("Эта школа в другом круге");
    expect(await bare.text()).toContain("Укажите основание цепочки");
    expect(chain.status).toBe(303);
  });

  it("asks for a reason from the eleventh partner on", async () => {
    const { hub, coordinator, path } = await hubWithCoordinator("kk");
    for (let count = 0; count < 10; count += 1) {
      const partner = await makeSchool(app.db, { status: "partner" });
      await makePartnership(app.db, { leadingId: hub.id, partnerId: partner.id });
    }
    const eleventh = await makeSchool(app.db);

    const refused = await coordinator.post(path, begin(eleventh.code));
    const taken = await coordinator.post(
      path,
      begin(eleventh.code, { reason: "Ауданда басқа жетекші мектеп жоқ" }),
    );

    expect(await refused.text()).toContain("Шеңберде он мектеп бар");
    expect(taken.status).toBe(303);
  });

  it("lets a school into one circle only, however many ask at the same time", async () => {
    const one = await hubWithCoordinator();
    const two = await hubWithCoordinator();
    const school = await makeSchool(app.db);

    const answers = await Promise.all(
      [one, two].map(({ coordinator, path }) => coordinator.post(path, begin(school.code))),
    );

    expect(answers.map((answer) => answer.status).sort()).toEqual([303, 422]);
  });

  it("ends a partnership with a reason; the school is a partner no more", async () => {
    const { hub, coordinator } = await hubWithCoordinator();
    const school = await makeSchool(app.db, { status: "partner" });
    const id = await makePartnership(app.db, { leadingId: hub.id, partnerId: school.id });

    const noReason = await coordinator.post(`/network/partnerships/${id}/end`, { endsOn: today });
    const ended = await coordinator.post(`/network/partnerships/${id}/end`, {
      endsOn: today,
      reason: "Мектеп қосылды",
    });

    expect([noReason.status, ended.status]).toEqual([422, 303]);
    const page = await (await app.guest().get(`/network/schools/${school.id}`)).text();
    expect(page).toContain("Без статуса");
    expect(page).toContain("Партнёрство завершено");
  });

  it("leaves the school a partner when another circle takes it in later, and only then", async () => {
    const { hub, coordinator } = await hubWithCoordinator();
    const { hub: next } = await hubWithCoordinator();
    const school = await makeSchool(app.db, { status: "partner" });
    const alone = await makeSchool(app.db, { status: "partner" });
    const [first, only] = await Promise.all(
      [school, alone].map(({ id }) =>
        makePartnership(app.db, { leadingId: hub.id, partnerId: id, until: "2021-06-01" }),
      ),
    );
    await makePartnership(app.db, {
      leadingId: next.id,
      partnerId: school.id,
      since: "2021-06-01",
    });
    const corrected = { endsOn: "2021-05-15", reason: "Күні түзетілді" };

    await coordinator.post(`/network/partnerships/${first}/end`, corrected);
    await coordinator.post(`/network/partnerships/${only}/end`, corrected);

    expect(await statusesOf(school.id)).toEqual(["partner [2019-09-01,)"]);
    expect(await statusesOf(alone.id)).toEqual(["partner [2019-09-01,2021-05-15)"]);
  });

  it("takes in no school that is leading later, and none from before its own status", async () => {
    const { coordinator, path } = await hubWithCoordinator();
    const leading = await makeSchool(app.db, { status: "leading", since: "2024-09-01" });
    const partner = await makeSchool(app.db, { status: "partner", since: "2024-09-01" });
    const from = (startsOn: string) => ({ startsOn, reason: "Көмек" });

    const circle = await coordinator.post(path, begin(leading.code, from("2020-09-01")));
    const early = await coordinator.post(path, begin(partner.code, from("2020-09-01")));
    const inTime = await coordinator.post(path, begin(partner.code, from("2024-09-01")));

    expect([circle.status, early.status, inTime.status]).toEqual([422, 422, 303]);
    expect(await circle.text()).toContain("Её можно добавить только цепочкой");
    expect(await early.text()).toContain('href="#startsOn"');
    expect(await statusesOf(partner.id)).toEqual(["partner [2024-09-01,)"]);
  });

  it("is kept by nobody else's coordinator", async () => {
    const { hub, path } = await hubWithCoordinator();
    const { coordinator: stranger } = await hubWithCoordinator();
    const school = await makeSchool(app.db);

    expect((await stranger.post(path, begin(school.code))).status).toBe(403);
    expect((await stranger.get(path)).status).toBe(403);
    expect(await (await app.guest().get(`/network/schools/${hub.id}/circle`)).text()).not.toContain(
      "/circle/new",
    );
  });
});
