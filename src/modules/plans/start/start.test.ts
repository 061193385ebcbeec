import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadQuestionnaires } from "#modules/surveys/standard-questionnaires/actions.ts";
import { now, openTestApp, type TestApp, type Visitor } from "#test/app.ts";
import { makePartnership, makeSchool } from "#test/make.ts";
import { makeEvent } from "#test/make-events.ts";
import { makeRound } from "#test/make-surveys.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
  await loadQuestionnaires(app.db, now);
});
afterAll(() => app.close());

/** Where the page's one button leads, and the words of the page. */
async function start(person: Visitor) {
  const page = await (await person.get("/plans/start")).text();
  return { page, next: /<a class="button" href="([^"]*)"/.exec(page)?.[1] ?? null };
}

async function hub() {
  const school = await makeSchool(app.db, { status: "leading" });
  const person = await app.signInAs("leading_coordinator", { schoolId: school.id });
  return { school, person };
}

async function withPartners(school: { id: string }) {
  const partners = [await makeSchool(app.db), await makeSchool(app.db)];
  for (const { id } of partners)
    await makePartnership(app.db, { leadingId: school.id, partnerId: id });
  return partners;
}

describe("the way of a new leading school", () => {
  it("begins with its strengths, and says so beside its plans until it is through", async () => {
    const { person, school } = await hub();
    expect((await start(person)).next).toBe("/needs");
    expect((await start(person)).page).toContain("Сделано: 0 из 7");
    expect(await (await person.get("/plans")).text()).toContain("Назвать сильные стороны школы");

    await app.db
      .insertInto("needs.offers")
      .values({ leading_id: school.id, area: "formative", made_at: now })
      .execute();
    expect((await start(person)).next).toBe(`/network/schools/${school.id}/circle/new`);
    expect((await start(person)).page).toContain("Сделано: 1 из 7");
  });

  it("goes on as the records do: partners, survey, needs, plan, approval, event", async () => {
    const { person, school } = await hub();
    const offer = { leading_id: school.id, area: "formative", made_at: now };
    await app.db.insertInto("needs.offers").values(offer).execute();
    const partners = await withPartners(school);
    expect((await start(person)).next).toMatch(/^\/surveys\/rounds\/new\?questionnaire=/);

    const schools = [school, ...partners];
    const round = await makeRound(app.db, { schools, schoolId: school.id });
    await app.db
      .updateTable("surveys.rounds")
      .set({ purpose: "needs", closed_at: now })
      .where("id", "=", round.id)
      .execute();
    await app.db
      .updateTable("surveys.round_schools")
      .set({ answered: 5, leading_id: school.id })
      .where("round_id", "=", round.id)
      .execute();
    expect((await start(person)).next).toBe("/needs");

    const diagnosis = { id: randomUUID(), leading_id: school.id, half_year: "2025-2" };
    await app.db
      .insertInto("needs.diagnoses")
      .values({ ...diagnosis, made_at: now, confirmed_at: now })
      .execute();
    expect((await start(person)).next).toBe("/plans#new");

    const plan = randomUUID();
    const form = { id: plan, leadingId: school.id, halfYear: "2025-2" };
    await person.post("/plans", { ...form, proposalsUntil: "2026-03-20" });
    expect((await start(person)).next).toBe(`/plans/${plan}/items/new`);

    const item = randomUUID();
    await person.post(`/plans/${plan}/items/new`, {
      id: item,
      schoolId: school.id,
      eventType: "seminar",
      responsible: "Омарова А.",
      titleKk: "Семинар",
      titleRu: "Семинар",
      need: "formative",
      week: "2026-03-09",
    });
    expect((await start(person)).next).toBe(`/plans/${plan}`);
    await person.post(`/plans/${plan}/submit`);
    expect((await start(person)).page).toContain("Сделано: 5 из 7");

    await app.db
      .updateTable("plans.cyclogrammes")
      .set({ state: "approved", approved_at: now })
      .where("id", "=", plan)
      .execute();
    expect((await start(person)).next).toBe(`/events/new?item=${item}`);

    await makeEvent(app.db, {
      schoolId: school.id,
      leadingId: school.id,
      state: "published",
      regionKato: "150000000",
      districtKato: "156000000",
    });
    const end = await start(person);
    expect(end.next).toBeNull();
    expect(end.page).toContain("школа в полной работе");
    expect(await (await person.get("/plans")).text()).not.toContain("Первые шаги");
  });

  it("asks the teachers again after a survey that ended without an answer", async () => {
    const { person, school } = await hub();
    const offer = { leading_id: school.id, area: "formative", made_at: now };
    await app.db.insertInto("needs.offers").values(offer).execute();
    const schools = [school, ...(await withPartners(school))];
    const asked = await makeRound(app.db, { schools, schoolId: school.id });
    const asking = `<a href="/surveys/rounds/${asked.id}">`;
    expect((await start(person)).page).toContain(asking);

    await person.post(`/surveys/rounds/${asked.id}/closing`);
    const ended = await start(person);
    expect(ended.next).toMatch(/^\/surveys\/rounds\/new\?questionnaire=/);
    expect(ended.page).not.toContain(asking);
    expect(ended.page).toContain("Сделано: 2 из 7");
    expect((await person.get(ended.next ?? "")).status).toBe(200);

    const again = await makeRound(app.db, { schools, schoolId: school.id, opensOn: "2019-09-01" });
    expect((await start(person)).page).toContain(`<a href="/surveys/rounds/${again.id}">`);
  });

  it("is the director's and the coordinator's of a leading school, and nobody else's", async () => {
    const { school } = await hub();
    const director = await app.signInAs("leading_director", { schoolId: school.id });
    const others = [
      await app.signInAs("partner_coordinator", { schoolId: school.id }),
      await app.signInAs("teacher", { schoolId: school.id }),
      await app.signInAs("methodologist", { districtKato: "156000000" }),
    ];

    expect((await director.get("/plans/start")).status).toBe(200);
    for (const other of others) expect((await other.get("/plans/start")).status).toBe(403);
    expect((await app.guest().get("/plans/start")).status).toBe(303);
    const plain = await makeSchool(app.db);
    const former = await app.signInAs("leading_coordinator", { schoolId: plain.id });
    expect((await start(former)).page).toContain("сегодня не ведущая");
  });
});
