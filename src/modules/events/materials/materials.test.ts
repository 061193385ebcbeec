import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { now, openTestApp, type TestApp } from "#test/app.ts";
import { makeSchool } from "#test/make.ts";
import { makeEvent } from "#test/make-events.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

async function makeScene() {
  const school = await makeSchool(app.db, { status: "leading" });
  const event = await makeEvent(app.db, { schoolId: school.id, leadingId: school.id });
  const organiser = await app.signInAs("leading_coordinator", { schoolId: school.id });
  return { school, event, organiser, at: `/events/${event.id}/materials` };
}

const file = (text: string) => new File([text], "parak.txt", { type: "text/plain" });

describe("materials", () => {
  it("for everyone are read by everyone, the others by those who have a place", async () => {
    const { school, event, organiser, at } = await makeScene();
    const [open, closed] = [randomUUID(), randomUUID()];
    const comer = await app.signInAs("teacher", { schoolId: school.id });
    const stranger = await app.signInAs("teacher", { schoolId: school.id });
    await app.db
      .insertInto("events.registrations")
      .values({
        ...{ id: randomUUID(), event_id: event.id, user_id: comer.userId, made_at: now },
        ...{ family_name: "Сынақова", given_name: "Әлия", state: "registered" },
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
});
