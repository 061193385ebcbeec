import { afterAll, beforeAll, expect, test } from "vitest";
import { dayOf } from "#lib/dates.ts";
import { now, openTestApp, type TestApp } from "#test/app.ts";
import { loadDemoNetwork } from "../network/actions.ts";
import { loadDemoPeople } from "../people/actions.ts";
import { createDemoUsers } from "../users/actions.ts";
import { loadDemoEvents } from "./actions.ts";
import { workdayFrom } from "./rules.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
  await loadDemoNetwork(app.db, now);
  await createDemoUsers(app.db, now);
  await loadDemoPeople(app.db, now);
}, 60_000);
afterAll(() => app.close());

test("the demo circles have some forty events around the day, however often they are loaded", async () => {
  await loadDemoEvents(app.db, now);
  await loadDemoEvents(app.db, now);

  const events = await app.db.selectFrom("events.events").selectAll().execute();
  expect(events.length).toBeGreaterThanOrEqual(38);
  expect(new Set(events.map(({ leading_id }) => leading_id)).size).toBe(3);
  expect(new Set(events.map(({ type }) => type)).size).toBeGreaterThan(15);
  expect(events.some(({ starts_at }) => starts_at < now)).toBe(true);
  expect(events.filter(({ state }) => state === "held").every((one) => one.ends_at < now)).toBe(
    true,
  );
  const sessions = await app.db.selectFrom("events.sessions").select("id").execute();
  expect(sessions.length).toBeGreaterThan(0);
  const speakers = await app.db.selectFrom("events.speakers").select("name").execute();
  expect(speakers.every(({ name }) => name !== "")).toBe(true);
  expect((await app.guest().get("/calendar?view=list")).status).toBe(200);
});

test("a demo of any day of the year breaks no promise of the database", async () => {
  const days = Array.from({ length: 40 }, (_, at) => new Date(now.getTime() + at * 9 * 86_400_000));
  for (const day of days) {
    await app.db.deleteFrom("events.events").execute();
    await loadDemoEvents(app.db, day);
  }
  const { length } = await app.db.selectFrom("events.events").select("id").execute();
  expect(length).toBeGreaterThanOrEqual(38);
}, 60_000);

test("working days pass over Saturdays, Sundays and holidays", () => {
  expect(workdayFrom("2026-03-01", 0)).toBe("2026-03-02");
  expect(workdayFrom("2026-03-06", 1)).toBe("2026-03-09");
  expect(workdayFrom("2026-03-20", 1)).toBe("2026-03-24");
  expect(workdayFrom("2026-03-09", -1)).toBe("2026-03-06");
  expect(dayOf(now)).toBe("2026-03-01");
});
