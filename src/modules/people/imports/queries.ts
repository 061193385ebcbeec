import { type RawBuilder, sql } from "kysely";
import { z } from "zod";
import { condition } from "#lib/condition.ts";
import type { Db } from "#lib/db.ts";
import { eitherName } from "#lib/names.ts";
import { sqlOf } from "#lib/rows.ts";
import type { Scope } from "#lib/scope.ts";
import { type Language, wordsIn } from "#lib/texts.ts";
import { teacherPlaceRow } from "../base/schema.ts";
import type { Traces } from "./rules/forgotten.ts";
import { type NamedSchool, SchoolNames } from "./rules/school-names.ts";

/** What the person's records are known by in tables, beside the names. */
export async function getTracesIn(
  db: Db,
  teacherIds: readonly string[],
): Promise<Pick<Traces, "hashes" | "codes" | "schools">> {
  const numbered = await db
    .selectFrom("people.teachers")
    .where("id", "in", [...teacherIds])
    .where("iin_hash", "is not", null)
    .select("iin_hash")
    .execute();
  const schools = await db
    .selectFrom("network.schools as s")
    .innerJoin("people.posts as w", "w.school_id", "s.id")
    .where("w.teacher_id", "in", [...teacherIds])
    .distinct()
    .select(["s.code", "s.name_kk", "s.name_ru"])
    .execute();
  return {
    hashes: numbered.flatMap(({ iin_hash }) => iin_hash ?? []),
    codes: schools.map(({ code }) => code),
    schools: new SchoolNames(schools),
  };
}

const namedSchoolRow = z.strictObject({
  code: z.string(),
  name_kk: z.string(),
  name_ru: z.string(),
});

/** The schools of the scope by their names, as they are on the day. */
export async function listSchoolsNamed(
  db: Db,
  { scope, on }: { scope: Scope; on: string },
): Promise<NamedSchool[]> {
  const row = {
    region: sql`l.region_kato`,
    district: sql`l.district_kato`,
    school: sql`l.school_id`,
  };
  const { rows } = await sqlOf(namedSchoolRow)`
    select s.code, s.name_kk, s.name_ru from network.listings l join network.schools s on s.id = l.school_id
    where l.during @> ${on}::date and ${scope.holds(row)}`.execute(db);
  return rows;
}

/** True of a text that holds the person's number or the letters of the names, be it within other names. */
export function naming({ names, hashes }: Traces, text: RawBuilder<unknown>): RawBuilder<boolean> {
  return condition`exists (select from unnest(${hashes}::text[]) as h (hash)
      where position(h.hash in ${text}) > 0)
    or exists (select from jsonb_to_recordset(${JSON.stringify(names.map(eitherName))}::jsonb)
        as n (family text, given text)
      where lower(${text}) ~ n.family and lower(${text}) ~ n.given)`;
}

/** Whether a school of the person's brought the table `i`. */
export function isOfSchool({ codes }: Traces): RawBuilder<boolean> {
  return condition`exists (select from accounts.grants g join network.schools s on s.id = g.school_id
    where g.user_id = i.made_by and s.code = any(${codes}::text[]))`;
}

const touchedRow = z.strictObject({
  subjects: z.array(z.string()),
  places: z.array(teacherPlaceRow),
});
const tellingOfTeachers = [
  "people.posts",
  "people.categories",
  "people.courses",
  "people.trainers",
];

/** For everybody of whom a row of the table `net` tells, where they work on the day or worked at all. */
export async function listPlacesTouched(tx: Db, on: string): Promise<z.infer<typeof touchedRow>[]> {
  const told = tellingOfTeachers.map(
    (table) => sql`union select net.subjects, t.teacher_id from net join ${sql.table(table)} t
      on t.id = case when net.relation = ${table} then net.key::uuid end`,
  );
  const { rows } = await sqlOf(touchedRow)`
    with touched as (
      select net.subjects, net.key::uuid as id from net where net.relation = 'people.teachers' ${sql.join(told, sql` `)}
    )
    select touched.subjects, coalesce(jsonb_agg(jsonb_build_object('schoolId', l.school_id, 'districtKato',
      l.district_kato, 'regionKato', l.region_kato, 'leadingId', l.leading_id))
      filter (where l.school_id is not null), '[]') as places
    from touched left join people.posts p on p.teacher_id = touched.id
    left join lateral (select * from network.listings where school_id = p.school_id
      order by during @> ${on}::date desc, upper(during) desc limit 1) l on true
    group by touched.subjects, touched.id`.execute(tx);
  return rows;
}

const mergedRow = z.strictObject({ subject: z.string(), reason: z.literal("merged") });

/** Records of which rows of the table `net` tell, and which have been joined with another one since the moment. */
export async function listMerged(tx: Db, since: Date | null): Promise<z.infer<typeof mergedRow>[]> {
  const { rows } = await sqlOf(mergedRow)`
    select t.id as subject, 'merged' as reason from people.teachers t
    join (select net.key::uuid as id from net where net.relation = 'people.teachers'
      union select unnest(net.subjects) from net) told on told.id = t.id
    where t.merged_into is not null or exists (select from people.merges m
      where m.kept_id = t.id and m.undone_at is null and m.made_at >= ${since})`.execute(tx);
  return rows;
}

/** What the registry calls the schools, by their codes. */
export async function listSchoolNames(
  db: Db,
  { codes, language }: { codes: readonly string[]; language: Language },
): Promise<ReadonlyMap<string, string>> {
  if (codes.length === 0) return new Map();
  const { rows } = await sqlOf(namedSchoolRow)`
    select code, name_kk, name_ru from network.schools where code = any (${codes}::text[])`.execute(
    db,
  );
  return new Map(
    rows.map(({ code, name_kk, name_ru }) => [
      code,
      wordsIn({ kk: name_kk, ru: name_ru }, language),
    ]),
  );
}

const namedRow = z.strictObject({ id: z.string(), kk: z.string(), ru: z.string() });

/** What teachers and trainings are called, by their ids. */
export async function listNamesOf(
  db: Db,
  { subjects, language }: { subjects: readonly string[]; language: Language },
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sqlOf(namedRow)`
    select id, name as kk, name as ru from (
      select id, concat_ws(' ', family_name, given_name, patronymic) as name from people.teachers
      where id = any (${subjects}::uuid[]) and erased_at is null) t
    union all select a.id, g.name_kk, g.name_ru from people.training_acts a
    join people.programmes g on g.code = a.programme where a.id = any (${subjects}::uuid[])`.execute(
    db,
  );
  return new Map(rows.map(({ id, kk, ru }) => [id, wordsIn({ kk, ru }, language)]));
}
