import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestApp, type TestApp } from "#test/app.ts";
import { makePartnership, makeSchool } from "#test/make.ts";

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

it("a partner school does not overwrite what another partner school proposed", async () => {
  const hub = await makeSchool(app.db, { status: "leading", since: "2018-03-05" });
  const [one, two] = [await makeSchool(app.db), await makeSchool(app.db)];
  for (const p of [one, two]) await makePartnership(app.db, { leadingId: hub.id, partnerId: p.id });
  const coordinator = await app.signInAs("leading_coordinator", { schoolId: hub.id });
  const victim = await app.signInAs("partner_coordinator", { schoolId: one.id });
  const attacker = await app.signInAs("partner_coordinator", { schoolId: two.id });
  const id = randomUUID();
  await coordinator.post("/plans", {
    id,
    leadingId: hub.id,
    halfYear: "2025-2",
    proposalsUntil: "2026-03-20",
  });
  const item = {
    id: randomUUID(),
    schoolId: one.id,
    eventType: "seminar",
    responsible: "Омарова А.",
    titleKk: "Дескрипторлар",
    titleRu: "Дескрипторы",
    need: "formative",
  };
  expect((await victim.post(`/plans/${id}/items/new`, item)).status).toBe(303);
  const seen = (await attacker.get(`/plans/${id}/items/${item.id}`)).status;
  const r = await attacker.post(`/plans/${id}/items/new`, {
    ...item,
    schoolId: two.id,
    titleRu: "Чужое",
    titleKk: "Бөтен",
  });
  const row = await app.db
    .selectFrom("plans.items")
    .where("id", "=", item.id)
    .select(["school_id", "title_ru", "proposed_by"])
    .executeTakeFirstOrThrow();
  expect([seen, r.status]).toEqual([403, 422]);
  expect(row).toEqual({ school_id: one.id, title_ru: "Дескрипторы", proposed_by: victim.userId });
});
