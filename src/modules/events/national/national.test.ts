import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { seedNeeds } from "#modules/needs/national/actions.ts";
import { loadDocuments } from "#modules/network/documents/actions.ts";
import { seedNational } from "#modules/network/national/actions.ts";
import { seedPeople } from "#modules/people/national/actions.ts";
import { seedSurveys } from "#modules/surveys/national/actions.ts";
import { loadQuestionnaires } from "#modules/surveys/ready/actions.ts";
import { now, openTestApp, type TestApp } from "#test/app.ts";
import { seedEvents } from "./actions.ts";
import { codesByHalfYear, country, halfYears, mixOf, schoolDays } from "./rules.ts";

const seeding = { scale: 0.02, seed: "test", now };
let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
  const { db } = app;
  await loadDocuments(db, now);
  await loadQuestionnaires(db, now);
  await seedNational(db, seeding);
  await seedPeople(db, seeding);
  await seedSurveys(db, seeding);
  await seedNeeds(db, seeding);
  await seedEvents(db, seeding);
}, 120_000);
afterAll(() => app.close());

async function count(query: ReturnType<typeof sql<{ count: number }>>): Promise<number> {
  return (await query.execute(app.db)).rows[0]?.count ?? -1;
}

describe("invented events", () => {
  it("are as many as the documents count, times the scale, of every kind", async () => {
    const { rows } = await sql<{ type: string; count: number }>`
      select type, count(*)::int as count from events.events group by 1`.execute(app.db);
    const counts = new Map(rows.map(({ type, count: found }) => [type, found]));
    expect(rows.reduce((sum, row) => sum + row.count, 0)).toBe(country.events * seeding.scale);
    expect(counts.get("master_class")).toBe(Math.round(12_042 * seeding.scale));
    expect(counts.get("training_seminar")).toBe(Math.round(8_087 * seeding.scale));
    expect(counts.size).toBeGreaterThan(40);
  });

  it("oversell no place, and nobody waits while a place is free", async () => {
    const registrations = await count(sql`select count(*)::int as count from events.registrations`);
    expect(registrations).toBeGreaterThan(country.registrations * seeding.scale * 0.9);
    expect(
      await count(sql`select count(*)::int as count from events.events e
        cross join lateral (select count(*) filter (where state = 'registered') as taken,
          count(*) filter (where state = 'waiting') as waiting
          from events.registrations where event_id = e.id) r
        where r.taken > e.capacity or (r.waiting > 0 and r.taken < e.capacity)`),
    ).toBe(0);
  });

  it("are visited by teachers at work in a school of the area it was open to, once each", async () => {
    expect(
      await count(sql`select count(*)::int as count from events.registrations r
        join events.events e on e.id = r.event_id
        where not exists (select from people.posts p where p.teacher_id = r.teacher_id
          and p.school_id = r.school_id and p.during @> e.starts_at::date)`),
    ).toBe(0);
    expect(
      await count(sql`select count(*)::int as count from (select from events.registrations
        group by event_id, teacher_id having count(*) > 1) doubled`),
    ).toBe(0);
  });

  it("were held and attended before the moment and not after it", async () => {
    const { held, later } = (
      await sql<{ held: number; later: number }>`
        select count(*) filter (where state = 'held')::int as held,
          count(*) filter (where state = 'held' and ends_at >= ${now})::int as later
        from events.events`.execute(app.db)
    ).rows[0] ?? { held: 0, later: -1 };
    expect([held > 500, later]).toEqual([true, 0]);
    expect(
      await count(sql`select count(*)::int as count from events.attendance a
        join events.events e on e.id = a.event_id where e.state <> 'held'`),
    ).toBe(0);
    expect(await count(sql`select count(*)::int as count from events.attendance`)).toBeGreaterThan(
      10_000,
    );
  });

  it("keep every promise of the database, and are shown in the calendar", async () => {
    expect(
      await count(sql`select count(*)::int as count from pg_constraint
        where conrelid = 'events.events'::regclass and contype = 'x' and convalidated`),
    ).toBe(1);
    const page = await (await app.guest().get("/calendar?day=2025-10-15")).text();
    expect(page).toContain("Мастер-класс");
    expect(page).toMatch(/, \d+ класс/);
  });

  it("are left alone when they are there already", async () => {
    const other = { ...seeding, seed: "other" };
    expect(await seedEvents(app.db, other)).toEqual({ events: 0, registrations: 0 });
    expect(await seedSurveys(app.db, other)).toEqual({ rounds: 0, answers: 0 });
    expect(await seedNeeds(app.db, other)).toEqual({ needs: 0 });
  });
});

describe("invented rounds about needs", () => {
  it("each hold as many answers as asked for, counted by school as the round counts them", async () => {
    const { rows } = await sql<{ mode: string; answers: number; counted: number }>`
      select r.mode, (select count(*)::int from surveys.responses p where p.round_id = r.id) as answers,
        (select sum(answered)::int from surveys.round_schools a where a.round_id = r.id) as counted
      from surveys.rounds r order by r.opens_on`.execute(app.db);
    expect(rows).toEqual(
      ["named", "anonymous", "named", "anonymous"].map((mode) => ({
        ...{ mode, answers: 180, counted: 180 },
      })),
    );
  });

  it("lead from no answer without a name to a person", async () => {
    expect(
      await count(sql`select count(*)::int as count from surveys.rounds r
        join surveys.responses p on p.round_id = r.id
        where r.mode = 'anonymous' and (p.invitation_id is not null or p.sent_at is not null)`),
    ).toBe(0);
  });

  it("lead to confirmed needs that the chain page follows to events", async () => {
    const national = await app.signInAs("national");
    const page = await (await national.get("/chain?only=answered")).text();
    expect(page).toMatch(/\/events\/[0-9a-f-]{36}/);
  });
});

test("events lie on days on which schools teach, evenly over the half-years", () => {
  const days = schoolDays("2025-2");
  expect(days).not.toContain("2026-03-25");
  expect(days).not.toContain("2026-03-08");
  expect(days).toContain("2026-03-02");
  const mix = mixOf(["master_class", "open_lesson", "webinar"], 0.1);
  const kinds = codesByHalfYear(mix, "seed");
  expect(kinds).toHaveLength(halfYears.length);
  expect(kinds.flat()).toHaveLength(country.events * 0.1);
  expect(codesByHalfYear(mix, "seed")).toEqual(kinds);
});
