import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { now, openTestApp, type TestApp } from "#test/app.ts";
import { makeSchool } from "#test/make.ts";

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

it("confirming a request gives the role although one begins later", async () => {
  const school = await makeSchool(app.db);
  const coordinator = await app.signInAs("partner_coordinator", { schoolId: school.id });
  const person = await app.signInAs("teacher", { schoolId: (await makeSchool(app.db)).id });
  await app.db
    .insertInto("accounts.grants")
    .values({
      id: randomUUID(),
      user_id: person.userId,
      role: "teacher",
      school_id: school.id,
      during: "[2026-04-01,)",
    })
    .execute();
  const id = randomUUID();
  await app.db
    .insertInto("accounts.requests")
    .values({
      id,
      kind: "join",
      school_id: school.id,
      user_id: person.userId,
      since: "2026-02-01",
      keeps_old: false,
      state: "waiting",
      made_at: now,
    })
    .execute();
  const answered = await coordinator.post(`/accounts/joining/${id}/confirm`, { record: "new" });
  expect(answered.status).toBe(303);
});

it("a code is shown to those who answer for the school alone", async () => {
  const { kato } = await app.db
    .selectFrom("network.districts")
    .where("region_kato", "<>", "150000000")
    .select("kato")
    .executeTakeFirstOrThrow();
  const far = await makeSchool(app.db, { district: kato });
  const me = await app.signInAs("methodologist", { districtKato: "156000000" });
  await app.db
    .insertInto("accounts.grants")
    .values({
      id: randomUUID(),
      user_id: me.userId,
      role: "teacher",
      school_id: far.id,
      during: "[2025-09-01,)",
    })
    .execute();
  await app.db
    .insertInto("accounts.join_codes")
    .values({ school_id: far.id, code: "QWERTY23", made_at: now, made_by: me.userId })
    .execute();
  const r = await me.get("/accounts/joining");
  const text = await r.text();
  const change = await me.post(`/accounts/joining/schools/${far.id}/code`);
  expect([r.status, change.status]).toEqual([200, 403]);
  expect(text).not.toContain("QWER");
});
