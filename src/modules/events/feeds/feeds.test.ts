import { randomUUID } from "node:crypto";
import ICAL from "ical.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { now, openTestApp, type TestApp } from "#test/app.ts";
import { makeSchool } from "#test/make.ts";
import { makeEvent } from "#test/make-events.ts";
import { signedName } from "./rules.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

/** What an independent parser reads of it. */
function parse(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const events = calendar.getAllSubcomponents("vevent").map((one) => new ICAL.Event(one));
  return { calendar, events };
}

describe("the feeds", () => {
  async function makeScene() {
    const school = await makeSchool(app.db, { status: "leading" });
    const { id } = await makeEvent(app.db, { schoolId: school.id, leadingId: school.id });
    return { school, id };
  }
  const text = async (path: string) => (await app.guest().get(path)).text();

  it("hold what the filters of the calendar leave, and never a draft or a link of an online meeting", async () => {
    const { school, id } = await makeScene();
    const draft = await makeEvent(app.db, { schoolId: school.id, state: "draft" });
    await app.db
      .updateTable("events.events")
      .set({ form: "hybrid", online_url: "https://meet.example.kz/secret" })
      .where("id", "=", id)
      .execute();

    for (const path of [
      "/calendar.ics",
      "/calendar.atom",
      "/calendar/embed",
      `/events/${id}.ics`,
    ]) {
      const found = await text(`${path}?lang=ru`);
      expect(found, path).toContain(id);
      expect(found, path).not.toContain(draft.id);
      expect(found, path).not.toContain("secret");
    }
    expect(await text("/calendar.ics?group=lesson")).not.toContain(id);
    expect(await text("/calendar.ics?region=150000000")).toContain(id);
    expect((await app.guest().get(`/events/${draft.id}.ics`)).status).toBe(404);
    expect((await app.guest().get(`/events/${randomUUID()}.ics`)).status).toBe(404);
    const types = await Promise.all(
      ["/calendar.ics", "/calendar.atom"].map((path) => app.guest().get(path)),
    );
    expect(types.map(({ headers }) => headers.get("content-type"))).toEqual([
      "text/calendar; charset=utf-8",
      "application/atom+xml; charset=utf-8",
    ]);
  });

  it("tell of a cancelled event with a higher sequence, at once", async () => {
    const { school, id } = await makeScene();
    const organiser = await app.signInAs("leading_director", { schoolId: school.id });
    const before = parse(await text(`/events/${id}.ics`)).events[0];

    await organiser.post(`/events/${id}/cancellation`, { reason: "Жол жабық" });

    const after = parse(await text(`/events/${id}.ics`)).events[0];
    expect(after?.uid).toBe(before?.uid);
    expect(after?.sequence).toBeGreaterThan(before?.sequence ?? 0);
    expect(after?.component.getFirstPropertyValue("status")).toBe("CANCELLED");
    expect(await text("/calendar.ics")).toContain("STATUS:CANCELLED");
  });

  it("may be shown inside other sites, and no other page may", async () => {
    const embed = await app.guest().get("/calendar/embed");
    const again = await app.guest().get("/calendar/embed");
    const page = await app.guest().get("/calendar");
    for (const one of [embed, again]) {
      expect(one.headers.get("content-security-policy")).toContain("frame-ancestors *");
      expect(one.headers.get("x-frame-options")).toBeNull();
    }
    expect(page.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
    expect(page.headers.get("x-frame-options")).toBe("DENY");
  });

  it("give a person the events they come to or run, with the link, until the address is renewed", async () => {
    const { school, id } = await makeScene();
    const other = await makeScene();
    await app.db
      .updateTable("events.events")
      .set({ form: "online", online_url: "https://meet.example.kz/a;b,c" })
      .where("id", "in", [id, other.id])
      .execute();
    const person = await app.signInAs("teacher", { schoolId: school.id });
    const register = (eventId: string, state: "registered" | "waiting") =>
      app.db
        .insertInto("events.registrations")
        .values({
          id: randomUUID(),
          event_id: eventId,
          user_id: person.userId,
          state,
          made_at: now,
          family_name: "Омар",
          given_name: "Азат",
        })
        .execute();
    await register(id, "registered");
    const address = async () =>
      /http:\/\/localhost(\/calendar\/my\/[^"]+\.ics)/.exec(
        await (await person.get("/calendar/my")).text(),
      )?.[1] ?? "";
    const first = await address();

    const mine = await text(first);
    expect(mine).toContain(id);
    expect(mine).not.toContain(other.id);
    expect(mine.replaceAll("\r\n ", "")).toContain("https://meet.example.kz/a;b,c");
    await register(other.id, "waiting");
    const waits = (await text(first)).replaceAll("\r\n ", "");
    expect(waits).toContain("STATUS:TENTATIVE");
    expect(waits.match(/CONFERENCE/g)).toHaveLength(1);

    await person.post("/calendar/my/renewal");
    const second = await address();
    expect(second).not.toBe(first);
    expect((await app.guest().get(first)).status).toBe(404);
    expect((await app.guest().get(second)).status).toBe(200);
    const forged = second.replace(person.userId, randomUUID());
    expect((await app.guest().get(forged)).status).toBe(404);
    await app.db
      .updateTable("accounts.users")
      .set({ blocked_at: now })
      .where("id", "=", person.userId)
      .execute();
    expect((await app.guest().get(second)).status).toBe(404);
    expect((await app.guest().get("/calendar/my")).headers.get("location")).toContain("sign-in");
  });

  it("give organisers their own drafts as tentative", async () => {
    const school = await makeSchool(app.db, { status: "leading" });
    const draft = await makeEvent(app.db, { schoolId: school.id, state: "draft" });
    const director = await app.signInAs("leading_director", { schoolId: school.id });
    const name = signedName(app.config.SECRET, { userId: director.userId, number: 1 });
    const found = await text(`/calendar/my/${name}.ics`);
    expect(found).toContain(draft.id);
    expect(found).toContain("STATUS:TENTATIVE");
  });
});
