import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { distanceKm } from "#lib/geo.ts";
import { type TestDatabase, testDatabase } from "#test/database.ts";
import { loadDemoNetwork } from "./actions.ts";

let database: TestDatabase;
const now = new Date("2026-03-01T09:00:00Z");

beforeAll(async () => {
  database = await testDatabase();
  await loadDemoNetwork(database.db, now);
});
afterAll(async () => database.close());

describe("the demonstration", () => {
  it("is written once, however often it is loaded", async () => {
    const before = await listings();
    await loadDemoNetwork(database.db, now);
    expect(await listings()).toEqual(before);
    expect(await one("select count(*)::int as n from network.schools")).toEqual({ n: 94 });
  });

  it("shows Khromtau school 4 with its eight partners, the farthest 94 km away", async () => {
    const circle = await rows(`
      select s.name_kk, s.lon, s.lat, l.lon as from_lon, l.lat as from_lat
      from network.listings listing join network.schools s on s.id = listing.school_id
      join network.schools l on l.id = listing.leading_id
      where l.code = '156000000-02' and listing.during @> date '2026-03-01'`);
    const kilometres = circle.map((school) =>
      Math.round(
        distanceKm(
          { lon: Number(school.lon), lat: Number(school.lat) },
          { lon: Number(school.from_lon), lat: Number(school.from_lat) },
        ),
      ),
    );
    expect(kilometres.sort((one, other) => one - other)).toEqual([12, 18, 27, 34, 46, 58, 71, 94]);
    expect(circle.map((school) => school.name_kk)).toContain("Қарасай бастауыш мектебі (үлгі)");
  });

  it("has a circle of one and a circle of eleven with its reason", async () => {
    const circles = await rows(`
      select count(*)::int as n, max(reason) is not null as explained from network.partnerships
      where during @> date '2026-03-01' group by leading_id order by 1`);
    expect(circles).toEqual([
      { n: 1, explained: false },
      { n: 5, explained: false },
      { n: 8, explained: false },
      { n: 11, explained: true },
    ]);
  });

  it("gives gymnasium 67 no partners, since the document only names schools that are interested", async () => {
    const partners = await rows(`
      select p.id from network.partnerships p join network.schools s on s.id = p.leading_id
      where s.code = '710000000-01'`);
    expect(partners).toEqual([]);
    const interested = await one(`
      select count(*)::int as n from network.listings
      where name_ru in ('Школа №33', 'Школа №76', 'Школа №68', 'Школа №26') and status is null
        and during @> date '2020-01-01'`);
    expect(interested).toEqual({ n: 4 });
  });

  it("marks every invented school in both languages", async () => {
    const unmarked = await rows(`
      select code from network.schools
      where origin = 'demo' and not (name_kk like '%(үлгі)' and name_ru like '%(пример)')`);
    expect(unmarked).toEqual([]);
  });

  it("finds the Satpaev gymnasium in Karaganda Region in 2020 and in Ulytau in 2023", async () => {
    const regions = await rows(`
      select distinct region_kato, lower(during) > '2020-01-01' as later from network.listings
      where name_ru like 'Гимназия имени С. Сейфуллина города Сатпаева' and status = 'leading' order by 2, 1`);
    expect(regions.map((row) => row.region_kato)).toEqual(["350000000", "620000000"]);
  });
});

describe("the listings", () => {
  it("agree with the records behind them after any acts", async () => {
    const schools = (await rows("select id from network.schools order by code limit 12")).map(
      (row) => String(row.id),
    );
    const act = fc.record({
      kind: fc.constantFrom("status", "join", "leave", "rename", "move", "end"),
      school: fc.nat(schools.length - 1),
      other: fc.nat(schools.length - 1),
      day: fc.integer({ min: 0, max: 4_000 }),
      days: fc.integer({ min: 1, max: 2_000 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 8 }), async (acts) => {
        for (const { kind, school, other, day, days } of acts)
          await tryAct(kind, { id: schools[school] ?? "", other: schools[other] ?? "", day, days });
        const kept = await listings();
        expect(await disagreements()).toEqual([]);
        await sql`select network.refresh_listings(array(select id from network.schools))`.execute(
          database.db,
        );
        expect(await listings()).toEqual(kept);
      }),
      { numRuns: 25, seed: 20_260_301 },
    );
  });
});

type Given = { id: string; other: string; day: number; days: number };
const acts: Record<string, (given: Given) => string> = {
  status: ({ id, day, days }) => `
    insert into network.statuses (id, school_id, status, during)
    values (gen_random_uuid(), '${id}', 'pilot', ${period(day, days)})`,
  join: ({ id, other, day, days }) => `
    insert into network.partnerships (id, leading_id, partner_id, during)
    values (gen_random_uuid(), '${other}', '${id}', ${period(day, days)})`,
  leave: ({ id }) => `delete from network.partnerships where partner_id = '${id}'`,
  rename: ({ id, day }) =>
    `update network.schools set name_kk = 'Мектеп ${day}' where id = '${id}'`,
  move: ({ id, day }) => `
    update network.school_places set district_id = (select id from network.districts order by id offset ${day % 200} limit 1)
    where school_id = '${id}' and upper_inf(during)`,
  end: ({ id, day }) => `
    update network.statuses set during = daterange(lower(during), date '2030-01-01' + ${day})
    where school_id = '${id}'`,
};

function period(day: number, days: number): string {
  return `daterange(date '2015-01-01' + ${day}, date '2015-01-01' + ${day + days})`;
}

// An act that the database refuses, such as a second status at one time, changes nothing.
async function tryAct(kind: string, given: Given): Promise<void> {
  const statement = acts[kind]?.(given) ?? "";
  await sql
    .raw(statement)
    .execute(database.db)
    .catch((error: unknown) => {
      if (!(error instanceof Error) || !/conflicting key|check constraint/.test(error.message))
        throw error;
    });
}

/** Days on which a listing and the records behind it tell different things of a school. */
async function disagreements() {
  return rows(`
    with days as (select date '2014-12-31' + n * 97 as day from generate_series(0, 60) n),
    told as (
      select day, s.id, pl.district_id, st.status, p.leading_id, s.name_kk
      from days join network.schools s on s.open_during @> day
      join network.school_places pl on pl.school_id = s.id and pl.during @> day
      left join network.statuses st on st.school_id = s.id and st.during @> day
      left join network.partnerships p on p.partner_id = s.id and p.kind = 'circle' and p.during @> day
    ), listed as (
      select day, school_id, district_id, status, leading_id, name_kk
      from days join network.listings l on l.during @> day
    )
    (select * from told except all select * from listed)
    union all (select * from listed except all select * from told) limit 5`);
}

async function listings() {
  return rows(`
    select school_id, during, district_id, status, leading_id, name_kk, words
    from network.listings order by school_id, during`);
}

async function rows(statement: string): Promise<Record<string, unknown>[]> {
  return (await sql<Record<string, unknown>>`${sql.raw(statement)}`.execute(database.db)).rows;
}

async function one(statement: string): Promise<Record<string, unknown> | undefined> {
  return (await rows(statement))[0];
}
