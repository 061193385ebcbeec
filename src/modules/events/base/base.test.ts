import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Db } from "#lib/db.ts";
import { listTeachersNamed } from "#modules/people/base/queries.ts";
import { now, openTestApp, type TestApp, today } from "#test/app.ts";
import { makePartnership, makeSchool } from "#test/make.ts";
import { makeEvent } from "#test/make-events.ts";
import { makeTeacher } from "#test/make-people.ts";
import { markCancelled, setRemindedAt, stamp } from "./actions.ts";
import { getEvent, lockedEvent } from "./queries.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

describe("an event's row", () => {
  it("tells calendars by its sequence of a change that is public, and of no other", async () => {
    const school = await makeSchool(app.db);
    const { id } = await makeEvent(app.db, { schoolId: school.id });
    await stamp(app.db, { id, now, isPublic: false });
    expect(await getEvent(app.db, id)).toMatchObject({ sequence: 0, changedAt: now });
    await stamp(app.db, { id, now, isPublic: true });
    expect((await getEvent(app.db, id)).sequence).toBe(1);
  });

  it("changes alone", async () => {
    const school = await makeSchool(app.db);
    const one = await makeEvent(app.db, { schoolId: school.id });
    const other = await makeEvent(app.db, { schoolId: school.id });
    await setRemindedAt(app.db, { id: one.id, remindedAt: now });
    const both = app.db.selectFrom("events.events").where("id", "in", [one.id, other.id]);
    const rows = await both.select(["id", "reminded_at"]).execute();
    expect(new Map(rows.map(({ id, reminded_at }) => [id, reminded_at]))).toEqual(
      new Map([
        [one.id, now],
        [other.id, null],
      ]),
    );
  });
});

describe("what only organisers keep of an event", () => {
  const own = ["edit", "publication", "cancellation", "programme", "materials"];
  const pages = [...own, "people", "attendance", "door"];
  const acts = ["publication", "holding", "programme/removal", "attendance", "materials"];

  it("is not there for others while it is a draft, and not theirs once it is public", async () => {
    const school = await makeSchool(app.db, { status: "leading" });
    const draft = await makeEvent(app.db, { schoolId: school.id, state: "draft" });
    const open = await makeEvent(app.db, { schoolId: school.id });
    const organiser = await app.signInAs("leading_director", { schoolId: school.id });
    const other = await makeSchool(app.db, { status: "leading" });
    const stranger = await app.signInAs("leading_director", { schoolId: other.id });
    const form = { session: randomUUID(), reason: "Себеп" };
    const answers = async (id: string) => [
      ...(await Promise.all(pages.map((part) => stranger.get(`/events/${id}/${part}`)))),
      ...(await Promise.all(acts.map((part) => stranger.post(`/events/${id}/${part}`, form)))),
      await stranger.get(`/events/new?copy=${id}`),
    ];
    const statuses = async (id: string) => (await answers(id)).map(({ status }) => status);

    expect(new Set(await statuses(draft.id))).toEqual(new Set([404]));
    expect(new Set(await statuses(open.id))).toEqual(new Set([403]));
    for (const { id } of [draft, open])
      for (const part of pages)
        expect((await organiser.get(`/events/${id}/${part}`)).status, part).toBe(200);
    const guest = await app.guest().get(`/events/${draft.id}/edit`);
    expect(guest.headers.get("location")).toContain("/sign-in");
  });
});

describe("an act on an event, sent while another is at it", () => {
  const form = {
    type: "seminar",
    titleKk: "Ашық семинар",
    titleRu: "Открытый семинар",
    day: "2026-03-05",
    from: "09:00",
    until: "12:00",
    form: "face_to_face",
    openTo: "everyone",
    placeKk: "Мектеп",
    placeRu: "Школа",
    hours: "2",
  };

  async function makeScene() {
    const school = await makeSchool(app.db, { status: "leading" });
    const own = { schoolId: school.id, leadingId: school.id };
    const { id } = await makeEvent(app.db, { ...own, capacity: 2 });
    const organiser = await app.signInAs("leading_coordinator", { schoolId: school.id });
    const edit = (capacity: string) =>
      organiser.post(`/events/${id}/edit`, {
        ...form,
        id,
        organiser: `school:${school.id}`,
        capacity,
      });
    return { id, organiser, edit };
  }

  /** Sends the act while the event is held, and lets it go only after the other act is done. */
  async function meanwhile(
    id: string,
    { send, other }: { send: () => Promise<Response>; other: (tx: Db) => Promise<unknown> },
  ): Promise<Response> {
    const { answer } = await app.db.transaction().execute(async (tx) => {
      await lockedEvent(tx, id);
      const answer = send();
      await untilSomebodyWaits();
      await other(tx);
      return { answer };
    });
    return answer;
  }

  async function untilSomebodyWaits(): Promise<void> {
    for (;;) {
      const { rows } = await sql`select from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`.execute(app.db);
      if (rows.length > 0) return;
    }
  }

  const cancel = (id: string) => (tx: Db) => markCancelled(tx, { id, reason: "Карантин" });

  const come = (id: string) => (tx: Db) =>
    tx
      .insertInto("events.registrations")
      .values({
        id: randomUUID(),
        event_id: id,
        made_at: now,
        family_name: "Сынақова",
        given_name: "Әлия",
        email: `${id}@test.example`,
        state: "registered",
      })
      .execute();

  it("changes nothing of what was called off meanwhile, and writes to nobody", async () => {
    const { id, edit } = await makeScene();
    await come(id)(app.db);

    const answer = await meanwhile(id, { send: () => edit("2"), other: cancel(id) });

    expect(answer.status).toBe(422);
    const startsAt = new Date("2026-03-05T05:00:00Z");
    expect(await getEvent(app.db, id)).toMatchObject({ state: "cancelled", startsAt });
    const letters = app.db.selectFrom("core.mails").where("recipient", "=", `${id}@test.example`);
    expect(await letters.selectAll().execute()).toEqual([]);
  });

  it("leaves no fewer places than were taken meanwhile", async () => {
    const { id, edit } = await makeScene();
    await come(id)(app.db);

    const answer = await meanwhile(id, { send: () => edit("1"), other: come(id) });

    expect(answer.status).toBe(422);
    expect(await getEvent(app.db, id)).toMatchObject({ capacity: 2, registered: 2 });
  });

  it("adds a material to what the event has become", async () => {
    const { id, organiser } = await makeScene();
    const material = { id: randomUUID(), title: "Слайдтар", shownTo: "everyone" };
    const send = () =>
      organiser.post(`/events/${id}/materials`, { ...material, link: "https://example.kz/v" });

    const answer = await meanwhile(id, { send, other: cancel(id) });

    expect(answer.status).toBe(303);
    expect((await getEvent(app.db, id)).sequence).toBe(0);
  });
});

describe("a speaker typed by name", () => {
  it("is the one teacher of that name in the circle, and nobody when there are two", async () => {
    const hub = await makeSchool(app.db, { status: "leading" });
    const partner = await makeSchool(app.db, { status: "partner" });
    const other = await makeSchool(app.db);
    await makePartnership(app.db, { leadingId: hub.id, partnerId: partner.id });
    const one = { familyName: "Жалғызова", givenName: "Айша" };
    const known = await makeTeacher(app.db, { ...one, schoolId: partner.id });
    await makeTeacher(app.db, { ...one, schoolId: other.id });
    const two = { familyName: "Екеуова", givenName: "Айша" };
    for (const school of [hub, partner]) await makeTeacher(app.db, { ...two, schoolId: school.id });

    const names = ["жалғызова АЙША", "Екеуова Айша", "Айша Жалғызова"];
    const asked = { names, on: today };
    const inCircle = { ...asked, schoolId: hub.id, leadingId: hub.id };
    expect([...(await listTeachersNamed(app.db, inCircle))]).toEqual([
      ["жалғызова АЙША", known.id],
    ]);
    const nowhere = { ...asked, schoolId: null, leadingId: null };
    expect([...(await listTeachersNamed(app.db, nowhere))]).toEqual([]);
  });
});
