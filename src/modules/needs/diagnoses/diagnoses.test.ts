import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { now, openTestApp, type TestApp } from "#test/app.ts";
import { makePartnership, makeSchool } from "#test/make.ts";
import { makeTeacher, makeTrainer } from "#test/make-people.ts";
import { makeResponse, makeRound, over } from "#test/make-surveys.ts";

let app: TestApp;
const halfYear = "2026-1";

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

/** A circle of two with five answers from the partner, and its diagnosis begun. */
async function begun() {
  const hub = await makeSchool(app.db, { status: "leading", since: "2018-03-05" });
  const partner = await makeSchool(app.db);
  await makePartnership(app.db, { leadingId: hub.id, partnerId: partner.id });
  const round = await makeRound(app.db, {
    schools: [hub, partner],
    schoolId: hub.id,
    closesOn: over,
  });
  for (const ict of ["high", "high", "high", "low", "none"])
    await makeResponse(app.db, {
      roundId: round.id,
      schoolId: partner.id,
      answers: { needs: { formative: "low", ict } },
    });
  const person = await app.signInAs("leading_coordinator", { schoolId: hub.id }, "ru");
  const id = randomUUID();
  await person.post("/needs", { id, leadingId: hub.id, halfYear });
  await person.post(`/needs/${id}/rounds`, { rounds: round.id });
  return { hub, partner, round, person, id };
}

describe("a diagnosis of needs", () => {
  it("ranks what the questionnaire, the talks and the visits said, and names who could help", async () => {
    const { hub, partner, person, id } = await begun();
    const trainer = await makeTeacher(app.db, { schoolId: hub.id });
    await makeTrainer(app.db, { teacherId: trainer.id, direction: "assessment_coordinator" });
    const erased = await makeTeacher(app.db, { schoolId: hub.id });
    await makeTrainer(app.db, { teacherId: erased.id, direction: "assessment_coordinator" });
    await app.db
      .updateTable("people.teachers")
      .set({ erased_at: now })
      .where("id", "=", erased.id)
      .execute();
    await person.post(`/needs/${id}/findings`, {
      id: randomUUID(),
      schoolId: partner.id,
      area: "ict",
      source: "observation",
      practice: "weak",
      evidence: "Доска не используется",
      foundOn: "2026-02-01",
    });

    const page = await (await person.get(`/needs/${id}?school=${partner.id}`)).text();

    expect(page).toMatch(/1\. ИКТ в обучении.*Западающая зона.*60\s%/s);
    expect(page).toMatch(/2\. Формативное оценивание и дескрипторы.*0\s%.*1 тренер/s);
    expect(page).toContain("Доска не используется");
  });

  it("is opened once, by the circle and those above it, and seen by its partners", async () => {
    const { hub, partner, person, id } = await begun();
    const again = await person.post("/needs", { id: randomUUID(), leadingId: hub.id, halfYear });
    const member = await app.signInAs("partner_coordinator", { schoolId: partner.id });
    const stranger = await app.signInAs("leading_coordinator", {
      schoolId: (await makeSchool(app.db)).id,
    });
    const teacher = await app.signInAs("teacher", { schoolId: partner.id });

    expect(again.headers.get("location")).toBe(`/needs/${id}`);
    expect((await member.get(`/needs/${id}`)).status).toBe(200);
    expect((await member.get(`/needs/${id}/focus`)).status).toBe(403);
    expect((await member.post(`/needs/${id}/offers`, { areas: "ict" })).status).toBe(403);
    expect((await stranger.get(`/needs/${id}`)).status).toBe(404);
    expect((await stranger.post(`/needs/${id}/offers`, { areas: "ict" })).status).toBe(404);
    expect((await teacher.get("/needs")).status).toBe(403);
    const form = { id: randomUUID(), leadingId: hub.id, halfYear };
    expect((await member.post("/needs", form)).status).toBe(403);
  });

  it("keeps a focus group with its votes once, and refuses more votes than people", async () => {
    const { person, id } = await begun();
    const form = {
      id: randomUUID(),
      heldOn: "2026-02-10",
      aim: "Темы полугодия",
      people: "6",
      works: "Взаимопосещения",
      votes_lessonstudy: "5",
    };

    const refused = await person.post(`/needs/${id}/focus`, { ...form, votes_lessonstudy: "9" });
    await person.post(`/needs/${id}/focus`, form);
    await person.post(`/needs/${id}/focus`, form);
    const page = await (await person.get(`/needs/${id}`)).text();

    expect(refused.status).toBe(422);
    const text = await refused.text();
    expect(text).toContain("Голосов не может быть больше, чем участников");
    expect(text).toContain("Темы полугодия");
    expect(page.match(/Темы полугодия/g)).toHaveLength(1);
    expect(page).toMatch(/Исследование урока/);
  });

  it("keeps one SWOT for each school, the last one written", async () => {
    const { person, partner, id } = await begun();
    const address = `/needs/${id}/swot/${partner.id}`;
    const form = { id: randomUUID(), strengths: "Опытные учителя", tookPart: "parents" };

    await person.post(address, form);
    await person.post(address, { ...form, id: randomUUID(), strengths: "Сильные методисты" });
    const page = await (await person.get(address)).text();

    expect(page).toContain("Сильные методисты");
    expect(page).not.toContain("Опытные учителя");
  });
});

describe("an act sent twice", () => {
  it("is told once in the history of the diagnosis, and again when it says something else", async () => {
    const { round, person, partner, id } = await begun();
    const swot = { id: randomUUID(), strengths: "Опыт", tookPart: ["parents", "staff"] };
    const moved = { rank_ict: "2", rank_formative: "1", reason: "Сначала оценивание" };
    const acts = [
      { path: `swot/${partner.id}`, form: swot, other: { ...swot, tookPart: "parents" } },
      { path: "offers", form: { areas: ["ict", "formative"] }, other: { areas: "ict" } },
      {
        path: `order?school=${partner.id}`,
        form: { rank_ict: "1", rank_formative: "2" },
        other: moved,
      },
      { path: "order", form: { rank_ict: "1", rank_formative: "2" }, other: moved },
      { path: "rounds", form: { rounds: round.id }, other: {} },
    ];
    for (const { path, form, other } of acts) {
      await person.post(`/needs/${id}/${path}`, form);
      const before = await told(id);
      expect((await person.post(`/needs/${id}/${path}`, form)).status, path).toBe(303);
      expect(await told(id), path).toBe(before);
      await person.post(`/needs/${id}/${path}`, other);
      expect(await told(id), path).toBe(before + 1);
    }
  });

  async function told(id: string): Promise<number> {
    const { count } = await app.db
      .selectFrom("core.history")
      .where("subject_id", "=", id)
      .select((eb) => eb.fn.countAll<number>().as("count"))
      .executeTakeFirstOrThrow();
    return count;
  }
});

describe("a round without names that goes on", () => {
  it("is told to count once it is over, and counts for nothing before", async () => {
    const { id, person, round } = await begun();
    await app.db
      .updateTable("surveys.rounds")
      .set({ closes_on: "2026-03-20" })
      .where("id", "=", round.id)
      .execute();
    const page = await (await person.get(`/needs/${id}`)).text();
    expect(page).toContain("войдёт в подсчёт после окончания опроса");
    expect((await person.post(`/needs/${id}/order`, { rank_ict: "1" })).status).toBe(422);
  });
});

describe("the agreed order", () => {
  it("leads from each need to what was done about it, once it is confirmed", async () => {
    const { hub, person, partner, id } = await begun();
    const member = await app.signInAs("partner_coordinator", { schoolId: partner.id });
    const link = `/chain?circle=${hub.id}&amp;school=${partner.id}&amp;area=formative`;
    const address = `/needs/${id}?school=${partner.id}`;
    expect(await (await person.get(address)).text()).not.toContain(link);

    await person.post(`/needs/${id}/order?school=${partner.id}`, {
      rank_ict: "1",
      rank_formative: "2",
    });

    expect(await (await person.get(address)).text()).toContain(link);
    expect(await (await member.get(address)).text()).toContain(link);
    expect(await (await member.get(`/needs/${id}`)).text()).not.toContain("/chain?circle=");
  });

  it("is confirmed as computed, changed only with a reason, and keeps a need's id", async () => {
    const { person, partner, id } = await begun();
    const address = `/needs/${id}/order?school=${partner.id}`;
    const needs = () =>
      app.db
        .selectFrom("needs.needs")
        .where("diagnosis_id", "=", id)
        .orderBy("rank")
        .select(["id", "area", "rank", "computed_rank", "reason", "share_high"])
        .execute();

    await person.post(address, { rank_ict: "1", rank_formative: "2" });
    const first = await needs();
    const refused = await person.post(address, { rank_ict: "2", rank_formative: "1" });
    const reason = "Формативное оценивание раньше";
    await person.post(address, { rank_ict: "2", rank_formative: "1", reason });
    const second = await needs();

    expect(first.map(({ area }) => area)).toEqual(["ict", "formative"]);
    expect(refused.status).toBe(422);
    expect(second).toMatchObject([
      { id: first[1]?.id, area: "formative", rank: 1, computed_rank: 2, reason },
      { id: first[0]?.id, area: "ict", rank: 2, computed_rank: 1, reason, share_high: 60 },
    ]);
  });

  it("may be given by the partner for its own school, not for the circle or another", async () => {
    const { hub, partner, id } = await begun();
    const member = await app.signInAs("partner_coordinator", { schoolId: partner.id });
    const form = { rank_ict: "1" };

    expect((await member.post(`/needs/${id}/order?school=${partner.id}`, form)).status).toBe(303);
    expect((await member.post(`/needs/${id}/order`, form)).status).toBe(403);
    expect((await member.get(`/needs/${id}/swot/${partner.id}`)).status).toBe(200);
    expect((await member.get(`/needs/${id}/swot/${hub.id}`)).status).toBe(403);
    expect((await member.post(`/needs/${id}/order?school=${hub.id}`, form)).status).toBe(403);
    expect((await member.post(`/needs/${id}/order?school=${randomUUID()}`, form)).status).toBe(404);
  });
});
