import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openLog } from "#lib/log.ts";
import { given } from "#lib/shown.ts";
import { sweepDue } from "#lib/sweep.ts";
import { loadQuestionnaires } from "#modules/surveys/standard-questionnaires/actions.ts";
import { now, openTestApp, type TestApp } from "#test/app.ts";
import { runWaitingJobs } from "#test/jobs.ts";
import { makeSchool } from "#test/make.ts";
import { makeEvent } from "#test/make-events.ts";
import { makeRound } from "#test/make-surveys.ts";
import { makeVisitedEvent, roundsAbout } from "#test/make-visited-event.ts";
import { areas } from "../src/areas.ts";

const tasks = given(areas.map((area) => area.tasks));
let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
  await loadQuestionnaires(app.db, now);
});
afterAll(() => app.close());

/** As a restore leaves them: what waited is there no more. */
async function loseJobs(): Promise<void> {
  await app.db
    .updateTable("core.jobs")
    .set({ state: "failed", failure: "interrupted", ended_at: now })
    .where("state", "in", ["waiting", "running"])
    .execute();
}

const sweep = () => sweepDue(app.db, { tasks, now, log: openLog("silent") });

describe("what is due although its job is lost", () => {
  it("visitors of an event are asked what they think", async () => {
    const { event, organiser, ids } = await makeVisitedEvent(app, 2);
    await organiser.post(`/events/${event.id}/attendance`, { people: ids });
    await loseJobs();
    await sweep();
    await runWaitingJobs(app);
    expect(await roundsAbout(app.db, event.id)).not.toEqual([]);
    await loseJobs();
    expect(await sweep()).toMatchObject({ ask_for_event_feedback: 0 });
  });

  it("who has a place is reminded of an event of tomorrow, once", async () => {
    const school = await makeSchool(app.db);
    const startsAt = new Date(now.getTime() + 20 * 3_600_000);
    const { id } = await makeEvent(app.db, { schoolId: school.id, startsAt });
    await sweep();
    await runWaitingJobs(app);
    const events = app.db.selectFrom("events.events").where("id", "=", id);
    expect(await events.select("reminded_at").executeTakeFirst()).toEqual({ reminded_at: now });
  });

  it("a round is cleared up after its end, and its schools are invited before it", async () => {
    const school = await makeSchool(app.db);
    const over = await makeRound(app.db, { schools: [school], closesOn: "2026-02-20" });
    await app.db
      .insertInto("surveys.drafts")
      .values({ key_hash: "lost", round_id: over.id, answers: "{}", saved_at: now })
      .execute();
    const open = await makeRound(app.db, { schools: [school], mode: "named" });
    await sweep();
    await runWaitingJobs(app);
    const drafts = app.db.selectFrom("surveys.drafts").where("round_id", "=", over.id);
    expect(await drafts.select("key_hash").execute()).toEqual([]);
    const asked = app.db.selectFrom("surveys.round_schools").where("round_id", "=", open.id);
    expect(await asked.select("invited_at").execute()).toEqual([{ invited_at: now }]);
  });
});
