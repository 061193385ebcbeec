import { randomUUID } from "node:crypto";
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

  it("nobody is asked of an event to which only people came who are registered no more", async () => {
    const { event, organiser, ids } = await makeVisitedEvent(app, 2);
    await organiser.post(`/events/${event.id}/attendance`, { people: ids });
    await runWaitingJobs(app);
    await app.db.deleteFrom("surveys.rounds").where("subject_id", "=", event.id).execute();
    await app.db.deleteFrom("core.jobs").execute();
    const registered = app.db.updateTable("events.registrations").where("event_id", "=", event.id);
    await registered.set({ state: "cancelled", cancelled_at: now }).execute();
    expect(await sweep()).toMatchObject({ ask_for_event_feedback: 0 });
    await registered.set({ state: "registered", cancelled_at: null }).execute();
    expect(await sweep()).toMatchObject({ ask_for_event_feedback: 1 });
  });

  it("materials are told of where somebody of another school came, and of no other event", async () => {
    const { event, organiser, school, ids } = await makeVisitedEvent(app, 2);
    await organiser.post(`/events/${event.id}/attendance`, { people: ids });
    await runWaitingJobs(app);
    const material = { event_id: event.id, title: "Парақ", link: "https://example.kz/v" };
    const added_at = new Date(now.getTime() - 2 * 3_600_000);
    await app.db
      .insertInto("events.materials")
      .values({ id: randomUUID(), shown_to: "everyone", added_at, ...material })
      .execute();
    expect(await sweep()).toMatchObject({ tell_of_event_materials: 0 });
    const other = await makeSchool(app.db);
    const [guest = ""] = ids;
    const ofGuest = app.db.updateTable("events.registrations").where("id", "=", guest);
    await ofGuest.set({ school_id: other.id }).execute();
    expect(await sweep()).toMatchObject({ tell_of_event_materials: 1 });
    await ofGuest.set({ school_id: school.id }).execute();
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
