import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestApp, type TestApp, today } from "#test/app.ts";
import { makePartnership, makeSchool, makeStatus } from "#test/make.ts";
import { whyNotConfirm, whyNotEnd } from "./rules.ts";

let app: TestApp;
const aktobe = "150000000";

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

async function statusOf(schoolId: string): Promise<string> {
  const row = await app.db
    .selectFrom("network.statuses")
    .where("school_id", "=", schoolId)
    .select("id")
    .executeTakeFirstOrThrow();
  return row.id;
}

describe("a leading status", () => {
  it("is confirmed once for a school year", async () => {
    const school = await makeSchool(app.db, { status: "leading" });
    const region = await app.signInAs("regional", { regionKato: aktobe }, "kk");
    const path = `/network/statuses/${await statusOf(school.id)}/confirm`;

    const first = await region.post(path);
    const again = await region.post(path);
    const withNote = await region.post(path, { note: "Бұйрық № 5" });

    expect(first.status).toBe(303);
    expect(again.status).toBe(303);
    expect(withNote.status).toBe(422);
    expect(await withNote.text()).toContain("жазған ескертпеңіз сақталмады");
    const confirmations = await app.db
      .selectFrom("network.status_confirmations as c")
      .innerJoin("network.statuses as s", "s.id", "c.status_id")
      .where("s.school_id", "=", school.id)
      .select("c.school_year")
      .execute();
    expect(confirmations).toHaveLength(1);
    expect(await (await region.get(`/network/schools/${school.id}/status`)).text()).toContain(
      "2025/2026 оқу жылына расталған",
    );
  });

  it("ends with a reason, and its circle with it", async () => {
    const hub = await makeSchool(app.db, { status: "leading" });
    const partner = await makeSchool(app.db, { status: "partner" });
    await makePartnership(app.db, { leadingId: hub.id, partnerId: partner.id });
    const region = await app.signInAs("regional", { regionKato: aktobe });
    const path = `/network/schools/${hub.id}/status/${await statusOf(hub.id)}/end`;

    const noReason = await region.post(path, { endsOn: today });
    const ended = await region.post(path, { endsOn: today, reason: "Не подтверждён" });

    expect([noReason.status, ended.status]).toEqual([422, 303]);
    expect(await (await app.guest().get(`/network/schools/${hub.id}/circle`)).text()).toContain(
      "Статус ведущей школы прекращён",
    );
    expect(await (await app.guest().get(`/network/schools/${partner.id}`)).text()).toContain(
      "Ведущей школы нет",
    );
  });

  it("leaves the circles of the leading status that follows it when it ends", async () => {
    const hub = await makeSchool(app.db);
    const [early, late] = [await makeSchool(app.db), await makeSchool(app.db)];
    const ended = await makeStatus(app.db, {
      schoolId: hub.id,
      status: "leading",
      since: "2015-09-01",
      until: "2027-01-01",
    });
    await makeStatus(app.db, { schoolId: hub.id, status: "leading", since: "2027-01-01" });
    await makePartnership(app.db, { leadingId: hub.id, partnerId: early.id, since: "2026-09-01" });
    await makePartnership(app.db, { leadingId: hub.id, partnerId: late.id, since: "2027-01-01" });
    const region = await app.signInAs("regional", { regionKato: aktobe });

    const response = await region.post(`/network/schools/${hub.id}/status/${ended}/end`, {
      endsOn: "2026-06-30",
      reason: "Приказ",
    });

    expect(response.status).toBe(303);
    const kept = await app.db
      .selectFrom("network.partnerships")
      .where("leading_id", "=", hub.id)
      .select(["partner_id", "during"])
      .execute();
    expect(kept).toEqual([{ partner_id: late.id, during: "[2027-01-01,)" }]);
  });

  it("does not end before a school that joined its circle since, and may take away what is only planned", async () => {
    const hub = await makeSchool(app.db, { status: "leading" });
    const [early, late, planned] = [
      await makeSchool(app.db),
      await makeSchool(app.db),
      await makeSchool(app.db),
    ];
    for (const [{ id }, since] of [
      [early, "2019-09-01"],
      [late, "2026-01-15"],
      [planned, "2026-09-01"],
    ] as const)
      await makePartnership(app.db, { leadingId: hub.id, partnerId: id, since });
    const region = await app.signInAs("regional", { regionKato: aktobe });
    const path = `/network/schools/${hub.id}/status/${await statusOf(hub.id)}/end`;
    const end = (endsOn: string) => region.post(path, { endsOn, reason: "Приказ" });

    const slips = [await end("2020-01-01"), await end("2026-01-15")];

    expect(slips.map(({ status }) => status)).toEqual([422, 422]);
    expect(await slips[0]?.text()).toContain("в круг школы вошла партнёрская школа");
    expect((await end("2026-02-01")).status).toBe(303);
    const kept = await app.db
      .selectFrom("network.partnerships")
      .where("leading_id", "=", hub.id)
      .orderBy("during")
      .select("during")
      .execute();
    expect(kept.map(({ during }) => during)).toEqual([
      "[2019-09-01,2026-02-01)",
      "[2026-01-15,2026-02-01)",
    ]);
  });

  it("cannot be ended or confirmed by another region", async () => {
    const school = await makeSchool(app.db, { status: "leading" });
    const foreign = await app.signInAs("regional", { regionKato: "110000000" });
    const id = await statusOf(school.id);

    expect((await foreign.post(`/network/statuses/${id}/confirm`)).status).toBe(403);
    expect(
      (
        await foreign.post(`/network/schools/${school.id}/status/${id}/end`, {
          endsOn: today,
          reason: "нет",
        })
      ).status,
    ).toBe(403);
  });

  it("never overlaps another status of the school, whoever writes it", async () => {
    const school = await makeSchool(app.db, { status: "leading", since: "2019-09-01" });
    await expect(
      makeStatus(app.db, { schoolId: school.id, status: "partner", since: "2025-01-01" }),
    ).rejects.toThrow("statuses_one_at_a_time");
  });
});

describe("the rules of a status", () => {
  it("confirms only a leading status that runs", () => {
    const running = { status: "leading", during: "[2019-09-01,)" };
    expect(whyNotConfirm(running, today)).toBeNull();
    expect(whyNotConfirm({ ...running, status: "partner" }, today)).toBe("notLeading");
    const over = { ...running, during: "[2019-09-01,2025-01-01)" };
    expect(whyNotConfirm(over, today)).toBe("notLeading");
  });

  it("ends a period inside itself", () => {
    const period = { from: "2019-09-01", until: "2022-01-01" };
    expect(whyNotEnd(period, "2020-01-01")).toBeNull();
    expect(whyNotEnd(period, "2019-09-01")).toBe("beforeStart");
    expect(whyNotEnd(period, "2022-01-01")).toBe("notRunning");
  });
});
