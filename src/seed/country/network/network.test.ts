import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestDatabase, testDatabase } from "#test/database.ts";
import { seedNetwork } from "./actions.ts";
import { nationalPlan } from "./rules.ts";

const now = new Date("2026-03-01T09:00:00Z");
let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
  await seedNetwork(database.db, { scale: 1, seed: "tirek", now });
});
afterAll(async () => database.close());

describe("the national data set", () => {
  it("has the schools of 24 October 2019 that the document counts", async () => {
    const counts = await rows(`
      select status, count(*)::int as n from network.listings
      where during @> date '2019-10-24' group by 1 order by 1`);
    expect(counts).toEqual([
      { status: "leading", n: 1_030 },
      { status: "nis", n: 20 },
      { status: "partner", n: 5_967 },
      { status: "pilot", n: 30 },
    ]);
  });

  it.each(["leading", "pilot"])(
    "has as many %s schools in each region as the document",
    async (status) => {
      const counts = await rows(`
      select f.region_kato, f.value::int as printed,
        (select count(*)::int from network.listings l where l.region_kato = f.region_kato
          and l.status = '${status}' and l.during @> date '2019-10-24') as counted
      from network.published_figures f
      where f.document_code = 'nis-2019' and f.topic = 'by_region' and f.code = '${status}'`);
      expect(counts).toHaveLength(17);
      for (const region of counts) expect(region.counted).toBe(region.printed);
    },
  );

  it("has 1,412 leading schools by the end of 2021", async () => {
    const leading = await rows(`
      select count(*)::int as n from network.listings
      where status = 'leading' and during @> date '2021-12-31'`);
    expect(leading).toEqual([{ n: 1_412 }]);
  });

  it("gives most leading schools two to ten partners, a few more with a reason, and leaves a few partners out", async () => {
    const circles = await rows(`
      select count(*)::int as n, bool_or(reason is not null) as explained from network.partnerships
      where kind = 'circle' and during @> date '2019-10-24' group by leading_id`);
    const sizes = circles.map((circle) => Number(circle.n));
    expect(sizes.filter((n) => n >= 2 && n <= 10).length).toBeGreaterThan(sizes.length * 0.95);
    const over = circles.filter((circle) => Number(circle.n) > 10);
    expect(over.length).toBeGreaterThan(0);
    expect(over.every((circle) => circle.explained === true)).toBe(true);
    const alone = await rows(`
      select count(*)::int as n from network.listings
      where status = 'partner' and leading_id is null and during @> date '2019-10-24'`);
    expect(Number(alone[0]?.n)).toBeGreaterThan(5);
  });

  it("lets nobody be led by a school that does not lead", async () => {
    const wrong = await rows(`
      select p.id from network.partnerships p where not exists (
        select from network.statuses s
        where s.school_id = p.leading_id and s.status = 'leading' and s.during @> p.during)`);
    expect(wrong).toEqual([]);
  });

  it("has about three million pupils and 292 thousand teachers", async () => {
    const [size] = await rows(`
      select sum(pupils)::int as pupils, sum(teachers)::int as teachers from network.school_sizes where year = 2019`);
    expect(Math.abs(Number(size?.pupils) - 3_000_000)).toBeLessThan(100_000);
    expect(Math.abs(Number(size?.teachers) - 292_000)).toBeLessThan(10_000);
  });

  it("moves schools into the regions made on 8 June 2022 and loses none", async () => {
    const moved = await rows(`
      select count(*)::int as n from network.listings
      where region_kato in ('100000000', '330000000', '620000000') and during @> date '2022-06-08'`);
    const all = await rows(`
      select (select count(*)::int from network.listings where during @> date '2022-06-07') as before,
        (select count(*)::int from network.listings where during @> date '2022-06-08') as after`);
    expect(Number(moved[0]?.n)).toBeGreaterThan(300);
    expect(all).toEqual([{ before: 7_047, after: 7_047 }]);
  });

  it("is marked as generated and is not written a second time", async () => {
    const again = await seedNetwork(database.db, { scale: 1, seed: "other", now });
    expect(again).toEqual({ schools: 0, partnerships: 0 });
    const origins = await rows("select origin, count(*)::int as n from network.schools group by 1");
    expect(origins).toEqual([{ origin: "generated", n: 7_047 }]);
  });
});

describe("a seed", () => {
  it("gives the same country each time and another country for another seed", async () => {
    const [one, same, other] = [
      await countryOf("a", 0.03),
      await countryOf("a", 0.03),
      await countryOf("b", 0.03),
    ];
    expect(one.length).toBeGreaterThan(150);
    expect(same).toEqual(one);
    expect(other).not.toEqual(one);
  });
});

describe("nationalPlan", () => {
  it("holds to the published counts at ten times the size", () => {
    const published = [
      { regionKato: "110000000", leading: 86, pilot: 2 },
      { regionKato: "750000000", leading: 944, pilot: 28 },
    ];
    const plans = nationalPlan(published, 10);
    expect(plans.map((plan) => plan.leading)).toEqual([860, 9_440]);
    expect(plans.reduce((sum, plan) => sum + plan.partner, 0)).toBe(59_670);
    expect(plans.reduce((sum, plan) => sum + plan.becomeLeading, 0)).toBe(3_820);
  });
});

async function countryOf(seed: string, scale: number) {
  const own = await testDatabase();
  await seedNetwork(own.db, { scale, seed, now });
  const { rows: found } = await sql`
    select l.school_id, l.during::text, l.status, l.leading_id, l.name_kk, s.lon, s.lat
    from network.listings l join network.schools s on s.id = l.school_id order by 1, 2`.execute(
    own.db,
  );
  await own.close();
  return found;
}

async function rows(statement: string): Promise<Record<string, unknown>[]> {
  return (await sql<Record<string, unknown>>`${sql.raw(statement)}`.execute(database.db)).rows;
}
