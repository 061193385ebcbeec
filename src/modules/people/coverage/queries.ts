import { z } from "zod";
import { condition } from "#lib/condition.ts";
import type { Db } from "#lib/db.ts";
import { sqlOf } from "#lib/rows.ts";
import type { Measure } from "../base/schema.ts";
import { areaCode } from "./rules.ts";
import type { Area, Counts } from "./schema.ts";

const countRow = z.strictObject({ area: z.string(), measure: z.string(), count: z.int() });

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
  const { rows } = await sqlOf(countRow)`
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
  if (area.kind === "circle") {
    const circles = await countsOfCircles(db, { leadingIds: [area.leadingId], on });
    return circles.get(area.leadingId) ?? {};
  }
  const code = areaCode(area);
  return (await countsOn(db, { areas: [code], on, small })).get(code) ?? {};
}

const heldCounts = z.record(z.string(), z.int());
const circleCounts = z.strictObject({ leadingId: z.string(), counts: heldCounts });

/** The counts of circles, the leading school with its partners of the day, by the leading school. */
export async function countsOfCircles(
  db: Db,
  { leadingIds, on }: { leadingIds: readonly string[]; on: string },
): Promise<Map<string, Counts>> {
  const { rows } = await sqlOf(circleCounts)`
    select circle as "leadingId", jsonb_object_agg(measure, held) as counts from (
      select m.circle, s.measure, sum(s.delta)::int as held from (
        select school_id, leading_id as circle from network.listings
        where leading_id = any (${leadingIds}::uuid[]) and during @> ${on}::date
        union all select school_id, school_id from network.listings
        where school_id = any (${leadingIds}::uuid[]) and leading_id is null and status = 'leading'
          and during @> ${on}::date
      ) m join people.school_steps s on s.school_id = m.school_id and s.day <= ${on}::date
      group by 1, 2 having sum(s.delta) <> 0) held
    group by 1`.execute(db);
  return new Map(rows.map(({ leadingId, counts }) => [leadingId, counts]));
}

const schoolCounts = z.strictObject({ schoolId: z.string(), counts: heldCounts });

/** The same counts by school. */
export async function countsOfSchools(
  db: Db,
  { schoolIds, on }: { schoolIds: readonly string[]; on: string },
): Promise<Map<string, Counts>> {
  const { rows } = await sqlOf(schoolCounts)`
    select school_id as "schoolId", jsonb_object_agg(measure, held) as counts from (
      select school_id, measure, sum(delta)::int as held from people.school_steps
      where school_id = any (${schoolIds}::uuid[]) and day <= ${on}::date
      group by 1, 2 having sum(delta) <> 0) held
    group by 1`.execute(db);
  return new Map(rows.map(({ schoolId, counts }) => [schoolId, counts]));
}

const gapRow = z.strictObject({
  schoolId: z.string(),
  name_kk: z.string(),
  name_ru: z.string(),
  small: z.boolean(),
  districtKato: z.string(),
  leading: z.strictObject({ id: z.string(), name_kk: z.string(), name_ru: z.string() }).nullable(),
  teachers: z.int(),
});
export type Gap = z.infer<typeof gapRow>;

export const gapsPerPage = 20;

/** Schools of the area where teachers work and nobody holds the measure on the day, the largest first. */
export async function listGaps(
  db: Db,
  {
    area,
    on,
    small,
    measure,
    page,
  }: { area: Area; on: string; small: boolean; measure: Measure; page: number },
): Promise<Gap[]> {
  const { rows } = await sqlOf(gapRow)`
    select g.school_id as "schoolId", s.name_kk, s.name_ru, g.small, g.district_kato as "districtKato",
      case when lead.id is not null and lead.id <> g.school_id then
        jsonb_build_object('id', lead.id, 'name_kk', lead.name_kk, 'name_ru', lead.name_ru) end as leading,
      (select sum(delta)::int from people.school_steps t
        where t.school_id = g.school_id and t.measure = 'teachers' and t.day <= ${on}::date) as teachers
    from (
      select * from people.gaps g
      where g.measure = ${measure} and g.during @> ${on}::date and ${inArea(area)}
        and (not ${small}::boolean or g.small)
      order by g.teachers desc, g.school_id
      limit ${gapsPerPage} offset ${(page - 1) * gapsPerPage}
    ) g
    join network.schools s on s.id = g.school_id
    left join network.schools lead on lead.id = g.circle_id
    order by g.teachers desc, g.school_id`.execute(db);
  return rows;
}

function inArea(area: Area) {
  switch (area.kind) {
    case "country":
      return condition`true`;
    case "region":
      return condition`g.region_kato = ${area.kato}`;
    case "district":
      return condition`g.district_kato = ${area.kato}`;
    case "circle":
      return condition`g.circle_id = ${area.leadingId}::uuid`;
  }
}

const partRow = z.strictObject({
  code: z.string(),
  id: z.string(),
  name_kk: z.string(),
  name_ru: z.string(),
});
export type Part = z.infer<typeof partRow> & { name_en?: string };

/** The leading schools of a district on the day, whose circles are the parts of it. */
export async function listCirclesOf(
  db: Db,
  { districtKato, on }: { districtKato: string; on: string },
): Promise<Part[]> {
  const { rows } = await sqlOf(partRow)`
    select l.school_id::text as code, l.school_id as id, l.name_kk, l.name_ru
    from network.listings l
    where l.district_kato = ${districtKato} and l.status = 'leading' and l.during @> ${on}::date
    order by l.name_kk collate network.by_name`.execute(db);
  return rows;
}

/** The leading school and its partners of the day. */
export async function listSchoolsOfCircle(
  db: Db,
  { leadingId, on }: { leadingId: string; on: string },
): Promise<Part[]> {
  const { rows } = await sqlOf(partRow)`
    select l.school_id as id, l.school_id::text as code, l.name_kk, l.name_ru
    from network.listings l
    where (l.leading_id = ${leadingId}::uuid or l.school_id = ${leadingId}::uuid)
      and l.during @> ${on}::date
    order by l.school_id <> ${leadingId}::uuid, l.name_kk collate network.by_name`.execute(db);
  return rows;
}
