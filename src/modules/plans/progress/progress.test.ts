import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestApp, type TestApp } from "#test/app.ts";
import { makePartnership, makeSchool } from "#test/make.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

/** An approved joint plan with a step of the partner's, due by the end of April 2026, and one of the hub's, late. */
async function plan(state: "approved" | "draft" = "approved") {
  const hub = await makeSchool(app.db, { status: "leading" });
  const partner = await makeSchool(app.db, { status: "partner" });
  await makePartnership(app.db, { leadingId: hub.id, partnerId: partner.id });
  const [id, priority, step, late] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  await app.db
    .insertInto("plans.developments")
    .values({
      id,
      kind: "joint",
      school_id: hub.id,
      first_year: 2025,
      last_year: 2025,
      state,
      made_at: new Date(),
      approved_at: state === "approved" ? new Date() : null,
    })
    .execute();
  await app.db
    .insertInto("plans.priorities")
    .values({ id: priority, development_id: id, place: 1, name: "Оценивание" })
    .execute();
  const row = {
    development_id: id,
    priority_id: priority,
    state: "accepted" as const,
    area: "ict",
    criteria: "Есть",
    responsible: "Омарова А.",
    proposed_at: new Date(),
  };
  await app.db
    .insertInto("plans.steps")
    .values([
      {
        ...row,
        id: step,
        school_id: partner.id,
        step: "Семинар",
        during: "[2026-02-01,2026-05-01)",
      },
      {
        ...row,
        id: late,
        school_id: hub.id,
        step: "Мастер-класс",
        during: "[2025-10-01,2026-02-01)",
      },
    ])
    .execute();
  const coordinator = await app.signInAs("leading_coordinator", { schoolId: hub.id });
  const member = await app.signInAs("partner_coordinator", { schoolId: partner.id });
  const at = `/plans/development/${id}`;
  return { hub, partner, coordinator, member, at, step, late, marks: `${at}/steps/${step}/marks` };
}

const marksOf = (step: string) =>
  app.db
    .selectFrom("plans.step_marks")
    .where("step_id", "=", step)
    .orderBy("marked_at")
    .select(["mark", "note", "moved_until"])
    .execute();

describe("how a plan goes", () => {
  it("is marked step by step by those who do it; each mark is kept, sent twice it is one", async () => {
    const { member, marks, step, at } = await plan();
    const going = { id: randomUUID(), mark: "going", note: "Начали" };

    expect((await member.post(marks, going)).status).toBe(303);
    expect((await member.post(marks, going)).status).toBe(303);
    expect((await member.post(marks, { id: randomUUID(), mark: "done" })).status).toBe(303);

    expect(await marksOf(step)).toHaveLength(2);
    expect(await (await member.get(marks)).text()).toContain("Начали");
    const page = await (await member.get(at)).text();
    expect(page).toContain("Выполнено шагов: 1 из 2");
    expect(page).toContain("шаг отмечен");
  });

  it("says why a step moves or falls away, and until when it moves", async () => {
    const { coordinator, marks, step, at } = await plan();
    const id = randomUUID();
    const moved = { id, mark: "moved", movedUntil: "2026-06-30" };

    expect((await coordinator.post(marks, moved)).status).toBe(422);
    expect((await coordinator.post(marks, { id, mark: "cancelled" })).status).toBe(422);
    const noDay = await coordinator.post(marks, { id, mark: "moved", note: "Карантин" });
    expect(noDay.status).toBe(422);
    expect(await noDay.text()).toContain("Карантин");
    expect((await coordinator.post(marks, { ...moved, note: "Карантин" })).status).toBe(303);

    expect(await marksOf(step)).toEqual([
      { mark: "moved", note: "Карантин", moved_until: "2026-06-30" },
    ]);
    expect(await (await coordinator.get(at)).text()).toContain("30 июня 2026");
  });

  it("is told by the monitoring page with what is late, and the school's own words", async () => {
    const { coordinator, member, at, late } = await plan();
    const before = await (await member.get(`${at}/monitoring`)).text();
    await coordinator.post(`${at}/monitoring`, { monitoring: "Дескрипторы вошли в практику" });
    await coordinator.post(`${at}/steps/${late}/marks`, { id: randomUUID(), mark: "done" });
    const after = await (await member.get(`${at}/monitoring`)).text();

    expect(before).toContain("Мастер-класс");
    expect(after).not.toContain("Мастер-класс");
    expect(after).toContain("Дескрипторы вошли в практику");
  });

  it("of a school that left the circle is marked by the leading school", async () => {
    const { coordinator, member, partner, marks } = await plan();
    await app.db
      .updateTable("network.partnerships")
      .set({ during: "[2020-01-01,2026-02-01)", end_reason: "other" })
      .where("partner_id", "=", partner.id)
      .execute();
    const form = { id: randomUUID(), mark: "done" };

    expect((await member.post(marks, form)).status).toBe(404);
    expect((await coordinator.post(marks, form)).status).toBe(303);
  });

  it("is not marked by others, nor for another school, nor before it is approved", async () => {
    const { member, partner, marks, late, at } = await plan();
    const draft = await plan("draft");
    const form = { id: randomUUID(), mark: "going" };
    const stranger = await app.signInAs("partner_coordinator", {
      schoolId: (await makeSchool(app.db)).id,
    });
    const teacher = await app.signInAs("teacher", { schoolId: partner.id });

    expect((await stranger.post(marks, form)).status).toBe(404);
    expect((await teacher.post(marks, form)).status).toBe(403);
    expect((await member.post(`${at}/steps/${late}/marks`, form)).status).toBe(403);
    expect((await member.post(`${at}/monitoring`, { monitoring: "Бәрі жақсы" })).status).toBe(403);
    expect((await draft.member.post(draft.marks, form)).status).toBe(422);
  });
});
