import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { condition } from "#lib/condition.ts";
import { getPerson } from "#lib/person.ts";
import { now, openTestApp, type TestApp, today } from "#test/app.ts";
import { makePartnership, makeSchool, makeStatus } from "#test/make.ts";
import { cutPartnerships } from "./actions.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

function circleForm(partnerCode: string, startsOn: string) {
  return { id: randomUUID(), partnerCode, kind: "circle", startsOn };
}

describe("a circle", () => {
  it("does not outlive a leading status that is over when it is begun", async () => {
    const hub = await makeSchool(app.db);
    const since = { since: "2014-09-01", until: "2018-09-01" };
    await makeStatus(app.db, { schoolId: hub.id, status: "leading", ...since });
    const partner = await makeSchool(app.db);
    const national = await app.signInAs("national");
    const response = await national.post(
      `/network/schools/${hub.id}/circle/new`,
      circleForm(partner.code, "2015-09-01"),
    );
    const running = await app.db
      .selectFrom("network.partnerships")
      .where("leading_id", "=", hub.id)
      .select("during")
      .execute();
    expect([response.status, running]).toEqual([422, []]);
  });

  it("does not outlive a leading status that has its end already", async () => {
    const hub = await makeSchool(app.db, { status: "leading" });
    const { id } = await app.db
      .selectFrom("network.statuses")
      .where("school_id", "=", hub.id)
      .select("id")
      .executeTakeFirstOrThrow();
    const partner = await makeSchool(app.db);
    const national = await app.signInAs("national");
    await national.post(`/network/schools/${hub.id}/status/${id}/end`, {
      endsOn: "2026-06-30",
      reason: "Приказ",
    });
    const form = circleForm(partner.code, today);
    await national.post(`/network/schools/${hub.id}/circle/new`, form);
    const begun = await app.db
      .selectFrom("network.partnerships")
      .where("id", "=", form.id)
      .select("during")
      .execute();
    expect(begun.map(({ during }) => during)).not.toContain(`[${today},)`);
  });
});

describe("history", () => {
  it("of a partner tells of the partnership that the closing of its leading school took away", async () => {
    const hub = await makeSchool(app.db, { status: "leading" });
    const partner = await makeSchool(app.db);
    const planned = await makePartnership(app.db, {
      leadingId: hub.id,
      partnerId: partner.id,
      since: "2026-09-01",
    });
    const national = await app.signInAs("national");
    await national.post(`/network/schools/${hub.id}/close`, { closedOn: "2026-03-02" });
    const left = await app.db
      .selectFrom("network.partnerships")
      .where("id", "=", planned)
      .select("id")
      .execute();
    const told = await app.db
      .selectFrom("core.history")
      .where("subject_id", "in", [partner.id, planned])
      .select("act")
      .execute();
    expect(left).toEqual([]);
    expect(told).not.toEqual([]);
  });

  it("tells the end that a status had before another one was given", async () => {
    const school = await makeSchool(app.db);
    const id = await makeStatus(app.db, {
      schoolId: school.id,
      status: "leading",
      since: "2015-09-01",
      until: "2027-01-01",
    });
    const national = await app.signInAs("national");
    await national.post(`/network/schools/${school.id}/status/${id}/end`, {
      endsOn: "2026-06-30",
      reason: "Приказ",
    });
    const told = await app.db
      .selectFrom("core.history")
      .where("subject_id", "=", school.id)
      .where("act", "=", "statusEnded")
      .select("changes")
      .executeTakeFirstOrThrow();
    expect(told.changes).toMatchObject({ until: { from: "2027-01-01", to: "2026-06-30" } });
  });
});

describe("an act that says how many rows it changes", () => {
  it("is taken back when a condition closes everybody's partnerships", async () => {
    const [one, partner] = [await makeSchool(app.db), await makeSchool(app.db)];
    const other = await makeSchool(app.db);
    await makePartnership(app.db, { leadingId: one.id, partnerId: partner.id });
    const national = await app.signInAs("national");
    const every = condition`${one.id}::uuid = leading_id or true`;
    const act = app.db.transaction().execute(async (tx) => {
      const person = await getPerson(tx, { userId: national.userId, now });
      const closing = { schoolId: other.id, endsOn: today, reason: "schoolClosed" };
      await cutPartnerships(tx, { ...closing, which: every, person, now });
      throw new Error("nobody noticed");
    });
    await expect(act).rejects.toThrow("at most");
  });
});
