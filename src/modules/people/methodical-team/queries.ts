import { all, condition } from "#lib/condition.ts";
import type { Db } from "#lib/db.ts";
import { sqlOf } from "#lib/rows.ts";
import { directions } from "../base/schema.ts";
import { type TeamArea, type TeamMember, type TeamQuery, teamMemberRow } from "./schema.ts";

export const membersPerPage = 50;

type MembersQuery = { area: TeamArea; query: TeamQuery; on: string };

/** Who holds which direction in the area on the day, direction by direction, in alphabetical order. */
export async function listTeamMembers(
  db: Db,
  { area, query, on }: MembersQuery,
): Promise<{ members: TeamMember[]; hasMore: boolean }> {
  const { rows } = await sqlOf(teamMemberRow)`
    select r.id, t.id as "teacherId", t.family_name as "familyName", t.given_name as "givenName",
      t.patronymic, t.user_id as "userId", r.direction, lower(r.during) as since, r.capacity,
      p.position, p.languages,
      case when c.id is not null then jsonb_build_object('name_kk', g.name_kk, 'name_ru', g.name_ru,
        'name_en', g.name_en, 'completedOn', c.completed_on) end as course,
      jsonb_build_object('id', s.id, 'name_kk', s.name_kk, 'name_ru', s.name_ru, 'phone', s.phone,
        'email', s.email) as school,
      jsonb_build_object('schoolId', l.school_id, 'districtKato', l.district_kato,
        'regionKato', l.region_kato, 'leadingId', l.leading_id) as place
    from network.listings l
    join people.posts p on p.school_id = l.school_id and p.during @> ${on}::date
    join people.trainers r on r.teacher_id = p.teacher_id and r.during @> ${on}::date
    join people.teachers t on t.id = r.teacher_id and t.erased_at is null and t.merged_into is null
    join network.schools s on s.id = l.school_id
    left join people.courses c on c.id = r.course_id
    left join people.programmes g on g.code = c.programme
    where l.during @> ${on}::date and ${inArea(area)} and ${asAsked(query)}
    order by array_position(${[...directions]}::text[], r.direction), t.folded collate "C", r.id, s.id
    limit ${membersPerPage + 1} offset ${(query.page - 1) * membersPerPage}`.execute(db);
  return { members: rows.slice(0, membersPerPage), hasMore: rows.length > membersPerPage };
}

function inArea({ kind, id }: TeamArea) {
  switch (kind) {
    case "country":
      return condition`true`;
    case "region":
      return condition`l.region_kato = ${id}`;
    case "district":
      return condition`l.district_kato = ${id}`;
    case "circle":
      return condition`${id}::uuid in (l.school_id, l.leading_id)`;
    case "school":
      return condition`l.school_id = ${id}::uuid`;
  }
}

function asAsked({ direction, language }: TeamQuery) {
  const asked = [
    ...(direction ? [condition`r.direction = ${direction}`] : []),
    ...(language ? [condition`${language} = any (p.languages)`] : []),
  ];
  return all(asked);
}

/** The leading schools of the circles that these schools belong to on the day. */
export async function listCirclesOfSchools(
  db: Db,
  { schoolIds, on }: { schoolIds: readonly string[]; on: string },
): Promise<string[]> {
  if (schoolIds.length === 0) return [];
  const rows = await db
    .selectFrom("network.listings")
    .where("school_id", "in", schoolIds)
    .where(condition`during @> ${on}::date`)
    .select(({ fn }) => fn.coalesce("leading_id", "school_id").as("id"))
    .execute();
  return rows.map(({ id }) => id);
}

export type HeldDirection = Awaited<ReturnType<typeof listHeld>>[number];

/** Every direction the person held, the newest first, with the course it rests on. */
export async function listHeld(db: Db, teacherId: string) {
  return db
    .selectFrom("people.trainers as r")
    .leftJoin("people.courses as c", "c.id", "r.course_id")
    .leftJoin("people.programmes as p", "p.code", "c.programme")
    .where("r.teacher_id", "=", teacherId)
    .orderBy("r.during", "desc")
    .select(["r.id", "r.direction", "r.during", "r.capacity", "c.completed_on as completedOn"])
    .select(["p.name_kk", "p.name_ru", "p.name_en"])
    .execute();
}

export type PassedCourse = Awaited<ReturnType<typeof listPassed>>[number];

/** The courses a direction may rest on. */
export async function listPassed(db: Db, teacherId: string) {
  return db
    .selectFrom("people.courses as c")
    .innerJoin("people.programmes as p", "p.code", "c.programme")
    .where("c.teacher_id", "=", teacherId)
    .orderBy("c.completed_on", "desc")
    .select(["c.id", "p.direction", "c.completed_on as completedOn"])
    .select(["p.name_kk", "p.name_ru", "p.name_en"])
    .execute();
}
