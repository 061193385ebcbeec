import { z } from "zod";
import { condition } from "#lib/condition.ts";
import type { Db } from "#lib/db.ts";
import { NotFound } from "#lib/errors.ts";
import { sqlOf } from "#lib/rows.ts";
import type { Language } from "#lib/texts.ts";
import { keepingPosts } from "./access.ts";
import { type TeacherPlace, teacherPlaceRow } from "./schema.ts";

/** The record of the person who is signed in, if there is one. */
export async function findOwnTeacher(db: Db, userId: string): Promise<{ id: string } | null> {
  const teacher = await db
    .selectFrom("people.teachers")
    .where("user_id", "=", userId)
    .where("erased_at", "is", null)
    .select("id")
    .executeTakeFirst();
  return teacher ?? null;
}

const placeOnDay = teacherPlaceRow.extend({ now: z.boolean() });

/** The schools where the person works on the day; when in none, the one where they worked last. */
export async function placesOfTeacher(
  db: Db,
  { id, on }: { id: string; on: string },
): Promise<TeacherPlace[]> {
  const { rows } = await sqlOf(placeOnDay)`
    select l.school_id as "schoolId", l.district_kato as "districtKato", l.region_kato as "regionKato",
      coalesce(l.leading_id, case when l.status = 'leading' then l.school_id end) as "leadingId",
      p.during @> ${on}::date as now
    from people.posts p
    -- Posts stay when a school closes: it is found where it lay last.
    cross join lateral (select * from network.listings where school_id = p.school_id
      order by during @> ${on}::date desc, upper(during) desc limit 1) l
    where p.teacher_id = ${id}
    order by upper(p.during) desc nulls first, p.school_id`.execute(db);
  return keepingPosts(rows).map(({ now: _, ...place }) => place);
}

const teacherNamed = z.strictObject({ name: z.string(), id: z.string() });

/** The teacher of that very name who works in the school or its circle; nobody when there are two. */
export async function listTeachersNamed(
  db: Db,
  {
    names,
    schoolId,
    leadingId,
    on,
  }: { names: readonly string[]; schoolId: string | null; leadingId: string | null; on: string },
): Promise<Map<string, string>> {
  if (names.length === 0 || (!schoolId && !leadingId)) return new Map();
  const { rows } = await sqlOf(teacherNamed)`
    select n.name, min(t.id::text) as id
    from unnest(${names}::text[]) as n (name)
    join people.teachers t on lower(n.name) in (lower(t.family_name || ' ' || t.given_name),
      lower(concat_ws(' ', t.family_name, t.given_name, t.patronymic)))
      and t.merged_into is null and t.erased_at is null
    join people.posts p on p.teacher_id = t.id and p.during @> ${on}::date
    join network.listings l on l.school_id = p.school_id and l.during @> ${on}::date
    where l.school_id = ${schoolId}::uuid or l.school_id = ${leadingId}::uuid or l.leading_id = ${leadingId}::uuid
    group by n.name having count(distinct t.id) = 1`.execute(db);
  return new Map(rows.map(({ name, id }) => [name, id]));
}

/** The person's record; of one that was merged into another, that other's. */
export async function getTeacher(db: Db, id: string) {
  const teacher = await db
    .selectFrom("people.teachers")
    .where("id", "=", id)
    .where("erased_at", "is", null)
    .select(["id", "family_name as familyName", "given_name as givenName", "patronymic"])
    .select(["birth_year as birthYear", "working_since as workingSince", "user_id as userId"])
    .select(["origin", "merged_into as mergedInto"])
    .executeTakeFirst();
  if (!teacher) throw new NotFound();
  return teacher;
}

export type Programme = Awaited<ReturnType<typeof listProgrammes>>[number];

/** Every programme in the order lists show them. */
export async function listProgrammes(db: Db) {
  return db
    .selectFrom("people.programmes")
    .orderBy("place")
    .select(["code", "kind", "level", "direction", "name_kk", "name_ru", "name_en"])
    .execute();
}

/** Whom to write to about a school: its coordinators and its director who have an e-mail. */
export async function listSchoolReaders(
  db: Db,
  { schoolIds, today }: { schoolIds: readonly string[]; today: string },
): Promise<{ email: string; language: Language }[]> {
  const rows = await db
    .selectFrom("accounts.grants as g")
    .innerJoin("accounts.users as u", "u.id", "g.user_id")
    .where("g.school_id", "in", [...schoolIds])
    .where("g.role", "in", ["leading_director", "leading_coordinator", "partner_coordinator"])
    .where(condition`g.during @> ${today}::date`)
    .where("u.email", "is not", null)
    .where("u.blocked_at", "is", null)
    .select(["u.email", "u.language"])
    .distinct()
    .execute();
  return rows.flatMap(({ email, language }) => (email === null ? [] : [{ email, language }]));
}
