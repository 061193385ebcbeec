import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openLog } from "#lib/log.ts";
import { daysBefore, forgetDue } from "#lib/retention.ts";
import { now, openTestApp, type TestApp } from "#test/app.ts";
import { makeVisitedEvent } from "#test/make-visited-event.ts";
import { retentions } from "./actions.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

describe("in the night", () => {
  it.each([
    [170, 2],
    [181, 0],
  ])(
    "%i days after an event %i addresses of two who came are left, and both are counted",
    async (days, left) => {
      const { event } = await makeVisitedEvent(app, 2);
      const [startsAt, endsAt] = [daysBefore(now, days + 1), daysBefore(now, days)];
      await app.db
        .updateTable("events.events")
        .set({ starts_at: startsAt, ends_at: endsAt })
        .where("id", "=", event.id)
        .execute();
      const those = app.db.updateTable("events.registrations").where("event_id", "=", event.id);
      await those.set({ email: "keldi@test.example" }).execute();
      await forgetDue(app.db, { retentions, now, log: openLog("silent") });
      const rows = await app.db
        .selectFrom("events.registrations")
        .where("event_id", "=", event.id)
        .select("email")
        .execute();
      expect(rows.filter(({ email }) => email !== null)).toHaveLength(left);
      expect(rows).toHaveLength(2);
    },
  );
});
