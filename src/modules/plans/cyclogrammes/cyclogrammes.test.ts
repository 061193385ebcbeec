import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  halfYearBefore,
  plusDays,
  weeksAhead,
  weeksOf,
} from "#modules/network/base/rules/school-year.ts";
import { openTestApp, type TestApp, type Visitor } from "#test/app.ts";
import { makePartnership, makeSchool } from "#test/make.ts";
import { clashesOf, halfYearAfter, halfYearToPlan, isTaken, stateAfter } from "./rules.ts";
import { type State, type Step, steps } from "./schema.ts";

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

describe("the rules", () => {
  it("go half-year by half-year and back", () => {
    expect(halfYearAfter("2026-1")).toBe("2026-2");
    expect(halfYearBefore(halfYearAfter("2026-2"))).toBe("2026-2");
  });

  /** The states a plan goes through when these steps are tried, one after the other. */
  function wayOf(tried: readonly Step[]): State[] {
    const passed: State[] = [];
    for (const step of tried) {
      const next = stateAfter(passed.at(-1) ?? "draft", step);
      if (next === null) continue;
      expect(isTaken(next, step)).toBe(true);
      passed.push(next);
    }
    return passed;
  }

  it("plan for the half-year that has weeks left, on every day of many years", () => {
    const idle: string[] = [];
    for (let day = "2025-09-01"; day < "2040-09-01"; day = plusDays(day, 1))
      if (weeksAhead(weeksOf(halfYearToPlan(day)), day).length === 0) idle.push(day);
    expect(idle).toEqual([]);
  });

  it.each([
    ["2026-12-21", "2026-12-31", "2026-2"],
    ["2027-01-01", "2027-05-23", "2026-2"],
    ["2027-05-24", "2027-08-31", "2027-1"],
    ["2027-09-01", "2027-12-19", "2027-1"],
  ])("plan from %s to %s for %s", (from, until, halfYear) => {
    const found = new Set<string>();
    for (let day = from; day <= until; day = plusDays(day, 1)) found.add(halfYearToPlan(day));
    expect([...found]).toEqual([halfYear]);
  });

  it("never let a plan be approved without the director, whatever the order of steps", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...steps)), (taken) => {
        const passed = wayOf(taken);
        const approved = passed.indexOf("approved");
        if (approved !== -1) expect(passed[approved - 1]).toBe("agreed");
      }),
    );
  });

  const placed = (id: string, of: object) => ({
    id,
    state: "accepted" as const,
    week,
    day: null,
    schoolId: "s",
    hall: null,
    responsible: id,
    teacherId: null,
    ...of,
  });

  it("find clashes of halls, people, days and holidays, both ways", () => {
    const found = clashesOf([
      placed("a", { day: "2026-03-10", hall: "Акт залы" }),
      placed("b", { day: "2026-03-10", hall: "акт  залы" }),
      placed("c", { responsible: "A" }),
      placed("d", { week: "2026-03-02", day: "2026-03-08" }),
    ]);
    expect(found.get("a")).toMatchObject([
      { kind: "sameHall", with: "b" },
      { kind: "samePerson", with: "c" },
    ]);
    expect(found.get("b")).toMatchObject([{ kind: "sameHall", with: "a" }]);
    expect(found.get("c")).toMatchObject([{ kind: "samePerson", with: "a" }]);
    expect(found.get("d")).toMatchObject([{ kind: "holiday" }]);
  });
});
