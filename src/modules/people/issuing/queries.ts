import { sql } from "kysely";
import { z } from "zod";
import { condition } from "#lib/condition.ts";
import type { Db } from "#lib/db.ts";
import { NotFound } from "#lib/errors.ts";
import { sqlOf } from "#lib/rows.ts";
import type { Scope } from "#lib/scope.ts";
import { fold } from "#lib/search.ts";
import { schoolCodeIn } from "#modules/network/base/schema.ts";
import { foldedName } from "../certificates/queries.ts";
import { Activity, Holder, type Organiser } from "../certificates/schema.ts";
import type { ActivityForm, CertificateList, OfferedTeacher, Territories } from "./schema.ts";

export type OrganiserFields = Pick<
  ActivityForm,
  "organiser" | "organiserCode" | "organiserKk" | "organiserRu" | "territory"
>;

// Of a region; joined to the districts, the column may say one.
const noDistrict = z.string().nullable();

/** Who the form means, with the names to print; null when there is no such school or territory today. */
export async function findOrganiser(
  db: Db,
  { form, today }: { form: OrganiserFields; today: string },
): Promise<Organiser | null> {
  if (form.organiser === "school")
    return findSchoolAsOrganiser(db, form.organiserCode ?? "", today);
  const names = { schoolId: null, kk: form.organiserKk ?? "", ru: form.organiserRu ?? "" };
  const territory = form.territory ?? "";
  if (territory === "country") return { ...names, regionKato: null, districtKato: null };
  const lying = await db
    .selectFrom("network.regions")
    .where("kato", "=", territory)
    .where(condition`during @> ${today}::date`)
    .select([sqlOf(noDistrict)`null`.as("districtKato"), "kato as regionKato"])
    .unionAll(
      db
        .selectFrom("network.districts")
        .where("kato", "=", territory)
        .where(condition`during @> ${today}::date`)
        .select(["kato as districtKato", "region_kato as regionKato"]),
    )
    .executeTakeFirst();
  return lying ? { ...names, ...lying } : null;
}

async function findSchoolAsOrganiser(
  db: Db,
  code: string,
  today: string,
): Promise<Organiser | null> {
  const school = await db
    .selectFrom("network.schools as s")
    .innerJoin("network.listings as l", "l.school_id", "s.id")
    .where("s.code", "=", schoolCodeIn(code))
    .where(condition`l.during @> ${today}::date`)
    .select(["s.id as schoolId", "s.name_kk as kk", "s.name_ru as ru"])
    .select(["l.region_kato as regionKato", "l.district_kato as districtKato"])
    .executeTakeFirst();
  return school ?? null;
}

export type NamedTeacher = {
  code: string;
  familyName: string;
  givenName: string;
  patronymic: string | null;
};
const foundHolderRow = z.strictObject({
  place: z.int(),
  schoolId: z.string().nullable(),
  regionKato: z.string().nullable(),
  districtKato: z.string().nullable(),
  /** Null when the school has no such person, or has several of that name. */
  teacherId: z.string().nullable(),
});
export type FoundHolder = z.infer<typeof foundHolderRow>;

/** For each person named with a school's code: the school, and the one person of that name in it today. */
export async function findHoldersInSchools(
  db: Db,
  { people, today }: { people: readonly NamedTeacher[]; today: string },
): Promise<FoundHolder[]> {
  const asked = people.map(({ code, ...name }, place) => ({
    place,
    code: schoolCodeIn(code),
    folded: foldedName(name),
    short: ` ${fold(`${name.familyName} ${name.givenName}`)}`,
    whole: name.patronymic !== null,
  }));
  const { rows: found } = await sqlOf(foundHolderRow)`
    select a.place, s.id as "schoolId", l.region_kato as "regionKato", l.district_kato as "districtKato",
      case when one.people = 1 then one.id end as "teacherId"
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as a (place int, code text, folded text, short text, whole boolean)
    left join network.schools s on s.code = a.code
    left join network.listings l on l.school_id = s.id and l.during @> ${today}::date
    left join lateral (
      select count(*) as people, (array_agg(t.id))[1] as id
      from people.posts p join people.teachers t on t.id = p.teacher_id
      where p.school_id = s.id and p.during @> ${today}::date and t.merged_into is null and t.erased_at is null
        and (t.folded = a.folded or (not a.whole and (t.folded = a.short or t.folded like a.short || ' %')))
    ) one on true
    order by a.place`.execute(db);
  return found;
}

/** The people of a school inside the scope, by name; nobody of a school outside it. */
export async function listTeachersToChoose(
  db: Db,
  { scope, code, today }: { scope: Scope; code: string; today: string },
): Promise<OfferedTeacher[]> {
  return db
    .selectFrom("people.posts as p")
    .innerJoin("people.teachers as t", "t.id", "p.teacher_id")
    .innerJoin("network.schools as s", "s.id", "p.school_id")
    .innerJoin("network.listings as l", "l.school_id", "s.id")
    .where("s.code", "=", schoolCodeIn(code))
    .where(condition`p.during @> ${today}::date and l.during @> ${today}::date`)
    .where("t.merged_into", "is", null)
    .where("t.erased_at", "is", null)
    .where(
      scope.holds({
        region: sql`l.region_kato`,
        district: sql`l.district_kato`,
        school: sql`s.id`,
        leading: sql`l.leading_id`,
      }),
    )
    .orderBy("t.family_name")
    .orderBy("t.given_name")
    .orderBy("t.id")
    .select(["t.id", "t.family_name as familyName", "t.given_name as givenName", "t.patronymic"])
    .execute();
}

export async function getList(db: Db, id: string): Promise<CertificateList> {
  const row = await db
    .selectFrom("people.certificate_lists")
    .where("id", "=", id)
    .select(["id", "activity", "holders", "job_id as jobId", "made_by as madeBy"])
    .executeTakeFirst();
  if (!row) throw new NotFound();
  return {
    ...row,
    activity: Activity.parse(row.activity),
    holders: z.array(Holder).parse(row.holders),
  };
}

export async function listTerritories(db: Db, today: string): Promise<Territories> {
  const at = condition`during @> ${today}::date`;
  const columns = ["kato", "name_kk", "name_ru", "name_en"] as const;
  const regions = db.selectFrom("network.regions").where(at).orderBy("name_ru").select(columns);
  const districts = db.selectFrom("network.districts").where(at).orderBy("name_ru").select(columns);
  return { regions: await regions.execute(), districts: await districts.execute() };
}
