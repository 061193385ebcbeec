import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { plusDays } from "#lib/dates.ts";
import { openTestApp, type TestApp, type Visitor } from "#test/app.ts";
import { makePartnership, makeSchool } from "#test/make.ts";
import { makeEvent } from "#test/make-events.ts";

let app: TestApp;
// The clock of the test application stands at 1 March 2026, in the second half-year of 2025/26.
const halfYear = "2025-2";

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

/** A circle with three needs confirmed, and its plan. */
async function circle() {
  const hub = await makeSchool(app.db, { status: "leading", since: "2018-03-05" });
  const partner = await makeSchool(app.db);
  await makePartnership(app.db, { leadingId: hub.id, partnerId: partner.id });
  const coordinator = await app.signInAs("leading_coordinator", { schoolId: hub.id }, "ru");
  const [diagnosis, plan] = [randomUUID(), randomUUID()];
  const at = new Date("2026-01-10T05:00:00Z");
  await app.db
    .insertInto("needs.diagnoses")
    .values({ id: diagnosis, leading_id: hub.id, half_year: halfYear, made_at: at })
    .execute();
  const needs = ["formative", "ict", "differentiation"].map((area, place) => ({
    id: randomUUID(),
    diagnosis_id: diagnosis,
    area,
    rank: place + 1,
    share_high: 60,
    confirmed_at: at,
  }));
  await app.db.insertInto("needs.needs").values(needs).execute();
  const form = { id: plan, leadingId: hub.id, halfYear, proposalsUntil: "2026-03-20" };
  await coordinator.post("/plans", form);
  const ids = needs.map(({ id }) => id);
  return { hub, partner, coordinator, plan, ids, address: `/plans/${plan}/from-needs` };
}

/** What the page offers, as a browser would send it. */
async function offered(person: Visitor, address: string): Promise<Record<string, string>> {
  const html = await (await person.get(address)).text();
  const inputs = html.matchAll(/<input type="hidden" name="(id_[^"]+)" value="([^"]+)"/g);
  const days = html.matchAll(/<input type="date"[^>]*name="(day_[^"]+)"[^>]*value="([^"]+)"/g);
  const chosen = html.matchAll(
    /<select[^>]*name="((?:type|week|schoolId)[^"]*)"(?:(?!<\/select>).)*?<option value="([^"]+)" selected/gs,
  );
  const pairs = [...inputs, ...days, ...chosen].map(([, name = "", value = ""]) => [name, value]);
  return { responsible: "Омарова А.", ...Object.fromEntries(pairs) };
}

const itemsOf = (plan: string) =>
  app.db
    .selectFrom("plans.items")
    .where("cyclogramme_id", "=", plan)
    .orderBy("week")
    .orderBy("day")
    .select(["need_id as need", "need_area as area", "event_type as type", "state", "week", "day"])
    .select(["title_kk as titleKk", "title_ru as titleRu", "school_id as school"])
    .execute();

describe("a plan drawn up from the needs", () => {
  it("gets an item for each need taken, in weeks of their own, and the others are still offered", async () => {
    const { hub, coordinator, plan, ids, address } = await circle();
    await makeEvent(app.db, { schoolId: hub.id, type: "training_seminar", needArea: "ict" });
    const [first = "", second = "", third = ""] = ids;
    const form = { ...(await offered(coordinator, address)), take: [first, second] };

    const sent = await coordinator.post(address, form);
    const again = await coordinator.post(address, form);

    expect([sent, again].map(({ status }) => status)).toEqual([303, 303]);
    expect(sent.headers.get("location")).toBe(`/plans/${plan}#grid`);
    const items = await itemsOf(plan);
    expect(items).toMatchObject([
      { need: first, area: "formative", type: "seminar", state: "accepted", school: hub.id },
      { need: second, area: "ict", type: "training_seminar", state: "accepted", school: hub.id },
    ]);
    expect(new Set(items.map(({ week }) => week)).size).toBe(2);
    expect(items[0]?.titleRu).toBe("Семинар: Формативное оценивание и дескрипторы");
    expect(items[0]?.titleKk).toContain("Қалыптастырушы бағалау");
    const page = await (await coordinator.get(`/plans/${plan}`)).text();
    const history = page.slice(page.indexOf('id="history"'));
    // Acts of one moment are told in the order they were done in, the last first.
    expect(history.indexOf("ИКТ в обучении")).toBeGreaterThan(0);
    expect(history.indexOf("ИКТ в обучении")).toBeLessThan(history.indexOf("Формативное"));
    const left = await (await coordinator.get(address)).text();
    expect(left).toContain(`value="${third}"`);
    expect(left).not.toContain(`value="${first}"`);
  });

  it("is done day after day where it is to be one week", async () => {
    const { coordinator, plan, ids, address } = await circle();
    const form = { ...(await offered(coordinator, `${address}?pace=week`)), take: ids };

    expect((await coordinator.post(`${address}?pace=week`, form)).status).toBe(303);

    const items = await itemsOf(plan);
    const [monday = ""] = items.flatMap(({ week }) => week ?? []);
    expect(items.map(({ week }) => week)).toEqual([monday, monday, monday]);
    expect(items.map(({ day }) => day)).toEqual([0, 1, 2].map((place) => plusDays(monday, place)));
  });

  it("takes all or nothing, says at the field what is wrong, and keeps what was chosen", async () => {
    const { coordinator, plan, ids, address } = await circle();
    const [first = "", second = ""] = ids;
    const form = await offered(coordinator, address);
    const outside = { ...form, take: [first, second], [`week_${second}`]: "2025-09-01" };

    const none = await coordinator.post(address, form);
    const wrong = await coordinator.post(address, outside);
    const foreign = await coordinator.post(address, { ...form, take: randomUUID() });
    const html = await wrong.text();

    expect(await none.text()).toContain("Отметьте хотя бы одну потребность");
    expect([none, wrong, foreign].map(({ status }) => status)).toEqual([422, 422, 422]);
    expect(html).toContain(`id="week_${second}-error"`);
    expect(html).toContain("Неделя не из этого полугодия");
    expect(html).toMatch(new RegExp(`value="${first}" checked`));
    expect(await itemsOf(plan)).toEqual([]);
  });

  it("leads to the next half-year where this one has no week left", async () => {
    const { coordinator, plan } = await circle();
    await app.db
      .updateTable("plans.cyclogrammes")
      .set({ half_year: "2025-1" })
      .where("id", "=", plan)
      .execute();

    const html = await (await coordinator.get(`/plans/${plan}/from-needs`)).text();
    const list = await (await coordinator.get("/plans")).text();

    expect(html).toContain("В этом полугодии не осталось недель");
    expect(html).toContain('href="/plans#new"');
    expect(list).toContain('id="new"');
    expect(list).toContain(`value="${halfYear}" selected`);
  });

  it("is for who draws the plan up, while it is being drawn up", async () => {
    const { partner, coordinator, plan, ids, address } = await circle();
    const member = await app.signInAs("partner_coordinator", { schoolId: partner.id });
    const stranger = await app.signInAs("leading_coordinator", {
      schoolId: (await makeSchool(app.db, { status: "leading" })).id,
    });
    const form = { ...(await offered(coordinator, address)), take: ids };

    expect((await member.get(address)).status).toBe(403);
    expect((await member.post(address, form)).status).toBe(403);
    expect((await stranger.get(address)).status).toBe(404);
    expect(await (await coordinator.get(`/plans/${plan}`)).text()).toContain(address);
    await app.db
      .updateTable("plans.cyclogrammes")
      .set({ state: "submitted" })
      .where("id", "=", plan)
      .execute();
    const late = await coordinator.post(address, form);
    expect(late.status).toBe(422);
    expect(await late.text()).toContain("Циклограмма отправлена на утверждение");
    expect(await itemsOf(plan)).toEqual([]);
  });
});
