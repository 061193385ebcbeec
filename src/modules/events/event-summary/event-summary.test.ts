import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadQuestionnaires } from "#modules/surveys/standard-questionnaires/actions.ts";
import { now, openTestApp, type TestApp } from "#test/app.ts";
import { runWaitingJobs } from "#test/jobs.ts";
import { makeSchool } from "#test/make.ts";
import { makeEvent } from "#test/make-events.ts";
import { makeTeacher } from "#test/make-people.ts";
import { makeSameResponses } from "#test/make-surveys.ts";
import { askForFeedback } from "../feedback/actions.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
  await loadQuestionnaires(app.db, now);
});
afterAll(() => app.close());

const dayMs = 86_400_000;

/** An event of three hours ago to which so many came, the first of them with an account. */
async function held(people: number) {
  const school = await makeSchool(app.db, { status: "leading", since: "2018-03-05" });
  const startsAt = new Date(now.getTime() - 4 * 3_600_000);
  const event = await makeEvent(app.db, { schoolId: school.id, startsAt, needArea: "ict" });
  const organiser = await app.signInAs("leading_coordinator", { schoolId: school.id });
  const visitor = await app.signInAs("teacher", { schoolId: school.id });
  const ids = Array.from({ length: people }, () => randomUUID());
  for (const [at, id] of ids.entries()) {
    const userId = at === 0 ? visitor.userId : null;
    const made = await makeTeacher(app.db, { schoolId: school.id, ...(userId ? { userId } : {}) });
    await app.db
      .insertInto("events.registrations")
      .values({
        id,
        event_id: event.id,
        teacher_id: made.id,
        user_id: userId,
        state: "registered",
        family_name: "Келген",
        given_name: "А",
        school_id: school.id,
        made_at: startsAt,
      })
      .execute();
  }
  return { school, event, organiser, visitor, ids };
}

function roundsAbout(eventId: string) {
  return app.db
    .selectFrom("surveys.rounds as r")
    .where("r.subject_id", "=", eventId)
    .orderBy("r.opens_on")
    .select(["r.id", "r.purpose", "r.mode", "r.opens_on as opensOn", "r.closes_on as closesOn"])
    .select(
      sql<number>`(select count(*)::int from surveys.invitations i where i.round_id = r.id)`.as(
        "links",
      ),
    )
    .execute();
}

describe("what came of an event", () => {
  it("is asked of those who came, at once and a month later, each by one link", async () => {
    const { event, organiser, ids } = await held(4);
    const address = `/events/${event.id}/attendance`;
    await organiser.post(address, { people: ids.slice(0, 3) });
    await runWaitingJobs(app);
    await organiser.post(address, { people: ids.slice(0, 3) });
    await runWaitingJobs(app);

    expect(await roundsAbout(event.id)).toMatchObject([
      {
        purpose: "event",
        mode: "anonymous",
        opensOn: "2026-03-01",
        closesOn: "2026-03-15",
        links: 3,
      },
      { purpose: "follow_up", opensOn: "2026-03-31", closesOn: "2026-04-14", links: 3 },
    ]);

    await organiser.post(address, { people: ids });
    await runWaitingJobs(app);
    expect((await roundsAbout(event.id)).map(({ links }) => links)).toEqual([4, 4]);
  });

  it("is asked by letter and on the event's page of who has an account, until it was said", async () => {
    const { event, organiser, visitor, ids } = await held(1);
    await organiser.post(`/events/${event.id}/attendance`, { people: ids });
    await runWaitingJobs(app);
    await runWaitingJobs(app);

    const email = `${visitor.userId}@test.example`;
    const letters = await app.db
      .selectFrom("core.mails")
      .where("recipient", "=", email)
      .select("body")
      .execute();
    expect(letters).toHaveLength(1);
    const [, link = ""] = /href="(\/s\/[a-z0-9]+)"/.exec(
      await (await visitor.get(`/events/${event.id}`)).text(),
    ) ?? [""];
    expect(letters[0]?.body).toContain(link);
    expect(await (await organiser.get(`/events/${event.id}`)).text()).not.toContain('href="/s/');

    await sql`update surveys.invitations set is_used = true where email = ${email}`.execute(app.db);
    expect(await (await visitor.get(`/events/${event.id}`)).text()).not.toContain('href="/s/');
  });

  it("is not asked before the event is over, nor of nobody", async () => {
    const { event } = await held(2);
    await app.db
      .updateTable("events.events")
      .set({ ends_at: new Date(now.getTime() + dayMs) })
      .where("id", "=", event.id)
      .execute();
    await askForFeedback(app.db, { eventId: event.id, secret: app.config.SECRET, now });
    const later = new Date(now.getTime() + 2 * dayMs);
    await askForFeedback(app.db, { eventId: event.id, secret: app.config.SECRET, now: later });
    expect(await roundsAbout(event.id)).toEqual([]);
  });

  it("shows anybody counts, and what was said once five have said it", async () => {
    const { event, organiser, school, ids } = await held(6);
    await organiser.post(`/events/${event.id}/attendance`, { people: ids.slice(0, 5) });
    await runWaitingJobs(app);
    const [round] = await roundsAbout(event.id);
    const roundId = round?.id ?? "";
    const page = async () => (await app.guest().get(`/events/${event.id}/summary`)).text();

    await makeSameResponses(app.db, { roundId, schoolId: school.id, count: 4, step: "yes" });
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

  it("is found from the address it had before", async () => {
    const { event } = await held(0);
    const answer = await app.guest().get(`/events/${event.id}/outcome?lang=kk`);
    expect(answer.status).toBe(308);
    expect(answer.headers.get("location")).toBe(`/events/${event.id}/summary?lang=kk`);
  });

  it("is not there for a draft", async () => {
    const { event } = await held(0);
    await app.db
      .updateTable("events.events")
      .set({ state: "draft" })
      .where("id", "=", event.id)
      .execute();
    expect((await app.guest().get(`/events/${event.id}/summary`)).status).toBe(404);
  });
});
