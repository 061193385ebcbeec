import { z } from "zod";
import type { Db } from "#lib/db.ts";
import type { Subject } from "#lib/of-person.ts";
import { sqlOf } from "#lib/rows.ts";
import { findOwnTeacher } from "../base/queries.ts";
import { isNearName, type NameInParts } from "../base/rules/near-names.ts";

const matchRow = z.strictObject({
  id: z.string(),
  familyName: z.string(),
  givenName: z.string(),
  patronymic: z.string().nullable(),
  birthYear: z.int().nullable(),
});
export type Match = z.infer<typeof matchRow>;

/** The largest schools have fewer. */
const mostUnclaimed = 400;

/**
 * Whoever works in the school without an account, to be recognised by whoever keeps it: first those who may bear the name, then
 * all others, for a name is written in many ways and changes.
 */
export async function listUnclaimed(
  db: Db,
  { schoolId, on, ...name }: NameInParts & { schoolId: string; on: string },
): Promise<Match[]> {
  const { rows } = await sqlOf(matchRow)`
    select t.id, t.family_name as "familyName", t.given_name as "givenName", t.patronymic,
      t.birth_year as "birthYear"
    from people.posts p join people.teachers t on t.id = p.teacher_id
    where p.school_id = ${schoolId} and p.during @> ${on}::date and t.user_id is null
      and t.erased_at is null and t.merged_into is null
    order by t.folded, t.id limit ${mostUnclaimed}`.execute(db);
  const near = rows.filter((one) => isNearName(one, name));
  return [...near, ...rows.filter((one) => !near.includes(one))];
}

const recordRow = z.strictObject({ record: z.json() });

/** Everything kept about a person as a teacher, for themselves to read. */
export async function readWholeRecord(db: Db, teacherId: string): Promise<unknown> {
  const { rows } = await sqlOf(recordRow)`
    select jsonb_build_object(
      'teacher', (select to_jsonb(t) - 'iin_hash' - 'shares_number' - 'folded' - 'user_id' || jsonb_build_object('iin_known',
        iin_hash is not null) from people.teachers t where id = ${teacherId}),
      'posts', (select coalesce(jsonb_agg(to_jsonb(p) || jsonb_build_object('school', s.name_ru)
        order by p.during), '[]') from people.posts p join network.schools s on s.id = p.school_id
        where p.teacher_id = ${teacherId}),
      'categories', (select coalesce(jsonb_agg(to_jsonb(c) order by c.during), '[]')
        from people.categories c where c.teacher_id = ${teacherId}),
      'courses', (select coalesce(jsonb_agg(to_jsonb(c) order by c.completed_on), '[]')
        from people.courses c where c.teacher_id = ${teacherId}),
      'directions', (select coalesce(jsonb_agg(to_jsonb(r) order by r.during), '[]')
        from people.trainers r where r.teacher_id = ${teacherId}),
      'trainings_led', (select coalesce(jsonb_agg(to_jsonb(a) - 'made_by' order by a.until_day), '[]')
        from people.act_trainers l join people.training_acts a on a.id = l.act_id
        where l.teacher_id = ${teacherId}),
      'certificates', (select coalesce(jsonb_agg(jsonb_build_object('number', c.number, 'title', c.title_ru,
        'issued_on', c.issued_on) order by c.issued_on), '[]')
        from people.certificates c where c.teacher_id = ${teacherId})) as record`.execute(db);
  return rows[0]?.record ?? null;
}

/** The person of an account: their record, where they have one, and the records joined to it. */
export async function findSubject(db: Db, userId: string): Promise<Subject> {
  const own = await findOwnTeacher(db, userId);
  if (!own) return { userId, teacherIds: [] };
  const joined = await db
    .selectFrom("people.teachers")
    .where("merged_into", "=", own.id)
    .orderBy("id")
    .select("id")
    .execute();
  return { userId, teacherIds: [own.id, ...joined.map(({ id }) => id)] };
}
