import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadQuestionnaires } from "#modules/surveys/standard-questionnaires/actions.ts";
import { now, openTestApp, type TestApp } from "#test/app.ts";
import { runWaitingJobs } from "#test/jobs.ts";
import { makeSameResponses, over } from "#test/make-surveys.ts";
import { makeVisitedEvent, roundsAbout } from "#test/make-visited-event.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
  await loadQuestionnaires(app.db, now);
});
afterAll(() => app.close());

async function end(roundId: string): Promise<void> {
  const rounds = app.db.updateTable("surveys.rounds").where("id", "=", roundId);
  await rounds.set({ opens_on: "2026-01-01", closes_on: over }).execute();
}

describe("what came of an event", () => {
  it("shows anybody counts, and what was said once five have said it", async () => {
    const { event, organiser, school, ids } = await makeVisitedEvent(app, 6);
    await organiser.post(`/events/${event.id}/attendance`, { people: ids.slice(0, 5) });
    await runWaitingJobs(app);
    const [round] = await roundsAbout(app.db, event.id);
    const roundId = round?.id ?? "";
    const page = async () => (await app.guest().get(`/events/${event.id}/summary`)).text();

    await makeSameResponses(app.db, { roundId, schoolId: school.id, count: 4, step: "yes" });
    await end(roundId);
    expect(await page()).toContain("Пока ответов меньше пяти");
    await makeSameResponses(app.db, { roundId, schoolId: school.id, count: 1, step: "yes" });

    const shown = await page();
    expect(shown).toContain("записывались: 6");
    expect(shown).toContain("Выше всего оценили");
    expect(shown).toContain("среднее 4 из 4");
    expect(shown).toContain("ИКТ в обучении");
    expect(shown).not.toContain("Келген");
    expect(shown).not.toContain(`/surveys/rounds/${roundId}`);
    expect(await (await organiser.get(`/events/${event.id}/summary`)).text()).toContain(
      `/surveys/rounds/${roundId}/results`,
    );
  });

  it("does not show what the sixth said by what changed when it came", async () => {
    const { event, organiser, school, ids } = await makeVisitedEvent(app, 6);
    await organiser.post(`/events/${event.id}/attendance`, { people: ids });
    await runWaitingJobs(app);
    const [round] = await roundsAbout(app.db, event.id);
    const of = { roundId: round?.id ?? "", schoolId: school.id };
    const page = async () => (await app.guest().get(`/events/${event.id}/summary`)).text();
    await makeSameResponses(app.db, { ...of, count: 5, step: "yes" });
    const five = await page();
    await makeSameResponses(app.db, { ...of, count: 1, step: "no" });
    const six = await page();
    expect(five).toContain("итог будет виден после его окончания");
    expect([five, six].map((one) => one.includes("Выше всего"))).toEqual([false, false]);
    await end(of.roundId);
    expect(await page()).toContain("Выше всего оценили");
  });

  it("is found from the address it had before", async () => {
    const { event } = await makeVisitedEvent(app, 0);
    const answer = await app.guest().get(`/events/${event.id}/outcome?lang=kk`);
    expect(answer.status).toBe(308);
    expect(answer.headers.get("location")).toBe(`/events/${event.id}/summary?lang=kk`);
  });

  it("is not there for a draft", async () => {
    const { event } = await makeVisitedEvent(app, 0);
    await app.db
      .updateTable("events.events")
      .set({ state: "draft" })
      .where("id", "=", event.id)
      .execute();
    expect((await app.guest().get(`/events/${event.id}/summary`)).status).toBe(404);
  });
});
