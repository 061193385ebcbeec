import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadQuestionnaires } from "#modules/surveys/standard-questionnaires/actions.ts";
import { now, openTestApp, type TestApp } from "#test/app.ts";
import { runWaitingJobs } from "#test/jobs.ts";
import { makePartnership, makeSchool } from "#test/make.ts";
import { makeEvent } from "#test/make-events.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
  await loadQuestionnaires(app.db, now);
});
afterAll(() => app.close());

async function makeScene() {
  const school = await makeSchool(app.db, { status: "leading" });
  const event = await makeEvent(app.db, { schoolId: school.id, leadingId: school.id });
  const organiser = await app.signInAs("leading_coordinator", { schoolId: school.id });
  return { school, event, organiser, at: `/events/${event.id}/materials` };
}

const past = new Date("2026-02-20T05:00:00Z");
const soon = new Date("2026-03-05T05:00:00Z");
const link = { title: "Бейне", link: "https://example.kz/v", shownTo: "everyone" };

/** An event of a leading school to which one came from a partner school, and nobody from another. */
async function makeHeld({ startsAt = past }: { startsAt?: Date } = {}) {
  const hub = await makeSchool(app.db, { status: "leading" });
  const [partner, other] = [await makeSchool(app.db), await makeSchool(app.db)];
  for (const { id: partnerId } of [partner, other])
    await makePartnership(app.db, { leadingId: hub.id, partnerId });
  const event = await makeEvent(app.db, { schoolId: hub.id, leadingId: hub.id, startsAt });
  for (const schoolId of [hub.id, partner.id]) {
    const registration = randomUUID();
    await app.db
      .insertInto("events.registrations")
      .values({
        id: registration,
        event_id: event.id,
        family_name: "К",
        given_name: "А",
        school_id: schoolId,
        state: "registered",
        made_at: now,
      })
      .execute();
    await app.db
      .insertInto("events.attendance")
      .values({
        event_id: event.id,
        registration_id: registration,
        captured_at: startsAt,
        way: "list",
        capture_id: randomUUID(),
      })
      .execute();
  }
  return {
    at: `/events/${event.id}/materials`,
    organiser: await app.signInAs("leading_coordinator", { schoolId: hub.id }),
    coordinator: await app.signInAs("partner_coordinator", { schoolId: partner.id }),
    absent: await app.signInAs("partner_coordinator", { schoolId: other.id }),
  };
}

async function lettersTo(userId: string): Promise<string[]> {
  const rows = await app.db
    .selectFrom("core.mails")
    .where("recipient", "=", `${userId}@test.example`)
    .orderBy("created_at")
    .select("body")
    .execute();
  return rows.map(({ body }) => body);
}

const file = (text: string) => new File([text], "parak.txt", { type: "text/plain" });

describe("materials", () => {
  it("are files of one's own: the id of somebody else's, or of other bytes, adds nothing", async () => {
    const victim = await makeScene();
    const thief = await makeScene();
    const id = randomUUID();
    const form = (text: string, more = {}) => ({
      id,
      title: "Парақ",
      file: file(text),
      shownTo: "registered",
      ...more,
    });
    await victim.organiser.post(victim.at, form("құпия"));
    const stolen = { shownTo: "everyone" };
    await app.db.deleteFrom("events.materials").where("id", "=", id).execute();

    const answers = [
      await thief.organiser.post(thief.at, form("өзімдікі", stolen)),
      await thief.organiser.post(thief.at, form("құпия", stolen)),
      await victim.organiser.post(victim.at, form("басқа")),
    ];

    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
    expect(await app.db.selectFrom("events.materials").where("id", "=", id).execute()).toEqual([]);
    expect((await app.guest().get(`/files/${id}`)).status).not.toBe(200);
    expect((await victim.organiser.post(victim.at, form("құпия"))).status).toBe(303);
    expect((await victim.organiser.post(victim.at, form("құпия"))).status).toBe(303);
    expect(await (await victim.organiser.get(`/files/${id}`)).text()).toBe("құпия");
  });

  it("for everyone are read by everyone, the others by those who have a place", async () => {
    const { school, event, organiser, at } = await makeScene();
    const [open, closed] = [randomUUID(), randomUUID()];
    const comer = await app.signInAs("teacher", { schoolId: school.id });
    const stranger = await app.signInAs("teacher", { schoolId: school.id });
    await app.db
      .insertInto("events.registrations")
      .values({
        id: randomUUID(),
        event_id: event.id,
        user_id: comer.userId,
        made_at: now,
        family_name: "Сынақова",
        given_name: "Әлия",
        state: "registered",
      })
      .execute();
    await organiser.post(at, { id: open, title: "Парақ", file: file("a"), shownTo: "everyone" });
    await organiser.post(at, {
      id: closed,
      title: "Жазба",
      file: file("b"),
      shownTo: "registered",
    });

    const guest = app.guest();
    const page = await (await guest.get(`/events/${event.id}`)).text();
    expect(page).toContain("Парақ");
    expect(page).not.toContain("Жазба");
    expect(await (await guest.get(`/files/${open}`)).text()).toBe("a");
    expect((await guest.get(`/files/${closed}`)).headers.get("location")).toContain("/sign-in");
    expect((await stranger.get(`/files/${closed}`)).status).toBe(403);
    expect(await (await comer.get(`/files/${closed}`)).text()).toBe("b");
    expect(await (await organiser.get(`/files/${closed}`)).text()).toBe("b");
  });

  it("are a file or a link, added once and taken away once", async () => {
    const { event, organiser, at } = await makeScene();
    const link = {
      id: randomUUID(),
      title: "Бейне",
      link: "https://example.kz/v",
      shownTo: "everyone",
    };

    const both = await organiser.post(at, { ...link, file: file("a") });
    const none = await organiser.post(at, { ...link, link: "" });
    const bad = await organiser.post(at, { ...link, link: "javascript:alert(1)" });
    await organiser.post(at, link);
    await organiser.post(at, link);

    expect([both.status, none.status, bad.status]).toEqual([422, 422, 422]);
    const page = await (await organiser.get(`/events/${event.id}`)).text();
    expect(page.match(/Добавлен материал/g)).toHaveLength(1);
    await organiser.post(`${at}/removal`, { material: link.id });
    expect(await (await app.guest().get(`/events/${event.id}`)).text()).not.toContain("Бейне");
  });

  it("are kept by organisers only", async () => {
    const { at } = await makeScene();
    const other = await makeScene();
    const link = {
      id: randomUUID(),
      title: "Бейне",
      link: "https://example.kz/v",
      shownTo: "everyone",
    };
    expect((await other.organiser.post(at, link)).status).toBe(403);
    expect((await other.organiser.get(at)).status).toBe(403);
  });

  it("are told of in one letter to the coordinators of the schools whose people came, once", async () => {
    const { at, organiser, coordinator, absent } = await makeHeld();
    const material = (title: string, shownTo: string) => ({
      id: randomUUID(),
      title,
      link: "https://example.kz/v",
      shownTo,
    });
    const closed = material("Жазба", "registered");
    await organiser.post(at, material("Парақ", "everyone"));
    await organiser.post(at, closed);
    await organiser.post(at, closed);

    await runWaitingJobs(app);
    const letters = await lettersTo(coordinator.userId);
    await organiser.post(at, material("Слайдтар", "everyone"));
    await runWaitingJobs(app);
    await runWaitingJobs(app);

    expect(letters).toHaveLength(1);
    expect(letters[0]).toContain("– Парақ\n– Жазба");
    const [, later, ...more] = await lettersTo(coordinator.userId);
    expect(later).toContain("Слайдтар");
    expect(later).not.toContain("Парақ");
    expect(more).toEqual([]);
    expect(await lettersTo(absent.userId)).toEqual([]);
    expect(await lettersTo(organiser.userId)).toEqual([]);
    const page = await (await coordinator.get(at.replace("/materials", ""))).text();
    expect(page).toContain("Жазба");
    expect(await (await absent.get(at.replace("/materials", ""))).text()).not.toContain("Жазба");
  });

  it("added before the event are told of once it was held", async () => {
    const { at, organiser, coordinator } = await makeHeld({ startsAt: soon });
    await organiser.post(at, { ...link, id: randomUUID() });
    await runWaitingJobs(app);
    expect(await lettersTo(coordinator.userId)).toEqual([]);

    await app.db
      .updateTable("events.events")
      .set({ starts_at: past, ends_at: new Date(past.getTime() + 3_600_000) })
      .where("id", "=", at.split("/")[2] ?? "")
      .execute();
    await organiser.post(at.replace("materials", "holding"));
    await runWaitingJobs(app);

    expect(await lettersTo(coordinator.userId)).toHaveLength(1);
  });
});
