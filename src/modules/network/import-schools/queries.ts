import type { ImportRow, PlanContext, Planned } from "#imports/plan.ts";
import { condition } from "#lib/condition.ts";
import type { Db } from "#lib/db.ts";
import { sqlOf } from "#lib/rows.ts";
import { planSchools, type RegistrySchools } from "./rules.ts";
import { knownSchoolRow, type SchoolValue } from "./schema.ts";

/** Reads what the registry has of the file's schools and says what each row would do. */
export async function planSchoolRows(
  db: Db,
  { rows, context }: { rows: readonly ImportRow[]; context: PlanContext },
): Promise<Planned<SchoolValue>[]> {
  const codes = [...new Set(rows.map((row) => (row.cells.code ?? "").trim().toUpperCase()))];
  return planSchools(rows, await knownTo(db, { codes, asOf: context.asOf }), context);
}

async function knownTo(
  db: Db,
  { codes, asOf }: { codes: string[]; asOf: string },
): Promise<RegistrySchools> {
  const districts = await db
    .selectFrom("network.districts")
    .select(["id", "kato", "region_kato as regionKato"])
    .select(condition`during @> ${asOf}::date`.as("stands"))
    .execute();
  const { rows: schools } = await sqlOf(knownSchoolRow)`
    select s.id, s.code, s.name_kk, s.name_ru, s.kind, s.languages, s.locality, s.address, s.lat, s.lon, s.phone,
      s.email, s.website, lower(s.open_during) as opened, upper(s.open_during) as closed,
      coalesce(d.kato, '') as "districtKato", coalesce(d.region_kato, '') as "regionKato"
    from network.schools s
    left join lateral (select district_id from network.school_places p where p.school_id = s.id
      order by p.during @> ${asOf}::date desc, upper(p.during) desc nulls first limit 1) place on true
    left join network.districts d on d.id = place.district_id
    where s.code = any (${codes}::text[])`.execute(db);
  return {
    districts: new Map(districts.filter((one) => one.stands).map((one) => [one.kato, one])),
    otherDistricts: new Set(districts.filter((one) => !one.stands).map((one) => one.kato)),
    schools: new Map(schools.map((school) => [school.code, school])),
  };
}
