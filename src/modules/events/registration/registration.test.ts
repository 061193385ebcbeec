import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { now, openTestApp, type TestApp, type Visitor } from "#test/app.ts";
import { makePartnership, makeSchool } from "#test/make.ts";
import { makeEvent } from "#test/make-events.ts";
import { makeTeacher } from "#test/make-people.ts";
import { openToAll } from "./actions.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

async function teacherOf(schoolId: string) {
  const person = await app.signInAs("teacher", { schoolId }, "ru");
  await makeTeacher(app.db, { schoolId, userId: person.userId });
  return person;
}

function standings(eventId: string) {
  return app.db
    .selectFrom("events.registrations")
    .where("event_id", "=", eventId)
    .orderBy("place")
    .select(["id", "state", "user_id as userId"])
    .execute();
}

async function actsOf(eventId: string): Promise<string[]> {
  const rows = await app.db
    .selectFrom("core.history")
    .where("subject_id", "=", eventId)
    .orderBy("place")
    .select("act")
    .execute();
  return rows.map(({ act }) => act);
}

function lettersTo(recipient: string) {
  return app.db
    .selectFrom("core.mails")
    .where("recipient", "=", recipient)
    .select("subject")
    .execute();
}

function editOf(id: string, schoolId: string, more: Record<string, string>) {
  return {
    id,
    organiser: `school:${schoolId}`,
    type: "seminar",
    hours: "2",
    titleKk: "Ашық семинар",
    titleRu: "Открытый семинар",
    day: "2026-03-05",
    from: "10:00",
    until: "12:00",
    form: "face_to_face",
    openTo: "everyone",
    placeKk: "Мектеп",
    placeRu: "Школа",
    ...more,
  };
}

const register = (person: Visitor, id: string) =>
  person.post(`/events/${id}/registration`, { id: randomUUID() });

describe("registration", () => {
  it("gives the last place to one of two who ask at the same moment, the other waits", async () => {
    const school = await makeSchool(app.db);
    const event = await makeEvent(app.db, { schoolId: school.id, capacity: 1 });
    const people = [await teacherOf(school.id), await teacherOf(school.id)];

    await Promise.all(people.map((person) => register(person, event.id)));

    const found = (await standings(event.id)).map(({ state }) => state);
    expect(found.toSorted()).toEqual(["registered", "waiting"]);
  });

  it("moves the queue up by itself when somebody cancels, and tells them", async () => {
    const school = await makeSchool(app.db);
    const event = await makeEvent(app.db, { schoolId: school.id, capacity: 1 });
    const [first, second, third] = [
      await teacherOf(school.id),
      await teacherOf(school.id),
      await teacherOf(school.id),
    ] as const;
    for (const person of [first, second, third]) await register(person, event.id);
    const [place] = await standings(event.id);

    await first.post(`/events/${event.id}/registration/${place?.id}/cancel`);
    await first.post(`/events/${event.id}/registration/${place?.id}/cancel`);

    const after = await standings(event.id);
    expect(after.map(({ state }) => state)).toEqual(["cancelled", "registered", "waiting"]);
    const mails = await app.db
      .selectFrom("core.mails")
      .where("recipient", "=", `${second.userId}@test.example`)
      .select("subject")
      .execute();
    expect(mails.map(({ subject }) => subject).join()).toContain("Орын босады");
    expect(await (await second.get(`/events/${event.id}/registration`)).text()).toContain(
      "Вы записаны",
    );
  });

  it("gives no place any more once the event has begun", async () => {
    const school = await makeSchool(app.db);
    const startsAt = new Date(now.getTime() + 3_600_000);
    const event = await makeEvent(app.db, { schoolId: school.id, capacity: 1, startsAt });
    const [first, second] = [await teacherOf(school.id), await teacherOf(school.id)];
    for (const person of [first, second]) await register(person, event.id);
    const begun = new Date(now.getTime() - 600_000);
    await app.db
      .updateTable("events.events")
      .set({ starts_at: begun })
      .where("id", "=", event.id)
      .execute();
    const [place] = await standings(event.id);
    await first.post(`/events/${event.id}/registration/${place?.id}/cancel`);
    const after = await standings(event.id);
    expect(after.map(({ state }) => state)).toEqual(["cancelled", "waiting"]);
  });

  it("is planned to open to all when days for small schools are named after it was published", async () => {
    const school = await makeSchool(app.db, { status: "leading" });
    const coordinator = await app.signInAs("leading_coordinator", { schoolId: school.id });
    const event = await makeEvent(app.db, {
      schoolId: school.id,
      leadingId: school.id,
      capacity: 1,
      publishedAt: now,
    });
    const changed = await coordinator.post(
      `/events/${event.id}/edit`,
      editOf(event.id, school.id, { smallDays: "2" }),
    );
    expect(changed.status).toBe(303);
    const { rows } = await sql<{ runAt: Date }>`
      select q.run_at as "runAt" from core.jobs j join graphile_worker.jobs q on q.key = j.id::text
      where j.payload ->> 'eventId' = ${event.id} and j.task = 'open_places_to_all'`.execute(
      app.db,
    );
    expect(rows).toEqual([{ runAt: new Date(now.getTime() + 48 * 3_600_000) }]);
  });

  it("gives places to the queue when there are more of them, and when the small schools' days are over", async () => {
    const school = await makeSchool(app.db, { status: "leading" });
    const coordinator = await app.signInAs("leading_coordinator", { schoolId: school.id });
    const event = await makeEvent(app.db, {
      schoolId: school.id,
      leadingId: school.id,
      capacity: 1,
      smallDays: 2,
      publishedAt: new Date(now.getTime() - 3_600_000),
    });
    const people = [await teacherOf(school.id), await teacherOf(school.id)];
    for (const person of people) await register(person, event.id);
    const states = async () => (await standings(event.id)).map(({ state }) => state);
    expect(await states()).toEqual(["waiting", "waiting"]);

    const asked = { eventId: event.id, publicUrl: "http://localhost" };
    await openToAll(app.db, { ...asked, now });
    expect(await states()).toEqual(["waiting", "waiting"]);
    const later = new Date(now.getTime() + 48 * 3_600_000);
    await openToAll(app.db, { ...asked, now: later });
    await openToAll(app.db, { ...asked, now: later });
    expect(await states()).toEqual(["registered", "waiting"]);

    const edit = editOf(event.id, school.id, { capacity: "2" });
    const changed = await coordinator.post(`/events/${event.id}/edit`, edit);
    expect(changed.status).toBe(303);
    expect(await states()).toEqual(["registered", "registered"]);
  });

  it("sent twice is one place, and a cancelled one may come back", async () => {
    const school = await makeSchool(app.db);
    const event = await makeEvent(app.db, { schoolId: school.id });
    const person = await teacherOf(school.id);
    const id = randomUUID();

    await person.post(`/events/${event.id}/registration`, { id });
    await person.post(`/events/${event.id}/registration`, { id });
    await person.post(`/events/${event.id}/registration/${id}/cancel`);
    await register(person, event.id);

    expect((await standings(event.id)).map(({ state }) => state)).toEqual([
      "cancelled",
      "registered",
    ]);
  });

  it("stands again when the same form is sent after cancelling, and is told each time", async () => {
    const school = await makeSchool(app.db);
    const event = await makeEvent(app.db, { schoolId: school.id });
    const person = await teacherOf(school.id);
    const id = randomUUID();
    const address = `/events/${event.id}/registration`;

    await person.post(address, { id });
    await person.post(`${address}/${id}/cancel`);
    await person.post(address, { id });
    await person.post(address, { id });

    const states = (await standings(event.id)).map(({ state }) => state);
    expect(states).toEqual(["cancelled", "registered"]);
    expect(await (await person.get(address)).text()).toContain("Вы записаны");
    expect(await actsOf(event.id)).toEqual(["registered", "registrationCancelled", "registered"]);
    expect(await lettersTo(`${person.userId}@test.example`)).toHaveLength(2);
  });

  it("is one's own, though a coordinator made it before one had an account", async () => {
    const school = await makeSchool(app.db);
    const event = await makeEvent(app.db, { schoolId: school.id });
    const teacher = await makeTeacher(app.db, { schoolId: school.id });
    const coordinator = await app.signInAs("partner_coordinator", { schoolId: school.id });
    const address = `/events/${event.id}/registration`;
    await coordinator.post(`${address}/many/${school.id}`, { teachers: teacher.id });
    const person = await app.signInAs("teacher", { schoolId: school.id }, "ru");
    const record = app.db.updateTable("people.teachers").where("id", "=", teacher.id);
    await record.set({ user_id: person.userId }).execute();

    expect((await register(person, event.id)).status).toBe(303);

    const [made, ...others] = await standings(event.id);
    expect(others).toEqual([]);
    expect(await actsOf(event.id)).toEqual(["registered"]);
    expect(await lettersTo(`${person.userId}@test.example`)).toEqual([]);
    expect(await (await person.get(address)).text()).toContain("Вы записаны");
    expect(await (await person.get("/events/mine")).text()).toContain(event.id);
    expect((await person.post(`${address}/${made?.id}/cancel`)).status).toBe(303);
    expect((await standings(event.id)).map(({ state }) => state)).toEqual(["cancelled"]);
  });

  it("is told of as many as were registered, and of nobody who was already", async () => {
    const school = await makeSchool(app.db);
    const event = await makeEvent(app.db, { schoolId: school.id, capacity: 2 });
    const person = await teacherOf(school.id);
    await register(person, event.id);
    // The record that the registration was made by was joined into another of the same account.
    await app.db
      .updateTable("events.registrations")
      .set({ teacher_id: null })
      .where("event_id", "=", event.id)
      .execute();
    const own = app.db.selectFrom("people.teachers").where("user_id", "=", person.userId);
    const { id: known } = await own.select("id").executeTakeFirstOrThrow();
    const other = await makeTeacher(app.db, { schoolId: school.id });
    const coordinator = await app.signInAs("partner_coordinator", { schoolId: school.id });
    const address = `/events/${event.id}/registration/many/${school.id}`;

    await coordinator.post(address, { teachers: known });
    expect(await actsOf(event.id)).toEqual(["registered"]);
    await coordinator.post(address, { teachers: [known, other.id] });

    const states = (await standings(event.id)).map(({ state }) => state);
    expect(states).toEqual(["registered", "registered"]);
    expect(await actsOf(event.id)).toEqual(["registered", "registered"]);
  });

  it("is for those the event is open to, in time, who work in a school", async () => {
    const hub = await makeSchool(app.db, { status: "leading", since: "2018-03-05" });
    const partner = await makeSchool(app.db);
    await makePartnership(app.db, { leadingId: hub.id, partnerId: partner.id });
    const stranger = await makeSchool(app.db);
    const own = { schoolId: hub.id, leadingId: hub.id };
    const event = await makeEvent(app.db, { ...own, openTo: "circle" });
    const over = await makeEvent(app.db, { ...own, startsAt: new Date("2026-02-01T05:00:00Z") });
    const draft = await makeEvent(app.db, { ...own, state: "draft" });
    const member = await teacherOf(partner.id);
    const outsider = await teacherOf(stranger.id);
    const nobody = await app.signInAs("teacher", { schoolId: partner.id }, "ru");

    expect((await register(member, event.id)).status).toBe(303);
    expect((await register(outsider, event.id)).status).toBe(422);
    expect((await register(member, over.id)).status).toBe(422);
    expect((await member.get(`/events/${draft.id}/registration`)).status).toBe(404);
    expect(await (await register(nobody, event.id)).text()).toContain("присоединитесь к школе");
    const guest = await app.guest().post(`/events/${event.id}/registration`, { id: randomUUID() });
    expect(guest.headers.get("location")).toContain("/sign-in");
  });

  it("lets a coordinator register her own teachers, and nobody else's", async () => {
    const school = await makeSchool(app.db);
    const other = await makeSchool(app.db);
    const event = await makeEvent(app.db, { schoolId: other.id, capacity: 1 });
    const [one, two] = [
      await makeTeacher(app.db, { schoolId: school.id }),
      await makeTeacher(app.db, { schoolId: school.id }),
    ];
    const foreign = await makeTeacher(app.db, { schoolId: other.id });
    const person = await app.signInAs("partner_coordinator", { schoolId: school.id });
    const address = `/events/${event.id}/registration/many`;
    const teachers = [one.id, two.id];

    await person.post(`${address}/${school.id}`, { teachers });
    await person.post(`${address}/${school.id}`, { teachers });
    const refused = await person.post(`${address}/${other.id}`, { teachers: foreign.id });

    expect((await standings(event.id)).map(({ state }) => state)).toEqual([
      "registered",
      "waiting",
    ]);
    expect(refused.status).toBe(403);
  });

  it("shows who comes to the organisers alone", async () => {
    const school = await makeSchool(app.db);
    const event = await makeEvent(app.db, { schoolId: school.id });
    const person = await teacherOf(school.id);
    await register(person, event.id);
    const organiser = await app.signInAs("partner_coordinator", { schoolId: school.id });
    const other = await app.signInAs("partner_coordinator", {
      schoolId: (await makeSchool(app.db)).id,
    });
    const address = `/events/${event.id}/people`;

    expect((await organiser.get(address)).status).toBe(200);
    expect((await organiser.get(`${address}/people.csv`)).status).toBe(200);
    expect((await other.get(address)).status).toBe(403);
    expect((await person.get(`${address}/people.csv`)).status).toBe(403);
  });
});
