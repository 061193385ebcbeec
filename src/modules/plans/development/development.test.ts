import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestApp, type TestApp, type Visitor } from "#test/app.ts";
import { makePartnership, makeSchool } from "#test/make.ts";

let app: TestApp;
const all = "/plans/development";

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

async function circle() {
  const hub = await makeSchool(app.db, { status: "leading", since: "2018-03-05" });
  const partner = await makeSchool(app.db, { status: "partner" });
  await makePartnership(app.db, { leadingId: hub.id, partnerId: partner.id });
  const coordinator = await app.signInAs("leading_coordinator", { schoolId: hub.id }, "ru");
  const director = await app.signInAs("leading_director", { schoolId: hub.id }, "ru");
  const methodologist = await app.signInAs("methodologist", { districtKato: "156000000" }, "ru");
  const member = await app.signInAs("partner_coordinator", { schoolId: partner.id }, "kk");
  return { hub, partner, coordinator, director, methodologist, member };
}

async function post(person: Visitor, path: string, form: Record<string, string> = {}) {
  return (await person.post(path, form)).status;
}

const opening = (kind: string, schoolId: string) => ({
  id: randomUUID(),
  kind,
  schoolId,
  firstYear: "2025",
  years: "1",
});

const rowForm = (schoolId: string, priorityId: string) => ({
  id: randomUUID(),
  schoolId,
  priorityId,
  area: "formative",
  criteria: "80% дескриптормен",
  step: "Практикум по дескрипторам",
  responsible: "Омарова А.",
  from: "2026-03-02",
  until: "2026-04-30",
  checkedBy: "Сабаққа қатысу",
});

/** A plan that has been opened and has one priority. */
async function begun(person: Visitor, { kind, schoolId }: { kind: string; schoolId: string }) {
  const form = opening(kind, schoolId);
  const opened = await person.post(`${all}/new`, form);
  const at = `${all}/${form.id}`;
  const priority = randomUUID();
  await person.post(`${at}/priorities`, { id: priority, name: "Оценивание" });
  return { id: form.id, form, opened, at, priority };
}

const rows = (id: string) =>
  app.db
    .selectFrom("plans.steps")
    .where("development_id", "=", id)
    .orderBy("step")
    .select(["id", "state", "during", "school_id", "area"])
    .execute();

const stateOf = async (id: string) =>
  (
    await app.db
      .selectFrom("plans.developments")
      .where("id", "=", id)
      .select("state")
      .executeTakeFirstOrThrow()
  ).state;

describe("a school's development plan", () => {
  it("is drawn up, returned once, and approved by the director alone", async () => {
    const { hub, coordinator, director, methodologist } = await circle();
    const { id, at, priority } = await begun(coordinator, { kind: "school", schoolId: hub.id });

    expect(await post(coordinator, `${at}/submit`)).toBe(422);
    const empty = await (await coordinator.get(at)).text();
    expect(empty).toContain("Добавить первый шаг");
    expect(empty).not.toContain(`${at}/submit`);
    expect(await post(coordinator, at, { audit: "Сильны в методике" })).toBe(303);
    expect(await post(coordinator, `${at}/submit`)).toBe(422);
    await coordinator.post(`${at}/steps/new`, rowForm(hub.id, priority));
    expect(await post(coordinator, `${at}/submit`)).toBe(303);
    expect(await post(methodologist, `${at}/approve`)).toBe(403);
    expect(await post(director, `${at}/return`)).toBe(422);
    expect(await post(director, `${at}/return`, { returnReason: "Мало мер" })).toBe(303);
    expect(await (await coordinator.get(at)).text()).toContain("Мало мер");
    expect(await post(coordinator, `${at}/submit`)).toBe(303);
    expect(await post(director, `${at}/agree`)).toBe(403);
    expect(await post(director, `${at}/approve`)).toBe(303);
    expect(await post(director, `${at}/approve`)).toBe(303);

    expect(await stateOf(id)).toBe("approved");
    const page = await (await director.get(at)).text();
    expect(page).toContain("Практикум по дескрипторам");
    expect(page).toContain("Формативное оценивание");
    expect(await post(coordinator, `${at}/steps/new`, rowForm(hub.id, priority))).toBe(422);
  });

  it("of a partner school is its own, and its methodologist's to approve", async () => {
    const { partner, coordinator, member, methodologist } = await circle();
    const { at, priority } = await begun(member, { kind: "school", schoolId: partner.id });
    await member.post(at, { audit: "Жас ұжым" });
    await member.post(`${at}/steps/new`, rowForm(partner.id, priority));
    await member.post(`${at}/submit`);

    expect((await coordinator.get(at)).status).toBe(200);
    expect(await post(coordinator, `${at}/approve`)).toBe(403);
    expect(await post(coordinator, at, { audit: "Чужое" })).toBe(403);
    expect(await post(methodologist, `${at}/approve`)).toBe(303);
  });

  it("is opened once a year, and a step or priority sent twice is there once", async () => {
    const { hub, coordinator } = await circle();
    const plan = await begun(coordinator, { kind: "school", schoolId: hub.id });
    const row = rowForm(hub.id, plan.priority);

    const again = await coordinator.post(`${all}/new`, { ...plan.form, id: randomUUID() });
    await coordinator.post(`${plan.at}/priorities`, { id: plan.priority, name: "Оценивание" });
    await coordinator.post(`${plan.at}/steps/new`, row);
    await coordinator.post(`${plan.at}/steps/new`, row);

    expect(again.headers.get("location")).toBe(plan.at);
    expect(await rows(plan.id)).toMatchObject([{ id: row.id, during: "[2026-03-02,2026-05-01)" }]);
    const page = await (await coordinator.get("/plans")).text();
    expect(page).toContain(plan.at);
  });

  it("rests on a confirmed diagnosis of its circle and on no other", async () => {
    const { hub, coordinator } = await circle();
    const { at, id } = await begun(coordinator, { kind: "school", schoolId: hub.id });
    const [own, open] = [randomUUID(), randomUUID()];
    const made = { leading_id: hub.id, made_at: new Date() };
    await app.db
      .insertInto("needs.diagnoses")
      .values([
        { id: own, ...made, half_year: "2025-2", confirmed_at: new Date() },
        { id: open, ...made, half_year: "2025-1" },
      ])
      .execute();

    expect(await post(coordinator, at, { diagnosisId: open })).toBe(422);
    expect(await post(coordinator, at, { diagnosisId: own })).toBe(303);
    const page = await (await coordinator.get(`${all}/${id}`)).text();
    expect(page).toContain(`/needs/${own}`);
  });

  it("begins from the plan of the year before, a year later", async () => {
    const { hub, coordinator } = await circle();
    const { at, priority } = await begun(coordinator, { kind: "school", schoolId: hub.id });
    await coordinator.post(`${at}/steps/new`, rowForm(hub.id, priority));
    const next = { ...opening("school", hub.id), firstYear: "2026", copy: "1" };
    await coordinator.post(`${all}/new`, next);

    expect(await rows(next.id)).toMatchObject([
      { state: "accepted", during: "[2027-03-02,2027-05-01)", area: "formative" },
    ]);
    expect(await stateOf(next.id)).toBe("draft");
  });

  it("keeps what was typed and says at the field what is wrong", async () => {
    const { hub, coordinator } = await circle();
    const { at, priority } = await begun(coordinator, { kind: "school", schoolId: hub.id });
    const form = rowForm(hub.id, priority);
    const { area: _, ...noArea } = form;
    const backwards = await coordinator.post(`${at}/steps/new`, { ...form, until: "2026-01-01" });
    const outside = await coordinator.post(`${at}/steps/new`, { ...form, until: "2027-01-01" });
    const unnamed = await coordinator.post(`${at}/steps/new`, noArea);

    expect([backwards.status, outside.status, unnamed.status]).toEqual([422, 422, 422]);
    expect(await backwards.text()).toContain("Окончание раньше начала");
    const page = await outside.text();
    expect(page).toContain("не входит в годы плана");
    expect(page).toContain("Практикум по дескрипторам");
    expect(await post(coordinator, `${at}/priorities/${priority}/removal`)).toBe(303);
    expect(await post(coordinator, `${at}/steps/new`, form)).toBe(422);
  });
});

describe("a joint plan", () => {
  it("takes steps that partners propose, and goes by the director to the methodologist", async () => {
    const { hub, partner, coordinator, director, methodologist, member } = await circle();
    const { id, at, priority } = await begun(coordinator, { kind: "joint", schoolId: hub.id });
    await coordinator.post(at, { audit: "Шеңбер" });
    const [one, other] = [rowForm(partner.id, priority), rowForm(partner.id, priority)];

    expect(await post(member, `${at}/steps/new`, one)).toBe(303);
    expect(await post(member, `${at}/steps/new`, other)).toBe(303);
    expect(await post(coordinator, `${at}/submit`)).toBe(422);
    expect(await post(member, `${at}/steps/${one.id}/decision`, { decision: "accept" })).toBe(403);
    await coordinator.post(`${at}/steps/${one.id}/decision`, { decision: "accept" });
    const decline = { decision: "decline", declineReason: "Повтор" };
    expect(
      await post(coordinator, `${at}/steps/${other.id}/decision`, { decision: "decline" }),
    ).toBe(422);
    await coordinator.post(`${at}/steps/${other.id}/decision`, decline);
    expect(await (await member.get(at)).text()).toContain("Повтор");
    expect(await post(member, `${at}/steps/new`, one)).toBe(422);
    expect(await post(coordinator, `${at}/submit`)).toBe(303);
    expect(await post(methodologist, `${at}/approve`)).toBe(422);
    expect(await post(director, `${at}/approve`)).toBe(403);
    expect(await post(director, `${at}/agree`)).toBe(303);
    expect(await post(methodologist, `${at}/approve`)).toBe(303);

    expect(await stateOf(id)).toBe("approved");
  });

  it("is nobody's outside the circle; a partner writes for itself alone and opens none", async () => {
    const { hub, partner, coordinator, member } = await circle();
    const { at, priority } = await begun(coordinator, { kind: "joint", schoolId: hub.id });
    const away = await makeSchool(app.db, { status: "leading", district: "111000000" });
    const stranger = await app.signInAs("leading_coordinator", { schoolId: away.id });
    const teacher = await app.signInAs("teacher", { schoolId: partner.id });

    expect((await stranger.get(at)).status).toBe(404);
    expect(await post(stranger, `${at}/steps/new`, rowForm(away.id, priority))).toBe(404);
    expect((await teacher.get(at)).status).toBe(200);
    expect(await post(teacher, `${at}/steps/new`, rowForm(partner.id, priority))).toBe(403);
    expect(await post(member, `${at}/steps/new`, rowForm(hub.id, priority))).toBe(422);
    expect(await post(member, `${at}/submit`)).toBe(403);
    expect(await post(member, `${all}/new`, opening("joint", hub.id))).toBe(403);
    expect(await post(member, `${all}/new`, opening("joint", partner.id))).toBe(403);
  });

  it("takes a step back from who proposed it, and from nobody else of the circle", async () => {
    const { hub, partner, coordinator, member } = await circle();
    const { id, at, priority } = await begun(coordinator, { kind: "joint", schoolId: hub.id });
    const [own, hubs] = [rowForm(partner.id, priority), rowForm(hub.id, priority)];
    await member.post(`${at}/steps/new`, own);
    await coordinator.post(`${at}/steps/new`, hubs);

    expect(await post(member, `${at}/steps/${hubs.id}/removal`)).toBe(403);
    expect(await post(member, `${at}/steps/${own.id}/removal`)).toBe(303);
    expect(await post(member, `${at}/steps/${own.id}/removal`)).toBe(303);
    expect(await rows(id)).toMatchObject([{ id: hubs.id, state: "accepted" }]);
  });
});
