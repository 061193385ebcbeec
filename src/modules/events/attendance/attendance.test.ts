import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { now, openTestApp, type TestApp } from "#test/app.ts";
import { makeSchool } from "#test/make.ts";
import { makeEvent } from "#test/make-events.ts";
import { makeTeacher } from "#test/make-people.ts";
import { takeCaptures } from "./actions.ts";
import { codeAt } from "./rules.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

const begun = new Date(now.getTime() - 3_600_000);

/** An event of a school that goes on now, with so many registered who have no account. */
async function going(people: number) {
  const school = await makeSchool(app.db, { status: "leading", since: "2018-03-05" });
  const event = await makeEvent(app.db, { schoolId: school.id, startsAt: begun });
  const organiser = await app.signInAs("leading_coordinator", { schoolId: school.id }, "ru");
  const ids = Array.from({ length: people }, () => randomUUID());
  for (const id of ids) {
    const teacher = await makeTeacher(app.db, { schoolId: school.id });
    await app.db
      .insertInto("events.registrations")
      .values({
        id,
        event_id: event.id,
        teacher_id: teacher.id,
        family_name: "Келген",
        given_name: "А",
        school_id: school.id,
        state: "registered",
        made_at: begun,
      })
      .execute();
  }
  return { school, event, organiser, ids };
}

function attendance(eventId: string) {
  return app.db
    .selectFrom("events.attendance")
    .where("event_id", "=", eventId)
    .orderBy("registration_id")
    .select(["registration_id as id", "captured_at as at", "way"])
    .execute();
}

function actsOf(eventId: string) {
  return app.db
    .selectFrom("core.history")
    .where("subject_id", "=", eventId)
    .orderBy("place")
    .select(["act", "changes"])
    .execute();
}

describe("attendance", () => {
  it("is taken by the list, as often as the organiser sends it, and can be mended", async () => {
    const { event, organiser, ids } = await going(3);
    const [first = "", second = ""] = ids;
    const address = `/events/${event.id}/attendance`;

    await organiser.post(address, { people: [first, second] });
    await organiser.post(address, { people: [first, second] });
    expect(await attendance(event.id)).toHaveLength(2);
    await organiser.post(address, { people: first, shown: [first, second] });

    expect((await attendance(event.id)).map(({ id }) => id)).toEqual([first]);
    const told = (await actsOf(event.id)).map(({ changes }) => changes);
    expect(told).toMatchObject([{ attended: { to: "+2 −0" } }, { attended: { to: "+0 −1" } }]);
    const stranger = await app.signInAs("leading_coordinator", {
      schoolId: (await makeSchool(app.db)).id,
    });
    expect((await stranger.post(address, { people: second })).status).toBe(403);
  });

  it("stays for whoever was noted while the list lay open", async () => {
    const { event, organiser, ids } = await going(2);
    const [first = "", second = ""] = ids;
    await organiser.post(`/events/${event.id}/attendance`, { people: second });

    await organiser.post(`/events/${event.id}/attendance`, { people: first });

    expect(await attendance(event.id)).toHaveLength(2);
  });

  it("is taken later from a phone that had no network at the door, with the minute of the code", async () => {
    const { school, event } = await going(0);
    const person = await app.signInAs("teacher", { schoolId: school.id }, "ru");
    await app.db
      .insertInto("events.registrations")
      .values({
        id: randomUUID(),
        event_id: event.id,
        user_id: person.userId,
        family_name: "К",
        given_name: "А",
        school_id: school.id,
        state: "registered",
        made_at: begun,
      })
      .execute();
    const { SECRET } = app.config;
    const seenAt = new Date(begun.getTime() + 7 * 60_000);
    const code = codeAt(SECRET, { eventId: event.id, at: seenAt });
    const send = (given: object) =>
      person.postJson(`/events/${event.id}/here/captures`, JSON.stringify(given));

    expect((await send({ id: randomUUID(), code: "AAAAAAAA" })).status).toBe(422);
    const early = codeAt(SECRET, { eventId: event.id, at: new Date(begun.getTime() - 7_200_000) });
    expect((await send({ id: randomUUID(), code: early })).status).toBe(422);
    const coming = codeAt(SECRET, { eventId: event.id, at: new Date(now.getTime() + 600_000) });
    expect((await send({ id: randomUUID(), code: coming })).status).toBe(422);
    const note = { id: randomUUID(), code };
    expect((await send(note)).status).toBe(200);
    expect((await send(note)).status).toBe(200);

    const [attended, ...others] = await attendance(event.id);
    expect(others).toEqual([]);
    expect(Math.abs((attended?.at.getTime() ?? 0) - seenAt.getTime())).toBeLessThan(60_000);
  });

  it("is given at the door with the code of the minute, by those registered, once", async () => {
    const { school, event } = await going(0);
    const person = await app.signInAs("teacher", { schoolId: school.id }, "ru");
    await makeTeacher(app.db, { schoolId: school.id, userId: person.userId });
    const code = codeAt(app.config.SECRET, { eventId: event.id, at: now });
    const address = `/events/${event.id}/here`;
    const form = { id: randomUUID(), code };

    expect((await person.post(address, form)).status).toBe(422);
    await app.db
      .insertInto("events.registrations")
      .values({
        id: randomUUID(),
        event_id: event.id,
        user_id: person.userId,
        family_name: "К",
        given_name: "А",
        school_id: school.id,
        state: "registered",
        made_at: begun,
      })
      .execute();
    expect((await person.post(address, { ...form, code: "AAAAAAAA" })).status).toBe(422);
    expect((await person.post(address, form)).status).toBe(303);
    expect((await person.post(address, form)).status).toBe(303);

    expect(await attendance(event.id)).toMatchObject([{ way: "qr" }]);
    expect(await (await person.get(address)).text()).toContain("Ваше присутствие отмечено");
  });

  it("shows the door's code to the organiser alone", async () => {
    const { event, organiser, school } = await going(0);
    const teacher = await app.signInAs("teacher", { schoolId: school.id });
    const code = codeAt(app.config.SECRET, { eventId: event.id, at: now });

    expect(await (await organiser.get(`/events/${event.id}/door`)).text()).toContain(code);
    expect((await teacher.get(`/events/${event.id}/door`)).status).toBe(403);
  });

  it("leads from the short address to the event one is at, and asks where it may be several", async () => {
    const { event, organiser, school } = await going(0);
    const other = await makeEvent(app.db, { schoolId: school.id, startsAt: begun });
    const later = new Date(now.getTime() + 7_200_000);
    const ahead = await makeEvent(app.db, { schoolId: school.id, startsAt: later });
    const person = await app.signInAs("teacher", { schoolId: school.id }, "ru");
    const register = (eventId: string) =>
      app.db
        .insertInto("events.registrations")
        .values({
          id: randomUUID(),
          event_id: eventId,
          user_id: person.userId,
          state: "registered",
          family_name: "Келген",
          given_name: "А",
          made_at: begun,
          school_id: school.id,
        })
        .execute();

    expect(await (await organiser.get(`/events/${event.id}/door`)).text()).toMatch(
      /[^/]\/here и введите/,
    );
    await register(ahead.id);
    expect(await (await person.get("/here")).text()).toContain("Сейчас не идёт");
    await register(event.id);
    expect((await person.get("/here")).headers.get("location")).toBe(`/events/${event.id}/here`);
    await register(other.id);
    const both = await (await person.get("/here")).text();
    for (const { id } of [event, other]) expect(both).toContain(`href="/events/${id}/here"`);
    expect(both).not.toContain(ahead.id);
    expect((await app.guest().get("/here")).headers.get("location")).toContain("/sign-in");
  });

  it("gives each who came one certificate with the hours, however often they are issued", async () => {
    const { event, organiser, ids } = await going(3);
    const [first = "", second = ""] = ids;
    await organiser.post(`/events/${event.id}/attendance`, { people: [first, second] });
    const form = {
      ground: "Приказ № 5",
      signerName: "Азат Омар",
      signerKk: "Директор",
      signerRu: "Директор",
    };
    expect((await organiser.post(`/events/${event.id}/certificates`, form)).status).toBe(422);
    await app.db
      .updateTable("events.events")
      .set({ ends_at: new Date(now.getTime() - 60_000) })
      .where("id", "=", event.id)
      .execute();

    await organiser.post(`/events/${event.id}/certificates`, form);
    await organiser.post(`/events/${event.id}/certificates`, form);

    // That there were certificates to give says that the event took place.
    const told = (await actsOf(event.id)).map(({ act }) => act);
    expect(told).toEqual(["attendanceMarked", "eventHeld", "certificatesIssued"]);
    const issued = await app.db
      .selectFrom("people.certificates")
      .where("source_id", "=", event.id)
      .select(["hours", "kind"])
      .execute();
    expect(issued).toEqual([
      { hours: 2, kind: "event" },
      { hours: 2, kind: "event" },
    ]);
  });
});

describe("notes taken without network", () => {
  it("come to the same whatever is dropped, repeated or reordered on the way", async () => {
    const { event, organiser, ids } = await going(4);
    const person = {
      kind: "person" as const,
      userId: organiser.userId,
      name: "",
      grants: [{ role: "national" as const }],
    };
    const note = fc.record({
      who: fc.nat({ max: 3 }),
      minute: fc.nat({ max: 50 }),
      times: fc.integer({ min: 1, max: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(note, { minLength: 1, maxLength: 12 }),
        fc.infiniteStream(fc.nat()),
        async (notes, dice) => {
          await app.db.deleteFrom("events.attendance").where("event_id", "=", event.id).execute();
          const captures = notes.map(({ who, minute }) => ({
            captureId: randomUUID(),
            registrationId: ids[who] ?? "",
            capturedAt: new Date(begun.getTime() + minute * 60_000).toISOString(),
          }));
          const sent = captures
            .flatMap((one, at) => Array.from({ length: notes[at]?.times ?? 1 }, () => one))
            .map((one) => ({ one, order: dice.next().value ?? 0 }))
            .toSorted((a, b) => a.order - b.order)
            .map(({ one }) => one);
          for (let at = 0; at < sent.length; at += 3)
            await takeCaptures(app.db, {
              person,
              eventId: event.id,
              captures: sent.slice(at, at + 3),
              now,
            });

          const earliest = ids.flatMap((id) => {
            const own = captures
              .filter((one) => one.registrationId === id)
              .map((one) => one.capturedAt);
            return own.length === 0 ? [] : [{ id, at: own.toSorted()[0] }];
          });
          const kept = (await attendance(event.id)).map(({ id, at }) => ({
            id,
            at: at.toISOString(),
          }));
          expect(kept).toEqual(earliest.toSorted((a, b) => (a.id < b.id ? -1 : 1)));
        },
      ),
      { numRuns: 20 },
    );
  }, 60_000);

  it("keep who came after all, under the registration that stands, and say whom they know not", async () => {
    const { event, organiser, ids } = await going(3);
    const [back = "", anew = "", ticked = ""] = ids;
    const cancelled = app.db
      .updateTable("events.registrations")
      .set({ state: "cancelled", cancelled_at: begun });
    await cancelled.where("id", "in", ids).execute();
    const second = randomUUID();
    await sql`insert into events.registrations (id, event_id, teacher_id, family_name, given_name, school_id, state, made_at)
      select ${second}, event_id, teacher_id, family_name, given_name, school_id, 'registered', made_at
      from events.registrations where id = ${anew}`.execute(app.db);
    const unknown = randomUUID();
    const captures = [back, anew, randomUUID()].map((registrationId, at) => ({
      captureId: at === 2 ? unknown : randomUUID(),
      registrationId,
      capturedAt: begun.toISOString(),
    }));
    const address = `/events/${event.id}/attendance`;

    const sent = await organiser.postJson(`${address}/captures`, JSON.stringify({ captures }));
    expect(await sent.json()).toMatchObject({ missing: [unknown] });
    const list = await organiser.post(address, { people: ticked, shown: ticked });
    expect(list.status).toBe(303);

    const came = (await attendance(event.id)).map(({ id }) => id);
    expect(came.toSorted()).toEqual([back, second, ticked].toSorted());
    const page = await (await organiser.get(address)).text();
    for (const id of [back, second, ticked]) expect(page).toContain(id);
    expect((await actsOf(event.id)).map(({ act }) => act)).toContain("cameAfterAll");
  });

  it("noted by mistake and taken back, leave a registration that was cancelled as it was", async () => {
    const { event, organiser, ids } = await going(2);
    const [cancelled = "", stood = ""] = ids;
    await app.db
      .updateTable("events.registrations")
      .set({ state: "cancelled", cancelled_at: begun })
      .where("id", "=", cancelled)
      .execute();
    const address = `/events/${event.id}/attendance`;
    const standing = async () =>
      app.db
        .selectFrom("events.registrations")
        .where("id", "in", ids)
        .orderBy((eb) => eb("id", "=", stood))
        .select(["state", "cancelled_at"])
        .execute();
    const before = await standing();
    const page = await (await organiser.get(address)).text();
    expect(page).toContain(`value="${cancelled}"`);

    await organiser.post(address, { people: ids });
    const ticked = await standing();
    await organiser.post(address, { people: stood, shown: ids });

    expect(ticked.map(({ state }) => state)).toEqual(["registered", "registered"]);
    expect(await standing()).toEqual(before);
    expect(await attendance(event.id)).toMatchObject([{ id: stood }]);
  });

  it("are answered for through the door of the phone, and refused from others", async () => {
    const { event, organiser, ids } = await going(1);
    const body = JSON.stringify({
      captures: [
        { captureId: randomUUID(), registrationId: ids[0], capturedAt: begun.toISOString() },
      ],
    });
    const address = `/events/${event.id}/attendance/captures`;
    const stranger = await app.signInAs("teacher", { schoolId: (await makeSchool(app.db)).id });

    const first = await organiser.postJson(address, body);
    const again = await organiser.postJson(address, body);

    expect([first.status, again.status]).toEqual([200, 200]);
    expect(await attendance(event.id)).toMatchObject([{ way: "offline" }]);
    const told = (await actsOf(event.id)).map(({ changes }) => changes);
    expect(told).toMatchObject([{ attended: { to: "+1" } }]);
    expect((await stranger.postJson(address, body)).status).toBe(403);
    expect((await organiser.postJson(address, "[]")).status).toBe(422);
  });
});
