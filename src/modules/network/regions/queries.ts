import { type RawBuilder, sql } from "kysely";
import { z } from "zod";
import { condition } from "#lib/condition.ts";
import type { Db } from "#lib/db.ts";
import { sqlOf } from "#lib/rows.ts";
import { schoolNames } from "../base/schema.ts";

/** How many schools of each standing lie in an area on the day. */
const areaCountRow = z.strictObject({
  kato: z.string(),
  schools: z.int(),
  leading: z.int(),
  partner: z.int(),
  pilot: z.int(),
  nis: z.int(),
  /** Partner schools and schools without status that no leading school helps. */
  alone: z.int(),
});
export type AreaCount = z.infer<typeof areaCountRow>;

export async function countByRegion(db: Db, on: string): Promise<AreaCount[]> {
  return counted(db, { by: sql`l.region_kato`, on });
}

/** The districts of one region, or of the country when no region is named. */
export async function countByDistrict(
  db: Db,
  { regionKato, on }: { regionKato?: string; on: string },
): Promise<AreaCount[]> {
  return counted(db, { by: sql`l.district_kato`, on, ...(regionKato ? { regionKato } : {}) });
}

async function counted(
  db: Db,
  { by, on, regionKato }: { by: RawBuilder<unknown>; on: string; regionKato?: string },
): Promise<AreaCount[]> {
  const inside = regionKato ? condition`l.region_kato = ${regionKato}` : condition`true`;
  const { rows } = await sqlOf(areaCountRow)`
    select ${by} as kato, count(*)::int as schools,
      count(*) filter (where l.status = 'leading')::int as leading,
      count(*) filter (where l.status = 'partner')::int as partner,
      count(*) filter (where l.status = 'pilot')::int as pilot,
      count(*) filter (where l.status = 'nis')::int as nis,
      count(*) filter (where coalesce(l.status, 'partner') = 'partner' and l.leading_id is null)::int as alone
    from network.listings l where l.during @> ${on}::date and ${inside} group by 1`.execute(db);
  return rows;
}

export function total(counts: readonly AreaCount[]): Omit<AreaCount, "kato"> {
  const sum = (pick: (count: AreaCount) => number) =>
    counts.reduce((all, one) => all + pick(one), 0);
  return {
    schools: sum((one) => one.schools),
    leading: sum((one) => one.leading),
    partner: sum((one) => one.partner),
    pilot: sum((one) => one.pilot),
    nis: sum((one) => one.nis),
    alone: sum((one) => one.alone),
  };
}

const pointRow = schoolNames.extend({ lon: z.number(), lat: z.number() });
export type Point = z.infer<typeof pointRow>;

/** Where the leading schools of the region stand. */
export async function listLeadingPoints(
  db: Db,
  { regionKato, on }: { regionKato: string; on: string },
): Promise<Point[]> {
  const { rows } = await sqlOf(pointRow)`
    select s.id, s.name_kk, s.name_ru, s.lon, s.lat
    from network.listings l join network.schools s on s.id = l.school_id
    where l.during @> ${on}::date and l.region_kato = ${regionKato} and l.status = 'leading'
      and s.lon is not null and s.lat is not null
    order by s.id limit 400`.execute(db);
  return rows;
}

const originsRow = z.strictObject({ documents: z.int(), demo: z.int(), generated: z.int() });

/** Where the registry's schools come from, so that a reader knows what the figures rest on. */
export async function countOrigins(db: Db, on: string): Promise<z.infer<typeof originsRow>> {
  const { rows } = await sqlOf(originsRow)`
    select count(*) filter (where origin = 'documents')::int as documents,
      count(*) filter (where origin = 'demo')::int as demo,
      count(*) filter (where origin = 'generated')::int as generated
    from network.schools where open_during @> ${on}::date`.execute(db);
  return rows[0] ?? { documents: 0, demo: 0, generated: 0 };
}
