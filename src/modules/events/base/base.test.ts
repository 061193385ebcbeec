import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listTeachersNamed } from "#modules/people/base/queries.ts";
import { now, openTestApp, type TestApp, today } from "#test/app.ts";
import { makePartnership, makeSchool } from "#test/make.ts";
import { makeEvent } from "#test/make-events.ts";
import { makeTeacher } from "#test/make-people.ts";
import { stamp, updateEvents } from "./actions.ts";
import { getEvent } from "./queries.ts";

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
    await updateEvents(app.db, [one.id], { room: "12" });
    const rooms = [await getEvent(app.db, one.id), await getEvent(app.db, other.id)];
    expect(rooms.map(({ room }) => room)).toEqual(["12", null]);
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
