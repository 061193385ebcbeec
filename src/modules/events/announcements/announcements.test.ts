import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { now, openTestApp, type TestApp } from "#test/app.ts";
import { runWaitingJobs } from "#test/jobs.ts";
import { makePartnership, makeSchool } from "#test/make.ts";
import { makeEvent } from "#test/make-events.ts";
import { remindOfEvent } from "./actions.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

async function makeScene(state: "draft" | "published" = "draft") {
  const hub = await makeSchool(app.db, { status: "leading" });
  const partner = await makeSchool(app.db, { status: "partner" });
  await makePartnership(app.db, { leadingId: hub.id, partnerId: partner.id });
  const event = await makeEvent(app.db, { schoolId: hub.id, leadingId: hub.id, state });
  const coordinator = await app.signInAs("leading_coordinator", { schoolId: hub.id });
  const reader = await app.signInAs("partner_coordinator", { schoolId: partner.id });
  return { hub, partner, coordinator, reader, at: `/events/${event.id}`, id: event.id };
}

async function lettersTo(userId: string): Promise<string[]> {
  const rows = await app.db
    .selectFrom("core.mails")
    .where("recipient", "=", `${userId}@test.example`)
    .orderBy("created_at")
    .select(["subject", "body"])
    .execute();
  return rows.map(({ subject, body }) => `${subject}\n${body}`);
}

async function comes(eventId: string, userId: string) {
  await app.db
    .insertInto("events.registrations")
    .values({
      id: randomUUID(),
      event_id: eventId,
      user_id: userId,
      made_at: now,
      family_name: "Сынақова",
      given_name: "Әлия",
      state: "registered",
    })
    .execute();
}

function sequenceOf(id: string) {
  return app.db
    .selectFrom("events.events")
    .where("id", "=", id)
    .select(["state", "sequence"])
    .executeTakeFirstOrThrow();
}

describe("publishing", () => {
  it("shows the event to everybody and writes once to the schools of the circle", async () => {
    const { at, coordinator, reader } = await makeScene();
    const guest = app.guest();

    expect((await guest.get(at)).status).toBe(404);
    expect(await (await coordinator.get(`${at}/publication`)).text()).toContain("2 школы");
    await coordinator.post(`${at}/publication`);
    await coordinator.post(`${at}/publication`);

    expect((await guest.get(at)).status).toBe(200);
    const letters = await lettersTo(reader.userId);
    expect(letters).toHaveLength(1);
    expect(letters[0]).toContain("Шақыру: Ашық семинар");
    expect(letters[0]).toContain(at);
  });

  it("is for organisers only", async () => {
    const { at, reader } = await makeScene();
    const open = await makeScene("published");

    expect((await reader.post(`${at}/publication`)).status).toBe(404);
    expect((await reader.post(`${at}/cancellation`, { reason: "Себеп" })).status).toBe(404);
    const cancelled = await reader.post(`${open.at}/cancellation`, { reason: "Себеп" });
    expect(cancelled.status).toBe(403);
    expect((await app.guest().post(`${at}/publication`)).headers.get("location")).toContain(
      "sign-in",
    );
  });

  it("opens the drafts of a whole series in one act, with one letter", async () => {
    const { hub, coordinator, reader } = await makeScene();
    const id = randomUUID();
    await coordinator.post("/events/new", {
      id,
      organiser: `school:${hub.id}`,
      type: "seminar",
      day: "2026-03-10",
      from: "10:00",
      until: "11:00",
      titleKk: "Топтама",
      titleRu: "Серия",
      form: "face_to_face",
      openTo: "circle",
      pace: "week",
      times: "3",
    });

    expect(await (await coordinator.get(`/events/${id}/publication`)).text()).toContain(
      "3 мероприятия",
    );
    await coordinator.post(`/events/${id}/publication`, { whole: "yes" });

    const made = await app.db
      .selectFrom("events.events")
      .where("title_ru", "=", "Серия")
      .where("school_id", "=", hub.id)
      .select("state")
      .execute();
    expect(made.map(({ state }) => state)).toEqual(["published", "published", "published"]);
    expect(await lettersTo(reader.userId)).toHaveLength(1);
  });

  it("opens a series once when two open it at once from different events of it", async () => {
    const { hub, coordinator, reader } = await makeScene();
    const id = randomUUID();
    await coordinator.post("/events/new", {
      id,
      organiser: `school:${hub.id}`,
      type: "seminar",
      day: "2026-03-12",
      from: "10:00",
      until: "11:00",
      titleKk: "Қатар",
      titleRu: "Вместе",
      form: "face_to_face",
      openTo: "circle",
      pace: "week",
      times: "4",
    });
    const events = await app.db
      .selectFrom("events.events")
      .where("school_id", "=", hub.id)
      .where("title_ru", "=", "Вместе")
      .select("id")
      .execute();
    const cancelled = events.find((one) => one.id !== id)?.id ?? "";
    const answers = await Promise.all([
      ...events.map((one) => coordinator.post(`/events/${one.id}/publication`, { whole: "yes" })),
      coordinator.post(`/events/${cancelled}/cancellation`, { reason: "Жол жабық" }),
    ]);

    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]));
    expect((await sequenceOf(cancelled)).state).toBe("cancelled");
    const told = await app.db
      .selectFrom("core.history")
      .where("act", "=", "eventPublished")
      .where(
        "subject_id",
        "in",
        events.map((one) => one.id),
      )
      .select("subject_id")
      .execute();
    expect(new Set(told.map((one) => one.subject_id)).size).toBe(told.length);
    expect(told.length).toBeGreaterThanOrEqual(events.length - 1);
    expect((await lettersTo(reader.userId)).length).toBeGreaterThanOrEqual(1);
  });

  it("lets nobody who may not open a series wait for those who do", async () => {
    const { reader, at, id } = await makeScene();
    const seriesId = randomUUID();
    await app.db
      .insertInto("events.series")
      .values({ id: seriesId, pace: "week", made_at: now })
      .execute();
    await app.db
      .updateTable("events.events")
      .set({ series_id: seriesId })
      .where("id", "=", id)
      .execute();

    await app.db.transaction().execute(async (tx) => {
      await sql`select pg_advisory_xact_lock(hashtext('series'), hashtext(${seriesId}))`.execute(
        tx,
      );
      expect((await reader.post(`${at}/publication`, { whole: "yes" })).status).toBe(404);
    });
  });

  it("leaves the drafts of other organisers in the series to them", async () => {
    const { hub, coordinator } = await makeScene();
    const other = await makeSchool(app.db, { status: "leading" });
    const id = randomUUID();
    await coordinator.post("/events/new", {
      id,
      organiser: `school:${hub.id}`,
      type: "seminar",
      day: "2026-03-10",
      from: "10:00",
      until: "11:00",
      titleKk: "Топтама",
      titleRu: "Общая серия",
      form: "face_to_face",
      openTo: "circle",
      pace: "week",
      times: "3",
    });
    const ofSeries = app.db
      .selectFrom("events.events")
      .where("title_ru", "=", "Общая серия")
      .orderBy("starts_at");
    const [, , last] = await ofSeries.select("id").execute();
    await app.db
      .updateTable("events.events")
      .set({ school_id: other.id, leading_id: other.id })
      .where("id", "=", last?.id ?? "")
      .execute();

    const asked = await (await coordinator.get(`/events/${id}/publication`)).text();
    await coordinator.post(`/events/${id}/publication`, { whole: "yes" });

    expect(asked).toContain("2 мероприятия");
    const states = (await ofSeries.select("state").execute()).map(({ state }) => state);
    expect(states).toEqual(["published", "published", "draft"]);
  });

  it("warns of what else is held then, of the same speaker and of days off", async () => {
    const { hub, coordinator, at } = await makeScene("published");
    const other = { organiser: `school:${hub.id}`, type: "seminar", form: "face_to_face" };
    const id = randomUUID();
    await coordinator.post("/events/new", {
      ...other,
      id,
      day: "2026-03-05",
      from: "11:00",
      until: "12:00",
      openTo: "circle",
      titleKk: "Қатар",
      titleRu: "Рядом",
      speakers: "Омар Азат",
    });
    const holiday = randomUUID();
    await coordinator.post("/events/new", {
      ...other,
      id: holiday,
      day: "2026-03-23",
      from: "11:00",
      until: "12:00",
      openTo: "circle",
      titleKk: "Наурыз",
      titleRu: "Наурыз",
      speakers: "Омар Азат",
    });
    const same = await makeEvent(app.db, {
      schoolId: hub.id,
      startsAt: new Date("2026-03-23T06:00:00Z"),
      regionKato: "110000000",
      districtKato: "111000000",
    });
    await app.db
      .insertInto("events.speakers")
      .values({ id: randomUUID(), event_id: same.id, place: 0, name: "омар азат" })
      .execute();

    const beside = await (await coordinator.get(`/events/${id}/publication`)).text();
    const off = await (await coordinator.get(`/events/${holiday}/publication`)).text();

    expect(beside).toContain("В это же время в круге или районе");
    expect(beside).toContain(at);
    expect(beside).not.toContain("праздничный");
    expect(off).toContain("Это праздничный день");
    expect(off).toContain(
      "Омар Азат в это время выступает в другом месте"
        .replace("Омар", "омар")
        .replace("Азат", "азат"),
    );
  });
});

describe("cancelling", () => {
  it("asks why, writes to those who come and to the circle, and stays in the calendar", async () => {
    const { at, id, coordinator, reader } = await makeScene("published");
    const guest = await app.signInAs("teacher", { schoolId: (await makeSchool(app.db)).id });
    await comes(id, guest.userId);

    expect((await coordinator.post(`${at}/cancellation`)).status).toBe(422);
    await coordinator.post(`${at}/cancellation`, { reason: "Жол жабық" });
    await coordinator.post(`${at}/cancellation`, { reason: "Жол жабық" });

    expect(await sequenceOf(id)).toEqual({ state: "cancelled", sequence: 1 });
    for (const { userId } of [guest, reader]) {
      const letters = await lettersTo(userId);
      expect(letters).toHaveLength(1);
      expect(letters[0]).toContain("Жол жабық");
    }
    const page = await (await app.guest().get(at)).text();
    expect(page).toContain("Мероприятие отменено");
    expect(page).toContain("EventCancelled");
    const day = await app.guest().get("/calendar?day=2026-03-05&view=day");
    expect(await day.text()).toContain("отменено");
    const edit = await coordinator.get(`${at}/edit`);
    expect(edit.status).toBe(200);
  });

  it("tells nobody about a draft", async () => {
    const { at, coordinator, reader } = await makeScene();
    await coordinator.post(`${at}/cancellation`, { reason: "Керек емес" });
    expect(await lettersTo(reader.userId)).toEqual([]);
  });
});

describe("a change of a published event", () => {
  it("raises its sequence, and writes to those who come only of another time or place", async () => {
    const { hub, at, id, coordinator } = await makeScene("published");
    const guest = await app.signInAs("teacher", { schoolId: hub.id });
    await comes(id, guest.userId);
    const form = {
      id,
      organiser: `school:${hub.id}`,
      type: "seminar",
      titleKk: "Ашық семинар",
      titleRu: "Открытый семинар",
      day: "2026-03-05",
      from: "10:00",
      until: "12:00",
      form: "face_to_face",
      openTo: "everyone",
      placeKk: "Мектеп",
      placeRu: "Школа",
      hours: "2",
    };

    await coordinator.post(`${at}/edit`, { ...form, titleRu: "Открытый семинар для всех" });
    expect(await lettersTo(guest.userId)).toEqual([]);
    await coordinator.post(`${at}/edit`, { ...form, from: "09:00" });

    expect(await lettersTo(guest.userId)).toHaveLength(1);
    expect(await sequenceOf(id)).toEqual({ state: "published", sequence: 2 });
  });
});

describe("a reminder", () => {
  it("goes once, the day before, to those who have a place, and not for an event that moved", async () => {
    const { hub, at, id, coordinator } = await makeScene();
    const [guest, waiting] = [
      await app.signInAs("teacher", { schoolId: hub.id }),
      await app.signInAs("teacher", { schoolId: hub.id }),
    ];
    await comes(id, guest.userId);
    await comes(id, waiting.userId);
    await app.db
      .updateTable("events.registrations")
      .set({ state: "waiting" })
      .where("user_id", "=", waiting.userId)
      .execute();
    await coordinator.post(`${at}/publication`);
    const reminders = async (userId: string) =>
      (await lettersTo(userId)).filter(
        (body) => body.includes("Напоминаем") || body.includes("Еске саламыз"),
      );

    await runWaitingJobs(app, new Date("2026-03-02T05:00:00Z"));
    expect(await reminders(guest.userId)).toEqual([]);
    const dayBefore = new Date("2026-03-04T05:00:00Z");
    await remindOfEvent(app.db, { eventId: id, now: dayBefore, publicUrl: "http://localhost" });
    await remindOfEvent(app.db, { eventId: id, now: dayBefore, publicUrl: "http://localhost" });

    expect(await reminders(guest.userId)).toHaveLength(1);
    expect(await reminders(waiting.userId)).toEqual([]);
  });
});

describe("holding", () => {
  it("is said of what has ended and not before", async () => {
    const { hub, coordinator, at, id } = await makeScene("published");
    const past = await makeEvent(app.db, {
      schoolId: hub.id,
      leadingId: hub.id,
      startsAt: new Date("2026-02-20T05:00:00Z"),
    });

    const early = await coordinator.post(`${at}/holding`);
    await coordinator.post(`/events/${past.id}/holding`);

    expect(early.status).toBe(422);
    expect(await early.text()).toContain("Для мероприятия в нынешнем состоянии это невозможно");

    expect((await sequenceOf(id)).state).toBe("published");
    expect((await sequenceOf(past.id)).state).toBe("held");
  });
});
