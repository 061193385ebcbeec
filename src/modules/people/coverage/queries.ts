import { sql } from "kysely";
import type { Db } from "#lib/db.ts";
import { areaCode } from "./rules.ts";
import type { Area, Counts } from "./schema.ts";

/**
 * How many people of each area hold each measure on the day, by area code and measure; an area or a
 * measure nobody holds is absent. Read from the kept counts: at most the years before, the months
 * of the year and the days of the month for each count, however many people there are.
 */
export async function countsOn(
  db: Db,
  { areas, on, small }: { areas: readonly string[]; on: string; small: boolean },
): Promise<Map<string, Counts>> {
  const codes = areas.map((area) => (small ? `${area}/small` : area));
  const { rows } = await sql<{ area: string; measure: string; count: number }>`
    with asked as (
      select date_trunc('year', ${on}::date)::date as year, date_trunc('month', ${on}::date)::date as month
    )
    select area, measure, sum(delta)::int as count from (
      select area, measure, delta from people.counts
      where area = any (${codes}::text[]) and grain = 'y' and at < (select year from asked)
      union all select area, measure, delta from people.counts
      where area = any (${codes}::text[]) and grain = 'm'
        and at >= (select year from asked) and at < (select month from asked)
      union all select area, measure, delta from people.counts
      where area = any (${codes}::text[]) and grain = 'd'
        and at >= (select month from asked) and at <= ${on}::date
    ) parts group by 1, 2 having sum(delta) <> 0`.execute(db);
  const found = new Map<string, Record<string, number>>();
  for (const { area, measure, count } of rows) {
    const code = small ? area.slice(0, -"/small".length) : area;
    const counts = found.get(code) ?? {};
    counts[measure] = count;
    found.set(code, counts);
  }
  return found;
}

/** The counts of one area; empty when nobody is known there. */
export async function countsOf(
  db: Db,
  { area, on, small }: { area: Area; on: string; small: boolean },
): Promise<Counts> {
  const code = areaCode(area);
  return (await countsOn(db, { areas: [code], on, small })).get(code) ?? {};
}

/** The same counts by school. */
export async function countsOfSchools(
  db: Db,
  { schoolIds, on }: { schoolIds: readonly string[]; on: string },
): Promise<Map<string, Counts>> {
  const { rows } = await sql<{ schoolId: string; counts: Record<string, number> }>`
    select school_id as "schoolId", jsonb_object_agg(measure, held) as counts from (
      select school_id, measure, sum(delta)::int as held from people.school_steps
      where school_id = any (${schoolIds}::uuid[]) and day <= ${on}::date
      group by 1, 2 having sum(delta) <> 0) held
    group by 1`.execute(db);
  return new Map(rows.map(({ schoolId, counts }) => [schoolId, counts]));
}
