import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestApp, type TestApp, type Visitor } from "#test/app.ts";
import { makePartnership, makeSchool } from "#test/make.ts";

let app: TestApp;
// The clock of the test application stands at 1 March 2026, in the second half-year of 2025/26.
const halfYear = "2025-2";
const week = "2026-03-09";

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

async function circle() {
  const hub = await makeSchool(app.db, { status: "leading", since: "2018-03-05" });
  const partner = await makeSchool(app.db);
  await makePartnership(app.db, { leadingId: hub.id, partnerId: partner.id });
  const coordinator = await app.signInAs("leading_coordinator", { schoolId: hub.id }, "ru");
  const member = await app.signInAs("partner_coordinator", { schoolId: partner.id }, "kk");
  const id = randomUUID();
  const form = { id, leadingId: hub.id, halfYear, proposalsUntil: "2026-03-20" };
  await coordinator.post("/plans", form);
  return { hub, partner, coordinator, member, id, form };
}

const itemForm = (schoolId: string) => ({
  id: randomUUID(),
  schoolId,
  eventType: "seminar",
  responsible: "Омарова А.",
  titleKk: "Дескрипторлар",
  titleRu: "Дескрипторы",
  need: "formative",
});

function items(plan: string) {
  return app.db
    .selectFrom("plans.items")
    .where("cyclogramme_id", "=", plan)
    .orderBy("title_ru")
    .select(["id", "state", "week", "changed_after", "week_before", "need_area"])
    .execute();
}

async function post(person: Visitor, path: string, form: Record<string, string> = {}) {
  return (await person.post(path, form)).status;
}

describe("a cyclogramme", () => {
  it("gathers proposals, is arranged, returned once, agreed and approved", async () => {
    const { hub, partner, coordinator, member, id } = await circle();
    const director = await app.signInAs("leading_director", { schoolId: hub.id }, "ru");
    const methodologist = await app.signInAs("methodologist", { districtKato: "156000000" }, "ru");
    const form = itemForm(partner.id);

    expect(await post(member, `/plans/${id}/items/new`, form)).toBe(303);
    expect(await post(coordinator, `/plans/${id}/submit`)).toBe(422);
    await coordinator.post(`/plans/${id}/items/${form.id}/decision`, { decision: "accept", week });
    expect(await post(coordinator, `/plans/${id}/submit`)).toBe(303);
    expect(await post(director, `/plans/${id}/return`)).toBe(422);
    expect(await post(director, `/plans/${id}/return`, { returnReason: "Мало практики" })).toBe(
      303,
    );
    expect(await (await coordinator.get(`/plans/${id}`)).text()).toContain("Мало практики");
    expect(await post(coordinator, `/plans/${id}/submit`)).toBe(303);
    expect(await post(coordinator, `/plans/${id}/agree`)).toBe(403);
    expect(await post(director, `/plans/${id}/agree`)).toBe(303);
    expect(await post(director, `/plans/${id}/approve`)).toBe(403);
    expect(await post(methodologist, `/plans/${id}/approve`)).toBe(303);
    expect(await post(methodologist, `/plans/${id}/approve`)).toBe(303);

    const page = await (await member.get(`/plans/${id}`)).text();
    expect(page).toContain("Бекітілген");
    expect(page).toContain("Дескрипторлар");
    expect(page).toContain("Қалыптастырушы бағалау");
  });

  it("is opened once and keeps an item sent twice once", async () => {
    const { hub, coordinator, id, form } = await circle();
    const again = await coordinator.post("/plans", { ...form, id: randomUUID() });
    const item = { ...itemForm(hub.id), week };

    await coordinator.post(`/plans/${id}/items/new`, item);
    await coordinator.post(`/plans/${id}/items/new`, item);

    expect(again.headers.get("location")).toBe(`/plans/${id}`);
    expect(await items(id)).toMatchObject([{ state: "accepted", week, need_area: "formative" }]);
  });

  it("marks what changes after approval, with the reason", async () => {
    const { hub, coordinator, id } = await circle();
    const item = { ...itemForm(hub.id), week };
    await coordinator.post(`/plans/${id}/items/new`, item);
    await app.db
      .updateTable("plans.cyclogrammes")
      .set({ state: "approved", approved_at: new Date() })
      .where("id", "=", id)
      .execute();
    const moved = { ...item, week: "2026-03-16" };
    const added = { ...itemForm(hub.id), titleRu: "Добавленный", week };

    expect(await post(coordinator, `/plans/${id}/items/new`, moved)).toBe(422);
    const changeReason = "Карантин";
    await coordinator.post(`/plans/${id}/items/new`, { ...moved, changeReason });
    await coordinator.post(`/plans/${id}/items/new`, { ...added, changeReason });
    await coordinator.post(`/plans/${id}/items/${added.id}/cancel`, { changeReason });

    expect(await items(id)).toMatchObject([
      { id: item.id, week: "2026-03-16", changed_after: "moved", week_before: week },
      { id: added.id, state: "cancelled", changed_after: "cancelled" },
    ]);
  });

  it("takes last half-year's items as proposals in the same weeks", async () => {
    const { hub, coordinator, id } = await circle();
    await coordinator.post(`/plans/${id}/items/new`, { ...itemForm(hub.id), week });
    const next = randomUUID();
    await coordinator.post("/plans", {
      id: next,
      leadingId: hub.id,
      halfYear: "2026-1",
      proposalsUntil: "2026-08-20",
      copy: "1",
    });

    expect(await items(next)).toMatchObject([
      { state: "proposed", need_area: "formative", week: "2026-11-02" },
    ]);
  });

  it("is no one's outside the circle; a partner proposes for itself alone and in time", async () => {
    const { hub, partner, member, coordinator, id } = await circle();
    const stranger = await app.signInAs("leading_coordinator", {
      schoolId: (await makeSchool(app.db)).id,
    });
    const teacher = await app.signInAs("teacher", { schoolId: partner.id });
    const form = itemForm(partner.id);

    expect((await stranger.get(`/plans/${id}`)).status).toBe(404);
    expect(await post(stranger, `/plans/${id}/items/new`, form)).toBe(404);
    expect((await teacher.get(`/plans/${id}`)).status).toBe(200);
    expect(await post(teacher, `/plans/${id}/items/new`, form)).toBe(403);
    expect(await post(member, `/plans/${id}/items/new`, itemForm(hub.id))).toBe(422);
    expect(await post(member, `/plans/${id}/submit`)).toBe(403);
    await app.db
      .updateTable("plans.cyclogrammes")
      .set({ proposals_until: "2026-02-01" })
      .where("id", "=", id)
      .execute();
    const late = await member.post(`/plans/${id}/items/new`, form);
    expect(late.status).toBe(422);
    expect(await late.text()).toContain("Ұсыныс қабылдау мерзімі өтті");
    expect(await post(coordinator, `/plans/${id}/items/new`, { ...form, week: "2026-09-07" })).toBe(
      422,
    );
    const { need: _, ...untied } = form;
    expect(await post(coordinator, `/plans/${id}/items/new`, untied)).toBe(422);
  });
});
