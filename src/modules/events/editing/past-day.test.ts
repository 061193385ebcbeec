import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestApp, type TestApp } from "#test/app.ts";
import { makeSchool } from "#test/make.ts";

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

it.each(["2026-03-12", "2022-01-15"])(
  "a region makes no event in the name of a school that lies in another region today, on %s either",
  async (day) => {
    const school = await makeSchool(app.db, {
      district: "103600000",
      status: "leading",
      since: "2016-09-01",
    });
    const regional = await app.signInAs("regional", { regionKato: "630000000" });
    const id = randomUUID();
    const made = await regional.post("/events/new", {
      id,
      organiser: `school:${school.id}`,
      type: "seminar",
      day,
      titleKk: "Ашық",
      titleRu: "Открытый",
      from: "10:00",
      until: "12:30",
      form: "face_to_face",
      openTo: "circle",
      room: "8",
      capacity: "20",
    });
    const { rows } =
      await sql`select id, school_id, region_kato, state from events.events where school_id = ${school.id}`.execute(
        app.db,
      );
    expect([made.status, rows]).toEqual([422, []]);
  },
);
