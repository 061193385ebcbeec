import { sql } from "kysely";
import { all, condition } from "#lib/condition.ts";
import type { Db } from "#lib/db.ts";
import { NotFound } from "#lib/errors.ts";
import { sqlOf } from "#lib/rows.ts";
import type { Scope } from "#lib/scope.ts";
import type { getTeacher } from "../base/queries.ts";
import { namePatterns } from "./rules.ts";
import {
  type Category,
  type SchoolTold,
  schoolTold,
  type TeacherFilters,
  type TeacherPost,
  type TeacherRow,
  teacherRow,
} from "./schema.ts";

export const rowsPerPage = 50;

type TeachersQuery = {
  scope: Scope;
  filters: TeacherFilters;
  /** The day that is looked at. */
  on: string;
  /** The day by which is judged whose records the scope holds. */
  today: string;
};

/**
 * The teachers of the scope who fit: those whose family name begins as typed, then the others, each
 * in alphabetical order. Whether there is another page is known, how many there are in all is not.
 */
export async function listTeachers(
  db: Db,
  asked: TeachersQuery,
): Promise<{ teachers: TeacherRow[]; hasMore: boolean }> {
  const patterns = namePatterns(asked.filters.q ?? "");
  const [first = "", ...others] = patterns;
  if (asked.scope.isWide && first.startsWith("% ")) {
    // Where family names alone fill the page, whoever bears the name elsewhere need not be looked for.
    const byFamily = await readPage(db, asked, [first.slice(1), ...others]);
    if (byFamily.hasMore) return byFamily;
  }
  return readPage(db, asked, patterns);
}

async function readPage(
  db: Db,
  asked: TeachersQuery,
  patterns: readonly string[],
): Promise<{ teachers: TeacherRow[]; hasMore: boolean }> {
  const { filters, on } = asked;
  const [first = "%"] = patterns;
  const familyFirst = sql`t.folded not like ${first.replace(/^% /, " ")}`;
  const { rows } = await sqlOf(teacherRow)`
    with candidates as ${candidatesOf(asked, patterns)}, page as materialized (
      select t.id, row_number() over () as place from (
        -- Sorted first: whether one fits is then asked only until the page is full.
        select t.id from (
          select * from candidates t
          order by ${first.startsWith("% ") ? sql`${familyFirst},` : sql``} ${orderOf(asked)}, t.id offset 0
        ) t where ${fits(asked)}
        limit ${rowsPerPage + 1} offset ${(filters.page - 1) * rowsPerPage}) t
    )
    select t.id, t.family_name as "familyName", t.given_name as "givenName", t.patronymic,
      coalesce((select jsonb_agg(jsonb_build_object('schoolId', s.id, 'name_kk', s.name_kk, 'name_ru', s.name_ru,
          'position', p.position, 'subjects', p.subjects) order by p.during)
        from people.posts p join network.schools s on s.id = p.school_id
        where p.teacher_id = t.id and p.during @> ${on}::date), '[]') as posts,
      array(select distinct c.programme from people.courses c join people.programmes g on g.code = c.programme
        where c.teacher_id = t.id and g.kind = 'level' and c.completed_on <= ${on}::date
          and (c.valid_until is null or c.valid_until >= ${on}::date) order by 1) as certified,
      array(select r.direction from people.trainers r
        where r.teacher_id = t.id and r.during @> ${on}::date order by 1) as directions
    from page join people.teachers t on t.id = page.id
    order by page.place`.execute(db);
  return { teachers: rows.slice(0, rowsPerPage), hasMore: rows.length > rowsPerPage };
}

/**
 * Whom to look through. The planner cannot know that a name's bearers lie together in the order of
 * names, so it is told: first whoever bears the name, or first whoever works where one may look.
 */
function candidatesOf(asked: TeachersQuery, patterns: readonly string[]) {
  const { on } = asked;
  const named = all([
    condition`merged_into is null and erased_at is null`,
    // The beginning of a name is found in the index that lists are read by.
    ...patterns.map((one) =>
      one.startsWith(" ")
        ? condition`folded collate "C" like ${one}`
        : condition`folded like ${one}`,
    ),
  ]);
  if (isNarrow(asked)) {
    return sql`materialized (select id, folded, family_name, given_name, patronymic from people.teachers where ${named} and id in (
      select p.teacher_id from network.listings l join people.posts p on p.school_id = l.school_id
      where l.during @> ${on}::date and p.during @> ${on}::date and ${within(asked)}))`;
  }
  const whole = sql`(select id, folded from people.teachers where ${named})`;
  const scattered = patterns.some((pattern) => pattern.startsWith("%"));
  return scattered ? sql`materialized ${whole}` : sql`not materialized ${whole}`;
}

/** Of few teachers all are looked at, however they are ordered. */
function isNarrow({ scope, filters }: TeachersQuery): boolean {
  return Boolean(!scope.isWide || filters.school || filters.circle || filters.district);
}

/** As the Kazakh alphabet goes; of a whole country as the index does, in which letters that look alike are one. */
function orderOf(asked: TeachersQuery) {
  const names = ["t.family_name", "t.given_name", "t.patronymic"].map(
    (name) => sql`${sql.ref(name)} collate network.by_name nulls first`,
  );
  return isNarrow(asked) ? sql.join(names) : sql`t.folded collate "C"`;
}

function fits(asked: TeachersQuery) {
  const { filters, on, today } = asked;
  const held = (measure: string, day = on) => condition`exists (select from people.holdings h
    where h.teacher_id = t.id and h.measure = ${measure} and h.during @> ${day}::date)`;
  return all([
    condition`exists (select from people.posts p
        join network.listings l on l.school_id = p.school_id and l.during @> ${on}::date
        where p.teacher_id = t.id and p.during @> ${on}::date and ${within(asked)} offset 0)`,
    ...(on === today ? [] : [isSeen(asked)]),
    ...(filters.holds ? [held(filters.holds)] : []),
    ...(filters.holds && filters.lapses
      ? [condition`not ${held(filters.holds, filters.lapses)}`]
      : []),
    ...(filters.lacks ? [condition`not ${held(filters.lacks)}`] : []),
  ]);
}

/** Whether the record may be opened today: the past of a school is no way to people who work elsewhere now. */
function isSeen({ scope, today }: TeachersQuery) {
  return condition`${scope.isEverywhere} or exists (select from people.posts o
    cross join lateral (select * from network.listings where school_id = o.school_id
      order by during @> ${today}::date desc, upper(during) desc limit 1) l
    where o.teacher_id = t.id and ${holdsListing(scope)} and (o.during @> ${today}::date or not exists (
      select from people.posts q where q.teacher_id = o.teacher_id and q.during @> ${today}::date)))`;
}

function holdsListing(scope: Scope) {
  return scope.holds({
    region: sql`l.region_kato`,
    district: sql`l.district_kato`,
    school: sql`l.school_id`,
    leading: sql`l.leading_id`,
  });
}

function within({ scope, filters }: TeachersQuery) {
  return all([
    holdsListing(scope),
    ...(filters.school ? [condition`l.school_id = ${filters.school}::uuid`] : []),
    ...(filters.circle ? [condition`${filters.circle}::uuid in (l.school_id, l.leading_id)`] : []),
    ...(filters.region ? [condition`l.region_kato = ${filters.region}`] : []),
    ...(filters.district ? [condition`l.district_kato = ${filters.district}`] : []),
  ]);
}

export type Teacher = Awaited<ReturnType<typeof getTeacher>>;

export async function listPosts(db: Db, teacherId: string): Promise<TeacherPost[]> {
  return posts(db).where("p.teacher_id", "=", teacherId).orderBy("p.during", "desc").execute();
}

/** One person's work in a school. */
export async function getPost(db: Db, id: string): Promise<TeacherPost & { teacherId: string }> {
  const post = await posts(db)
    .where("p.id", "=", id)
    .select("p.teacher_id as teacherId")
    .executeTakeFirst();
  if (!post) throw new NotFound();
  return post;
}

function posts(db: Db) {
  return db
    .selectFrom("people.posts as p")
    .innerJoin("network.schools as s", "s.id", "p.school_id")
    .select(["p.id", "p.school_id as schoolId", "s.name_kk", "s.name_ru", "p.during"])
    .select(["p.start_known as startKnown", "p.position", "p.subjects", "p.grades", "p.languages"]);
}

/** The schools that the record's history tells of. */
export async function listSchoolsTold(db: Db, teacherId: string): Promise<SchoolTold[]> {
  const { rows } = await sqlOf(schoolTold)`
    select id, name_kk, name_ru from network.schools where id in (
      select told::uuid from core.history h
      cross join lateral unnest(array[h.changes #>> '{school,from}', h.changes #>> '{school,to}']) as told
      where h.subject_kind = 'teacher' and h.subject_id = ${teacherId})`.execute(db);
  return rows;
}

export async function listCategories(
  db: Db,
  teacherId: string,
): Promise<{ id: string; category: Category; during: string }[]> {
  return db
    .selectFrom("people.categories")
    .where("teacher_id", "=", teacherId)
    .orderBy("during", "desc")
    .select(["id", "category", "during"])
    .execute();
}

export type Course = Awaited<ReturnType<typeof listCourses>>[number];

export async function listCourses(db: Db, teacherId: string) {
  return db
    .selectFrom("people.courses as c")
    .innerJoin("people.programmes as p", "p.code", "c.programme")
    .where("c.teacher_id", "=", teacherId)
    .orderBy("c.completed_on", "desc")
    .orderBy("p.place")
    .select(["c.id", "c.programme", "p.name_kk", "p.name_ru", "p.name_en", "p.kind", "c.hours"])
    .select(["c.completed_on as completedOn", "c.valid_until as validUntil", "c.provider"])
    .select(["c.certificate_number as certificateNumber", "c.act_id as actId"])
    .execute();
}

export async function listDirections(db: Db, teacherId: string) {
  return db
    .selectFrom("people.trainers")
    .where("teacher_id", "=", teacherId)
    .orderBy("during", "desc")
    .select(["id", "direction", "during", "capacity", "course_id as courseId"])
    .execute();
}
