import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestApp, type TestApp } from "#test/app.ts";
import { makeSchool } from "#test/make.ts";
import { makeEvent } from "#test/make-events.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

/** An event from ten till noon, whose organiser sends parts of its programme. */
async function makeScene() {
  const school = await makeSchool(app.db, { status: "leading" });
  const event = await makeEvent(app.db, { schoolId: school.id, leadingId: school.id });
  const organiser = await app.signInAs("leading_coordinator", { schoolId: school.id });
  const at = `/events/${event.id}/programme`;
  const part = (change: Record<string, string> = {}) => ({
    id: randomUUID(),
    kind: "open_lesson",
    titleKk: "Ашық сабақ",
    titleRu: "Открытый урок",
    day: "2026-03-05",
    from: "10:00",
    until: "10:45",
    room: "14",
    speaker: "Омар Азат",
    ...change,
  });
  const send = (change: Record<string, string> = {}) => organiser.post(at, part(change));
  return { at, event, organiser, part, send };
}

describe("the programme", () => {
  it("is shown to everybody by the clock", async () => {
    const { event, send } = await makeScene();
    await send({ from: "11:00", until: "11:30", titleRu: "Обсуждение", kind: "discussion" });
    await send({ subject: "physics", grade: "8", language: "kk", aim: "Жылу" });

    const html = await (await app.guest().get(`/events/${event.id}`)).text();

    expect(html.indexOf("Открытый урок")).toBeLessThan(html.indexOf("Обсуждение"));
    expect(html).toContain("Физика");
    expect(html).toContain("8 класс");
    expect(html).toContain("10:00–10:45");
  });

  it("has one part in a room and one part for a person at a time, and none outside the event", async () => {
    const { send } = await makeScene();
    await send();

    expect(await (await send({ speaker: "Басқа" })).text()).toContain("кабинет занят");
    expect(await (await send({ room: "15", speaker: "омар  азат" })).text()).toContain(
      "ведёт другую часть",
    );
    expect(await (await send({ from: "09:30" })).text()).toContain("выходит за время мероприятия");
    expect(await (await send({ from: "11:30", until: "12:30" })).text()).toContain("выходит за");
    expect(await (await send({ until: "10:00" })).text()).toContain("позже начала");
    expect((await send({ from: "10:45", until: "11:30" })).status).toBe(303);
    expect((await send({ room: "15", speaker: "Басқа" })).status).toBe(303);
  });

  it("takes a change of a part and its removal, each once, and from organisers only", async () => {
    const { at, event, organiser, part } = await makeScene();
    const one = part();
    await organiser.post(at, one);
    await organiser.post(at, { ...one, until: "11:00" });
    await organiser.post(at, { ...one, until: "11:00" });
    const filled = await (await organiser.get(`${at}?session=${one.id}`)).text();
    const other = await app.signInAs("partner_coordinator", {
      schoolId: (await makeSchool(app.db)).id,
    });

    expect(filled).toContain('value="11:00"');
    expect((await other.post(at, part({ room: "20" }))).status).toBe(403);
    expect((await other.post(`${at}/removal`, { session: one.id })).status).toBe(403);
    await organiser.post(`${at}/removal`, { session: one.id });
    await organiser.post(`${at}/removal`, { session: one.id });

    const html = await (await organiser.get(`/events/${event.id}`)).text();
    expect(html.match(/Часть убрана из программы/g)).toHaveLength(1);
    expect(html.match(/Часть программы изменена/g)).toHaveLength(1);
    expect(html).not.toContain("10:00–11:00");
  });

  it("does not let the organiser of one event change a part of another", async () => {
    const [mine, theirs] = [await makeScene(), await makeScene()];
    const part = theirs.part();
    await theirs.organiser.post(theirs.at, part);

    expect((await mine.organiser.post(mine.at, { ...part, titleRu: "Чужое" })).status).toBe(404);
    const html = await (await app.guest().get(`/events/${theirs.event.id}`)).text();
    expect(html).not.toContain("Чужое");
  });
});
