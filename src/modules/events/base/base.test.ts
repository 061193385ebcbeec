import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Actor, type Role, roles } from "#lib/actor.ts";
import { now, openTestApp, type TestApp, today } from "#test/app.ts";
import { makePartnership, makeSchool } from "#test/make.ts";
import { makeEvent } from "#test/make-events.ts";
import { makeTeacher } from "#test/make-people.ts";
import { grantsOfRoles, personWith, schools } from "#test/reach.ts";
import { canOrganise, canOrganiseSome, canSeeEvent } from "./access.ts";
import { stamp, updateEvents } from "./actions.ts";
import { getEvent, listTeachersNamed } from "./queries.ts";
import { hasTakenPlace } from "./rules.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

describe("who organises an event", () => {
  const [schoolId, leadingId] = schools;
  const place = { regionKato: "r1", districtKato: "d1" };
  const ofSchool = { ...place, organiser: "school" as const, schoolId, leadingId };
  const ofDistrict = {
    ...place,
    organiser: "district" as const,
    schoolId: null,
    leadingId: null,
  };
  const rolesThat = (may: (actor: Actor) => boolean, held: readonly Role[] = roles) =>
    held.filter((role) =>
      may(personWith(grantsOfRoles[role]({ ...place, schoolId, leadingId: null }))),
    );

  it("is everybody over its place but its teachers", () => {
    const all = roles.filter((role) => role !== "teacher");
    expect(rolesThat((actor) => canOrganise(actor, ofSchool))).toEqual(all);
    expect(rolesThat(canOrganiseSome)).toEqual(all);
    const above = ["national", "cpm_trainer", "regional", "methodologist"];
    expect(rolesThat((actor) => canOrganise(actor, ofDistrict))).toEqual(above);
  });

  it("is the leading school in its circle, and not a partner", () => {
    const inCircle = { ...ofSchool, schoolId: leadingId, leadingId: schoolId };
    const ofSchools: Role[] = ["leading_director", "leading_coordinator", "partner_coordinator"];
    expect(rolesThat((actor) => canOrganise(actor, inCircle), ofSchools)).toEqual([
      "leading_director",
      "leading_coordinator",
    ]);
  });

  it("is who knows of its draft; the rest is known to all", () => {
    const guest: Actor = { kind: "guest" };
    expect(canSeeEvent(guest, { ...ofSchool, state: "published" })).toBe(true);
    expect(canSeeEvent(guest, { ...ofSchool, state: "draft" })).toBe(false);
    const draft = { ...ofSchool, state: "draft" as const };
    expect(rolesThat((actor) => canSeeEvent(actor, draft), ["teacher"])).toEqual([]);
  });
});

it("has taken place once it is over, unless it was called off or never announced", () => {
  const states = ["draft", "published", "cancelled", "held"] as const;
  const taken = (endsAt: Date) => states.filter((state) => hasTakenPlace({ state, endsAt }, now));
  expect(taken(now)).toEqual(["published", "held"]);
  expect(taken(new Date(now.getTime() + 1))).toEqual([]);
});

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
