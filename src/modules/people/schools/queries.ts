import { z } from "zod";
import type { Db } from "#lib/db.ts";
import { sqlOf } from "#lib/rows.ts";

const exchangeRow = z.strictObject({
  schoolId: z.string().nullable(),
  name_kk: z.string().nullable(),
  name_ru: z.string().nullable(),
  acts: z.int(),
  people: z.int(),
  latest: z.string(),
});
export type Exchange = z.infer<typeof exchangeRow>;

type SchoolSince = { schoolId: string; since: string; on: string };

/** Whom trainers of the school trained in the period, by the school the trained work in; most people first. */
export async function listGiven(db: Db, { schoolId, since, on }: SchoolSince): Promise<Exchange[]> {
  const { rows } = await sqlOf(exchangeRow)`
    with led as (
      select distinct a.id, a.until_day from people.posts p
      join people.act_trainers t on t.teacher_id = p.teacher_id
      join people.training_acts a on a.id = t.act_id and a.until_day > ${since}::date
        and a.until_day <= ${on}::date and p.during @> a.until_day
      where p.school_id = ${schoolId}
    )
    select s.id as "schoolId", s.name_kk, s.name_ru, count(distinct led.id)::int as acts,
      count(distinct c.teacher_id)::int as people, max(led.until_day)::text as latest
    from led join people.courses c on c.act_id = led.id
    left join people.posts p on p.teacher_id = c.teacher_id and p.during @> led.until_day
    left join network.schools s on s.id = p.school_id
    group by s.id order by people desc, s.name_ru limit 50`.execute(db);
  return rows;
}

/** Who trained the school's teachers in the period, by the trainers' school; null is the centre and others outside. */
export async function listReceived(
  db: Db,
  { schoolId, since, on }: SchoolSince,
): Promise<Exchange[]> {
  const { rows } = await sqlOf(exchangeRow)`
    with passed as (
      select c.act_id, c.teacher_id, a.until_day from people.posts p
      join people.courses c on c.teacher_id = p.teacher_id and c.act_id is not null
      join people.training_acts a on a.id = c.act_id and a.until_day > ${since}::date
        and a.until_day <= ${on}::date and p.during @> a.until_day
      where p.school_id = ${schoolId}
    )
    select s.id as "schoolId", s.name_kk, s.name_ru, count(distinct passed.act_id)::int as acts,
      count(distinct passed.teacher_id)::int as people, max(passed.until_day)::text as latest
    from passed join people.act_trainers t on t.act_id = passed.act_id
    left join people.posts p on p.teacher_id = t.teacher_id and p.during @> passed.until_day
    left join network.schools s on s.id = p.school_id
    group by s.id order by people desc, s.name_ru nulls first limit 50`.execute(db);
  return rows;
}

const expiringRow = z.strictObject({
  courseId: z.string(),
  teacherId: z.string(),
  familyName: z.string(),
  givenName: z.string(),
  patronymic: z.string().nullable(),
  name_kk: z.string(),
  name_ru: z.string(),
  name_en: z.string(),
  validUntil: z.string(),
});
export type Expiring = z.infer<typeof expiringRow>;

/** Courses of the school's teachers whose validity ends within half a year of the day, the nearest first. */
export async function listExpiring(
  db: Db,
  { schoolId, on }: { schoolId: string; on: string },
): Promise<Expiring[]> {
  const { rows } = await sqlOf(expiringRow)`
    select c.id as "courseId", t.id as "teacherId", t.family_name as "familyName", t.given_name as "givenName",
      t.patronymic, g.name_kk, g.name_ru, g.name_en, c.valid_until::text as "validUntil"
    from people.posts p
    join people.teachers t on t.id = p.teacher_id and t.erased_at is null and t.merged_into is null
    join people.courses c on c.teacher_id = t.id
    join people.programmes g on g.code = c.programme
    where p.school_id = ${schoolId} and p.during @> ${on}::date
      and c.valid_until between ${on}::date and ${on}::date + 180
    order by c.valid_until, t.folded`.execute(db);
  return rows;
}
