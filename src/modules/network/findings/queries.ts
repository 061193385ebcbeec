import { type RawBuilder, sql } from "kysely";
import { z } from "zod";
import type { Db } from "#lib/db.ts";
import { sqlOf } from "#lib/rows.ts";
import type { Scope } from "#lib/scope.ts";
import { schoolYearOf } from "../base/rules/school-year.ts";
import { farKm, fewestPartners, mostPartners } from "../partnerships/schema.ts";
import { type Finding, type FindingKind, findingRow } from "./schema.ts";

type FindingQuery = { kind: FindingKind; scope: Scope; on: string };
export const findingsPerPage = 50;
const countRow = z.strictObject({ count: z.int() });

/** What in the scope needs attention on the day, the gravest first. */
export async function listFindings(
  db: Db,
  { page, limit = findingsPerPage, ...asked }: FindingQuery & { page: number; limit?: number },
): Promise<Finding[]> {
  const { rows } = await sqlOf(findingRow)`
    select f.school_id as "schoolId", s.name_kk, s.name_ru, f.amount,
      jsonb_build_object('name_kk', d.name_kk, 'name_ru', d.name_ru, 'name_en', d.name_en) as district,
      jsonb_build_object('name_kk', r.name_kk, 'name_ru', r.name_ru, 'name_en', r.name_en) as region,
      case when o.id is not null then jsonb_build_object('id', o.id, 'name_kk', o.name_kk, 'name_ru', o.name_ru) end as other
    from (${found(asked)}) f
    join network.schools s on s.id = f.school_id
    join network.districts d on d.id = f.district_id
    join network.regions r on r.kato = d.region_kato and r.during @> ${asked.on}::date
    left join network.schools o on o.id = f.other_id
    order by f.amount desc nulls last, s.name_ru collate network.by_name, s.id
    limit ${limit} offset ${(page - 1) * limit}`.execute(db);
  return rows;
}

export async function countFindings(db: Db, asked: FindingQuery): Promise<number> {
  const { rows } = await sqlOf(countRow)`
    select count(*)::int as count from (${found(asked)}) f`.execute(db);
  return rows[0]?.count ?? 0;
}

function found({ kind, scope, on }: FindingQuery): RawBuilder<unknown> {
  const inScope = scope.holds({
    region: sql`l.region_kato`,
    district: sql`l.district_kato`,
    school: sql`l.school_id`,
    leading: sql`l.leading_id`,
  });
  const open = sql`network.listings l where l.during @> ${on}::date and ${inScope}`;
  const partners = sql`(select count(*)::int from network.partnerships p
    where p.leading_id = l.school_id and p.kind = 'circle' and p.during @> ${on}::date)`;
  const circles = sql`select l.school_id, l.district_id, ${partners} as amount, null::uuid as other_id
    from ${open} and l.status = 'leading'`;
  switch (kind) {
    case "withoutLeading":
      return sql`select l.school_id, l.district_id, null::int as amount, null::uuid as other_id
        from ${open} and coalesce(l.status, 'partner') = 'partner' and l.leading_id is null`;
    case "fewPartners":
      return sql`select * from (${circles}) c where amount < ${fewestPartners}`;
    case "manyPartners":
      return sql`select * from (${circles}) c where amount > ${mostPartners}`;
    case "farPartner":
      return sql`select * from (
        select l.school_id, l.district_id,
          round(network.distance_km(hub.lon, hub.lat, s.lon, s.lat))::int as amount, l.leading_id as other_id
        from network.listings l
        join network.schools s on s.id = l.school_id
        join network.schools hub on hub.id = l.leading_id
        where l.during @> ${on}::date and ${inScope}) c where amount > ${farKm}`;
    case "notConfirmed":
      return sql`select l.school_id, l.district_id, null::int as amount, null::uuid as other_id
        from ${open} and l.status = 'leading' and not exists (
          select from network.statuses st
          join network.status_confirmations sc on sc.status_id = st.id and sc.school_year = ${schoolYearOf(on)}
          where st.school_id = l.school_id and st.during @> ${on}::date)
        and exists (select from network.statuses st where st.school_id = l.school_id and st.during @> ${on}::date
          and lower(st.during) < ${`${schoolYearOf(on)}-09-01`}::date)`;
  }
}
