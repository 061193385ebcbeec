import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { now, openTestApp, type TestApp } from "#test/app.ts";
import { makeSchool } from "#test/make.ts";
import { makeEvent } from "#test/make-events.ts";

let app: TestApp;
let moment = now;

beforeAll(async () => {
  app = await openTestApp({}, () => moment);
});
afterEach(() => {
  moment = now;
});
afterAll(() => app.close());

describe("the page of an event", () => {
  it("tells search engines what, when and where, in words that cannot leave their place", async () => {
    const school = await makeSchool(app.db, { status: "leading", lon: 58.4, lat: 50.2 });
    const { id } = await makeEvent(app.db, { schoolId: school.id, capacity: 30 });
    await app.db
      .updateTable("events.events")
      .set({ title_ru: "</script><b>Опасно</b>", venue_id: school.id, bring_ru: "Ноутбук" })
      .where("id", "=", id)
      .execute();

    const html = await (await app.guest().get(`/events/${id}`)).text();

    const json = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(html)?.[1] ?? "";
    expect(JSON.parse(json)).toMatchObject({
      "@type": "EducationEvent",
      name: "</script><b>Опасно</b>",
      startDate: "2026-03-05T05:00:00.000Z",
      remainingAttendeeCapacity: 30,
      eventStatus: "https://schema.org/EventScheduled",
      location: [{ "@type": "Place", geo: { latitude: 50.2, longitude: 58.4 } }],
    });
    expect(html).not.toContain("<b>Опасно</b>");
    expect(html).toContain("openstreetmap.org");
    expect(html).toContain("свободно 30 из 30");
    expect(html).toContain("Ноутбук");
  });

  it("gives the link of an online meeting to those who come and to organisers", async () => {
    const school = await makeSchool(app.db, { status: "leading" });
    const { id } = await makeEvent(app.db, { schoolId: school.id });
    await app.db
      .updateTable("events.events")
      .set({ form: "online", online_url: "https://meet.example.kz/secret" })
      .where("id", "=", id)
      .execute();
    const director = await app.signInAs("leading_director", { schoolId: school.id });
    const teacher = await app.signInAs("teacher", { schoolId: school.id });
    const seen = async (visitor: { get(path: string): Promise<Response> }) =>
      (await (await visitor.get(`/events/${id}`)).text()).includes("meet.example.kz/secret");

    expect([await seen(app.guest()), await seen(teacher), await seen(director)]).toEqual([
      false,
      false,
      true,
    ]);
    const person = { event_id: id, user_id: teacher.userId, made_at: new Date() };
    await app.db
      .insertInto("events.registrations")
      .values({ ...person, id, family_name: "Омар", given_name: "Азат", state: "waiting" })
      .execute();
    expect(await seen(teacher)).toBe(false);
    await app.db.updateTable("events.registrations").set({ state: "registered" }).execute();
    expect(await seen(teacher)).toBe(true);
  });
});

describe("the page of an event that guests ask for again and again", () => {
  const hourMs = 3_600_000;
  const later = (hours: number) => new Date(now.getTime() + hours * hourMs);

  it("tells that it has begun and that it is over, on the minute, and what is ahead once it is put off", async () => {
    const school = await makeSchool(app.db);
    const { id } = await makeEvent(app.db, {
      schoolId: school.id,
      capacity: 30,
      startsAt: later(1),
    });
    const shown = async (at: Date) => {
      moment = at;
      const html = await (await app.guest().get(`/events/${id}`)).text();
      return ["registration", "summary"].filter((part) => html.includes(`/events/${id}/${part}"`));
    };

    expect(await shown(later(0))).toEqual(["registration"]);
    expect(await shown(later(1))).toEqual(["registration", "summary"]);
    expect(await shown(later(3))).toEqual(["summary"]);
    const event = app.db.updateTable("events.events").where("id", "=", id);
    await event.set({ starts_at: later(4), ends_at: later(5) }).execute();
    expect(await shown(later(3))).toEqual(["registration"]);
  });
});

describe("the list of one's own events", () => {
  it("holds what lies in the role's reach, by what is ahead and what is past", async () => {
    const school = await makeSchool(app.db, { status: "leading" });
    const draft = await makeEvent(app.db, { schoolId: school.id, state: "draft" });
    const past = await makeEvent(app.db, {
      schoolId: school.id,
      startsAt: new Date("2026-02-01T05:00:00Z"),
    });
    const director = await app.signInAs("leading_director", { schoolId: school.id });
    const other = await app.signInAs("methodologist", { districtKato: "111000000" });
    const list = async (visitor: { get(path: string): Promise<Response> }, query = "") =>
      (await visitor.get(`/events${query}`)).text();

    expect(await list(director)).toContain(draft.id);
    expect(await list(director)).not.toContain(past.id);
    expect(await list(director, "?when=past")).toContain(past.id);
    expect(await list(other)).not.toContain(draft.id);
    const teacher = await app.signInAs("teacher", { schoolId: school.id });
    expect((await teacher.get("/events")).status).toBe(403);
    expect((await app.guest().get("/events")).headers.get("location")).toContain("sign-in");
  });
});
