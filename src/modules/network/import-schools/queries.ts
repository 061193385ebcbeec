import type { ImportRow, PlanContext, Planned } from "#imports/plan.ts";
import { condition } from "#lib/condition.ts";
import type { Db } from "#lib/db.ts";
import { periodText } from "#lib/period.ts";
import { sqlOf } from "#lib/rows.ts";
import { codeOfRow } from "../base/schema.ts";
import { listPlacesThrough } from "../territory/queries.ts";
import { planSchools, type RegistrySchools } from "./rules.ts";
import { knownSchoolRow, type SchoolValue } from "./schema.ts";

/** Reads what the registry has of the file's schools and says what each row would do. */
export async function planSchoolRows(
  db: Db,
  { rows, context }: { rows: readonly ImportRow[]; context: PlanContext },
): Promise<Planned<SchoolValue>[]> {
  const codes = [...new Set(rows.map(codeOfRow))];
  return planSchools(rows, await knownTo(db, { codes, ...context }), context);
}

async function knownTo(
  db: Db,
  { codes, asOf, today }: { codes: string[]; asOf: string; today: string },
): Promise<RegistrySchools> {
  const districts = await db
    .selectFrom("network.districts")
    .select(["id", "kato", "region_kato as regionKato"])
    .select(condition`during @> ${asOf}::date`.as("stands"))
    .execute();
  const { rows: schools } = await sqlOf(knownSchoolRow)`
    select s.id, s.code, s.name_kk, s.name_ru, s.kind, s.languages, s.locality, s.address, s.lat, s.lon, s.phone,
      s.email, s.website, lower(s.open_during) as opened, upper(s.open_during) as closed,
      coalesce(d.kato, '') as "districtKato", coalesce(d.region_kato, '') as "regionKato",
      coalesce(place.stands, false) as stands, coalesce(lies."keptIn", '[]') as "keptIn",
      coalesce(lies."movedFrom", '[]') as "movedFrom", coalesce(tied.until::text, '') as "tiedUntil"
    from network.schools s
    left join lateral (select district_id, p.during @> ${asOf}::date as stands
      from network.school_places p where p.school_id = s.id
      order by p.during @> ${asOf}::date desc, upper(p.during) desc nulls first limit 1) place on true
    left join network.districts d on d.id = place.district_id
    left join lateral (
      select jsonb_agg(t.place) filter (where t.number = 1 or t.during && daterange(${today}::date, null)) as "keptIn",
        jsonb_agg(t.place) filter (where t.during && daterange(${asOf}::date, null)) as "movedFrom"
      from (
        select p.during, row_number() over (order by upper(p.during) desc nulls first) as number,
          jsonb_build_object('regionKato', q.region_kato, 'districtKato', q.kato) as place
        from network.school_places p join network.districts q on q.id = p.district_id where p.school_id = s.id
      ) t
    ) lies on true
    left join lateral (
      select max(coalesce(upper(t.during), 'infinity')) as until from (
        select during from network.statuses where school_id = s.id
        union all select during from network.partnerships where s.id in (leading_id, partner_id)
      ) t
    ) tied on true
    where s.code = any (${codes}::text[])`.execute(db);
  const later = await listPlacesThrough(db, periodText({ from: today, until: null }));
  const placeOf = new Map(
    districts.map(({ id, kato, regionKato }) => [id, { regionKato, districtKato: kato }]),
  );
  const keptIn = (id: number) =>
    (later.get(id) ?? []).flatMap(({ districtId }) => placeOf.get(districtId) ?? []);
  return {
    districts: new Map(
      districts
        .filter((one) => one.stands)
        .map((one) => [one.kato, { ...one, keptIn: keptIn(one.id) }]),
    ),
    otherDistricts: new Set(districts.filter((one) => !one.stands).map((one) => one.kato)),
    schools: new Map(schools.map((school) => [school.code, school])),
  };
}
