import { sql } from "kysely";
import type { Db } from "#lib/db.ts";
import { sqlOf } from "#lib/rows.ts";
import type { Scope } from "#lib/scope.ts";
import {
  type LaggingArea,
  type LaggingSchool,
  laggingAreaRow,
  laggingSchoolRow,
} from "./schema.ts";

type ScopeOn = { scope: Scope; on: string };

/** Each school by its latest confirmed diagnosis: what was agreed later stands for what was before. */
const latest = ({ scope, on }: ScopeOn) => sql`
  select distinct on (n.school_id) n.school_id, n.diagnosis_id, d.half_year, d.leading_id, l.district_kato
  from needs.needs n
  join needs.diagnoses d on d.id = n.diagnosis_id
  join network.listings l on l.school_id = n.school_id and l.during @> ${on}::date
  where n.school_id is not null and n.confirmed_at < (${on}::date + 1)
    and ${scope.holds({
      region: sql`l.region_kato`,
      district: sql`l.district_kato`,
      school: sql`l.school_id`,
      leading: sql`l.leading_id`,
    })}
  order by n.school_id, d.half_year desc`;

/** The areas by how many schools of the scope lag in them. */
export async function listLaggingAreas(db: Db, asked: ScopeOn): Promise<LaggingArea[]> {
  const { rows } = await sqlOf(laggingAreaRow)`
    with latest as materialized (${latest(asked)})
    select a.code, a.name_kk, a.name_ru, a.name_en, count(n.id)::int as schools,
      count(distinct l.leading_id) filter (where n.id is not null)::int as circles,
      (select count(*)::int from latest) as looked
    from needs.areas a
    left join (latest l join needs.needs n on n.diagnosis_id = l.diagnosis_id and n.school_id = l.school_id
      and n.is_lagging) on n.area = a.code
    group by a.code having count(n.id) > 0
    order by schools desc, a.place`.execute(db);
  return rows;
}

export const schoolsPerPage = 50;

export async function listLaggingSchools(
  db: Db,
  { area, page, ...asked }: ScopeOn & { area: string; page: number },
): Promise<LaggingSchool[]> {
  const { rows } = await sqlOf(laggingSchoolRow)`
    with latest as materialized (${latest(asked)})
    select l.diagnosis_id as "diagnosisId", l.school_id as "schoolId", s.name_kk, s.name_ru,
      d.name_kk as district_kk, d.name_ru as district_ru, l.half_year as "halfYear",
      n.share_high as "shareHigh", n.rank
    from latest l
    join needs.needs n on n.diagnosis_id = l.diagnosis_id and n.school_id = l.school_id
      and n.is_lagging and n.area = ${area}
    join network.schools s on s.id = l.school_id
    join network.districts d on d.kato = l.district_kato and d.during @> ${asked.on}::date
    order by n.share_high desc, s.name_kk collate network.by_name
    limit ${schoolsPerPage} offset ${(page - 1) * schoolsPerPage}`.execute(db);
  return rows;
}
