import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Forbidden } from "#lib/errors.ts";
import { listHistory } from "#lib/history.ts";
import { getPerson } from "#lib/person.ts";
import { loadDemoNetwork } from "#seed/demo/network/actions.ts";
import { now, openTestApp, type TestApp, today } from "#test/app.ts";
import { makePartnership, makeSchool, makeStatus } from "#test/make.ts";
import { closeAsOfOld } from "#test/old-closing.ts";
import { restorePeriods } from "./actions.ts";
import { listLostPeriods } from "./queries.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

async function asNational() {
  const { userId } = await app.signInAs("national");
  return getPerson(app.db, { userId, now });
}

async function running(table: "statuses" | "partnerships"): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from network.${sql.raw(table)} where during @> ${today}::date order by id`.execute(
    app.db,
  );
  return rows.map(({ id }) => id);
}

async function periodOf(id: string) {
  const { rows } = await sql<{ during: string; end_reason: string | null }>`
    select during::text, end_reason from network.partnerships where id = ${id}
    union all select during::text, end_reason from network.statuses where id = ${id}`.execute(
    app.db,
  );
  return rows[0];
}

async function endPartnershipOn(id: string, endsOn: string): Promise<void> {
  const national = await app.signInAs("national");
  const form = { endsOn, reason: "Мерзімі бітті" };
  expect((await national.post(`/network/partnerships/${id}/end`, form)).status).toBe(303);
}

describe("what another school's closing ended", () => {
  it("comes back to the demo network whole, but for the school that did close", async () => {
    await loadDemoNetwork(app.db, now);
    const closed = await app.db
      .selectFrom("network.partnerships")
      .where("end_reason", "is", null)
      .select(["id", "partner_id"])
      .executeTakeFirstOrThrow();
    const [statuses, partnerships] = [await running("statuses"), await running("partnerships")];
    await closeAsOfOld(app.db, { schoolId: closed.partner_id, closedOn: "2026-02-20" });
    expect([await running("statuses"), await running("partnerships")]).toEqual([[], []]);

    await restorePeriods(app.db, { person: await asNational(), now });

    const { rows } = await sql<{ id: string }>`
      select id from network.statuses where school_id = ${closed.partner_id}`.execute(app.db);
    const own = [closed.id, ...rows.map(({ id }) => id)];
    expect(await running("partnerships")).toEqual(partnerships.filter((id) => !own.includes(id)));
    expect(await running("statuses")).toEqual(statuses.filter((id) => !own.includes(id)));
    expect(await listLostPeriods(app.db)).toEqual([]);
  });

  it("ends where its own history, its own closing or what came after it says", async () => {
    const [leading, other] = [
      await makeSchool(app.db, { status: "leading" }),
      await makeSchool(app.db, { status: "leading" }),
    ];
    const [left, moved, shut] = [
      await makeSchool(app.db),
      await makeSchool(app.db),
      await makeSchool(app.db),
    ];
    const national = await app.signInAs("national");
    const ended = await makePartnership(app.db, { leadingId: leading.id, partnerId: left.id });
    const status = await makeStatus(app.db, {
      schoolId: left.id,
      status: "partner",
      since: "2019-09-01",
    });
    await national.post(`/network/partnerships/${ended}/end`, {
      endsOn: "2021-06-01",
      reason: "Мерзімі бітті",
    });
    const before = await makePartnership(app.db, { leadingId: leading.id, partnerId: moved.id });
    const shutting = await makePartnership(app.db, { leadingId: leading.id, partnerId: shut.id });
    const far = await makeSchool(app.db);
    await closeAsOfOld(app.db, { schoolId: far.id, closedOn: "2026-01-10" });
    await makePartnership(app.db, {
      leadingId: other.id,
      partnerId: moved.id,
      since: "2026-02-01",
    });
    await sql`update network.schools set open_during = '[,2026-02-15)' where id = ${shut.id}`.execute(
      app.db,
    );

    const restored = await restorePeriods(app.db, { person: await asNational(), now });

    expect(await periodOf(ended)).toEqual({
      during: "[2019-09-01,2021-06-01)",
      end_reason: "Мерзімі бітті",
    });
    expect(await periodOf(status)).toEqual({
      during: "[2019-09-01,2021-06-01)",
      end_reason: "circleEnded",
    });
    expect(await periodOf(before)).toEqual({
      during: "[2019-09-01,2026-02-01)",
      end_reason: "moved",
    });
    expect(await periodOf(shutting)).toEqual({
      during: "[2019-09-01,2026-02-15)",
      end_reason: "schoolClosed",
    });
    expect(restored.find(({ id }) => id === shutting)?.endedOn).toBe("2026-01-10");
    const [told] = await listHistory(app.db, { kind: "school", id: moved.id });
    expect(told?.act).toBe("periodsRestored");
    expect(told?.changes).toEqual({ until: { from: "2026-01-10", to: "2026-02-01" } });
  });

  it.each(["2026-01-10", "2026-01-20"])(
    "keeps an end of %s when a school closed on 10 January",
    async (endsOn) => {
      const leading = await makeSchool(app.db, { status: "leading" });
      const partner = await makeSchool(app.db, { status: "partner" });
      const ended = await makePartnership(app.db, { leadingId: leading.id, partnerId: partner.id });
      await endPartnershipOn(ended, "2026-02-10");
      await endPartnershipOn(ended, endsOn);
      await closeAsOfOld(app.db, {
        schoolId: (await makeSchool(app.db)).id,
        closedOn: "2026-01-10",
      });

      await restorePeriods(app.db, { person: await asNational(), now });

      expect(await periodOf(ended)).toEqual({
        during: `[2019-09-01,${endsOn})`,
        end_reason: "Мерзімі бітті",
      });
    },
  );

  it("does not take the end of a chain for the end of a status, nor touch what ended rightly", async () => {
    const [near, far] = [
      await makeSchool(app.db, { status: "leading" }),
      await makeSchool(app.db, { status: "leading" }),
    ];
    const partner = await makeSchool(app.db, { status: "partner" });
    const circle = await makePartnership(app.db, { leadingId: near.id, partnerId: partner.id });
    const chain = await makePartnership(app.db, {
      leadingId: far.id,
      partnerId: partner.id,
      kind: "chain",
    });
    await endPartnershipOn(chain, "2022-05-01");
    const national = await app.signInAs("national");
    await national.post(`/network/schools/${partner.id}/close`, { closedOn: "2026-02-10" });

    expect(await listLostPeriods(app.db)).toEqual([]);
    expect((await periodOf(circle))?.during).toBe("[2019-09-01,2026-02-10)");
  });

  it("ends a status by hand where it was ended by hand", async () => {
    const partner = await makeSchool(app.db);
    const status = await makeStatus(app.db, {
      schoolId: partner.id,
      status: "partner",
      since: "2019-09-01",
    });
    const national = await app.signInAs("national");
    await national.post(`/network/schools/${partner.id}/status/${status}/end`, {
      endsOn: "2023-06-01",
      reason: "Бұйрық",
    });
    await closeAsOfOld(app.db, { schoolId: (await makeSchool(app.db)).id, closedOn: "2026-01-10" });

    await restorePeriods(app.db, { person: await asNational(), now });

    expect(await periodOf(status)).toEqual({
      during: "[2019-09-01,2023-06-01)",
      end_reason: "Бұйрық",
    });
  });

  it.each([
    ["2026-01-10", "2026-01-20"],
    ["2026-01-20", "2026-01-10"],
  ])(
    "ends each school's own periods with it when two closed, on %s and then on %s",
    async (one, other) => {
      const leading = await makeSchool(app.db, { status: "leading" });
      const [first, second] = [await makeSchool(app.db), await makeSchool(app.db)];
      const ofFirst = await makePartnership(app.db, { leadingId: leading.id, partnerId: first.id });
      const ofSecond = await makePartnership(app.db, {
        leadingId: leading.id,
        partnerId: second.id,
      });
      await closeAsOfOld(app.db, { schoolId: first.id, closedOn: one });
      await closeAsOfOld(app.db, { schoolId: second.id, closedOn: other });

      await restorePeriods(app.db, { person: await asNational(), now });

      expect((await periodOf(ofFirst))?.during).toBe(`[2019-09-01,${one})`);
      expect((await periodOf(ofSecond))?.during).toBe(`[2019-09-01,${other})`);
    },
  );

  it("takes a partner that has become leading since out of its circle", async () => {
    const leading = await makeSchool(app.db, { status: "leading" });
    const partner = await makeSchool(app.db);
    const circle = await makePartnership(app.db, { leadingId: leading.id, partnerId: partner.id });
    await closeAsOfOld(app.db, { schoolId: (await makeSchool(app.db)).id, closedOn: "2026-01-10" });
    await makeStatus(app.db, { schoolId: partner.id, status: "leading", since: "2026-02-01" });

    await restorePeriods(app.db, { person: await asNational(), now });

    expect(await periodOf(circle)).toEqual({
      during: "[2019-09-01,2026-02-01)",
      end_reason: "becameLeading",
    });
  });

  it("is given back once, and by the national team alone", async () => {
    const { userId } = await app.signInAs("regional", { regionKato: "150000000" });
    const person = await getPerson(app.db, { userId, now });

    expect(() => restorePeriods(app.db, { person, now })).toThrow(Forbidden);
    expect(await restorePeriods(app.db, { person: await asNational(), now })).toEqual([]);
  });
});
