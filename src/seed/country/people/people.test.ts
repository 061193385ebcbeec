import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Db } from "#lib/db.ts";
import { loadDocuments } from "#modules/network/documents/actions.ts";
import { countsOf } from "#modules/people/coverage/queries.ts";
import { now } from "#test/app.ts";
import { type TestDatabase, testDatabase } from "#test/database.ts";
import { seedNetwork } from "../network/actions.ts";
import { seedPeople } from "./actions.ts";
import { country, seatsFor } from "./rules.ts";
import type { Home } from "./schema.ts";

const scale = 0.02;
let database: TestDatabase;
let db: Db;

beforeAll(async () => {
  database = await testDatabase();
  db = database.db;
  await loadDocuments(db, now);
  await seedNetwork(db, { scale, seed: "test", now });
  await seedPeople(db, { scale, seed: "test", now });
}, 120_000);
afterAll(() => database.close());

async function count(query: ReturnType<typeof sql<{ count: number }>>): Promise<number> {
  return (await query.execute(db)).rows[0]?.count ?? -1;
}

describe("invented people", () => {
  it("are as many as the documents count, times the scale, in every direction", async () => {
    const counts = await countsOf(db, {
      area: { kind: "country" as const },
      on: "2026-09-01",
      small: false,
    });
    expect(counts.teachers).toBe(Math.round(country.teachers * scale));
    for (const [direction, total] of Object.entries(country.trainers)) {
      expect(counts[direction], direction).toBe(Math.round(total * scale));
    }
  });

  it("hold a direction only after the course it rests on, passed in an act of somebody trained before", async () => {
    expect(
      await count(sql`select count(*)::int as count from people.trainers t
        left join people.courses c on c.id = t.course_id and c.act_id is not null
        where c.id is null or lower(t.during) < c.completed_on`),
    ).toBe(0);
    expect(
      await count(sql`select count(*)::int as count from people.links l
        where not exists (select from people.courses c where c.teacher_id = l.trainer_id
          and c.programme = l.programme and c.completed_on <= l.day)`),
    ).toBe(0);
  });

  it("stand in no ring of who trained whom", async () => {
    expect(
      await count(sql`with recursive above as (
          select programme, trainer_id, trained_id from people.links
          union select a.programme, l.trainer_id, a.trained_id from above a
          join people.links l on l.programme = a.programme and l.trained_id = a.trainer_id
        ) select count(*)::int as count from above where trainer_id = trained_id`),
    ).toBe(0);
  });

  it("are left alone when they are there already", async () => {
    expect(await seedPeople(db, { scale, seed: "other", now })).toEqual({ teachers: 0, acts: 0 });
  });
});

describe("seats", () => {
  const home = (size: number, more: Partial<Home> = {}): Home => ({
    id: String(size),
    regionKato: "150000000",
    status: "partner",
    small: false,
    languages: ["kk"],
    leadingId: null,
    size,
    ...more,
  });

  it("follow the sizes of the schools and add up", () => {
    const seats = seatsFor(
      [home(100), home(50), home(10, { small: true })],
      160 / country.teachers,
    );
    expect(seats.map(({ teachers }) => teachers)).toEqual([100, 50, 10]);
  });

  it("give leading schools more trainers than small ones of the same size", () => {
    const [leading, small] = seatsFor(
      [home(1000, { status: "leading" }), home(1000, { small: true })],
      2000 / country.teachers,
    );
    expect(leading?.trainers.methods_trainer).toBeGreaterThan(
      4 * (small?.trainers.methods_trainer ?? 0),
    );
  });
});
