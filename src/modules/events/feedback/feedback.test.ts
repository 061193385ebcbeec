import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadQuestionnaires } from "#modules/surveys/standard-questionnaires/actions.ts";
import { now, openTestApp, type TestApp } from "#test/app.ts";
import { runWaitingJobs } from "#test/jobs.ts";
import { makeVisitedEvent, roundsAbout } from "#test/make-visited-event.ts";
import { askForFeedback } from "./actions.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
  await loadQuestionnaires(app.db, now);
});
afterAll(() => app.close());

const dayMs = 86_400_000;

describe("what people think of an event", () => {
  it("is asked of those who came, at once and a month later, each by one link", async () => {
    const { event, organiser, ids } = await makeVisitedEvent(app, 4);
    const address = `/events/${event.id}/attendance`;
    await organiser.post(address, { people: ids.slice(0, 3) });
    await runWaitingJobs(app);
    await organiser.post(address, { people: ids.slice(0, 3) });
    await runWaitingJobs(app);

    expect(await roundsAbout(app.db, event.id)).toMatchObject([
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
    expect((await roundsAbout(app.db, event.id)).map(({ links }) => links)).toEqual([4, 4]);
  });

  it("is asked by letter and on the event's page of who has an account, until it was said", async () => {
    const { event, organiser, visitor, ids } = await makeVisitedEvent(app, 1);
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
    const { event } = await makeVisitedEvent(app, 2);
    await app.db
      .updateTable("events.events")
      .set({ ends_at: new Date(now.getTime() + dayMs) })
      .where("id", "=", event.id)
      .execute();
    await askForFeedback(app.db, { eventId: event.id, secret: app.config.SECRET, now });
    const later = new Date(now.getTime() + 2 * dayMs);
    await askForFeedback(app.db, { eventId: event.id, secret: app.config.SECRET, now: later });
    expect(await roundsAbout(app.db, event.id)).toEqual([]);
  });
});
