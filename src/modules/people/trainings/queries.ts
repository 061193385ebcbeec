import { type RawBuilder, sql } from "kysely";
import { z } from "zod";
import { all, any, condition } from "#lib/condition.ts";
import type { Db } from "#lib/db.ts";
import { NotFound } from "#lib/errors.ts";
import { sqlOf } from "#lib/rows.ts";
import type { Scope } from "#lib/scope.ts";
import { daysOfSchoolYear, type TrainedBefore, trainedBeforeRow, wordPatterns } from "./rules.ts";
import { type TrainingFilters, type TrainingRow, trainingRow } from "./schema.ts";

export const trainingsPerPage = 50;
const mostFound = 200;

type TrainingsQuery = { scope: Scope; filters: TrainingFilters; on: string };

/**
 * The trainings whose school, trainers or trained lie in the scope, the newest first. A narrow scope
 * is looked through from its schools; a wide one from the newest training on, for most of them fit.
 */
export async function listTrainings(
  db: Db,
  asked: TrainingsQuery,
): Promise<{ trainings: TrainingRow[]; hasMore: boolean }> {
  const { page } = asked.filters;
  const { rows } = await sqlOf(trainingRow)`
    with ${candidates(asked)}
    page as materialized (
      select a.* from people.training_acts a where ${fits(asked)}
      order by a.until_day desc, a.id
      limit ${trainingsPerPage + 1} offset ${(page - 1) * trainingsPerPage}
    )
    select a.id, p.name_kk, p.name_ru, p.name_en, a.from_day as "from", a.until_day as until, a.hours,
      a.place, case when s.id is not null then
        jsonb_build_object('id', s.id, 'name_kk', s.name_kk, 'name_ru', s.name_ru) end as school,
      array(select t.teacher_id from people.act_trainers t where t.act_id = a.id order by 1) as trainers,
      (select count(*) from people.courses c where c.act_id = a.id)::int as trained
    from page a join people.programmes p on p.code = a.programme
    left join network.schools s on s.id = a.school_id
    order by a.until_day desc, a.id`.execute(db);
  return {
    trainings: rows.slice(0, trainingsPerPage),
    hasMore: rows.length > trainingsPerPage,
  };
}

function candidates({ scope, filters, on }: TrainingsQuery): RawBuilder<unknown> {
  const named = wordPatterns(filters.q ?? "");
  const led = sql`led as materialized (
      select t.act_id from people.teachers p join people.act_trainers t on t.teacher_id = p.id
      where ${all(named.map((one) => condition`p.folded like ${one}`))} and ${worksIn(sql`p.id`, { scope, on })}),`;
  const near = sql`schools as materialized (
      select l.school_id as id from network.listings l where l.during @> ${on}::date and ${inScope(scope)}
    ), near as materialized (
      select a.id from people.training_acts a join schools s on s.id = a.school_id
      union select t.act_id from schools s join people.posts p on p.school_id = s.id and p.during @> ${on}::date
        join people.act_trainers t on t.teacher_id = p.teacher_id
      union select c.act_id from schools s join people.posts p on p.school_id = s.id and p.during @> ${on}::date
        join people.courses c on c.teacher_id = p.teacher_id where c.act_id is not null),`;
  return sql`${named.length > 0 ? led : sql``} ${scope.isWide ? sql`` : near}`;
}

function fits({ scope, filters, on }: TrainingsQuery): RawBuilder<boolean> {
  const conditions = [scope.isWide ? touches(scope, on) : condition`a.id in (select id from near)`];
  if (wordPatterns(filters.q ?? "").length > 0)
    conditions.push(condition`a.id in (select act_id from led)`);
  if (filters.programme) conditions.push(condition`a.programme = ${filters.programme}`);
  if (filters.year) {
    const { from, until } = daysOfSchoolYear(filters.year);
    conditions.push(condition`a.until_day between ${from}::date and ${until}::date`);
  }
  return all(conditions);
}

/** True of a training that the scope has anything to do with; "offset 0" has it asked training by training. */
function touches(scope: Scope, on: string): RawBuilder<boolean> {
  return condition`exists (select from network.listings l
      where l.school_id = a.school_id and l.during @> ${on}::date and ${inScope(scope)} offset 0)
    or exists (select from people.act_trainers t
      where t.act_id = a.id and ${worksIn(sql`t.teacher_id`, { scope, on })} offset 0)
    or exists (select from people.courses c
      where c.act_id = a.id and ${worksIn(sql`c.teacher_id`, { scope, on })} offset 0)`;
}

function worksIn(
  teacher: RawBuilder<unknown>,
  { scope, on }: { scope: Scope; on: string },
): RawBuilder<boolean> {
  return condition`exists (select from people.posts w join network.listings l on l.school_id = w.school_id
    and l.during @> ${on}::date where w.teacher_id = ${teacher} and w.during @> ${on}::date and ${inScope(scope)})`;
}

function inScope(scope: Scope): RawBuilder<boolean> {
  return scope.holds({
    region: sql`l.region_kato`,
    district: sql`l.district_kato`,
    school: sql`l.school_id`,
    leading: sql`l.leading_id`,
  });
}

/** Teachers by parts of a name or by their school, in alphabetical order; nobody when neither is given. */
export async function findTeacherIds(
  db: Db,
  {
    scope,
    on,
    name,
    schoolId,
  }: { scope: Scope; on: string; name: string; schoolId: string | null },
): Promise<string[]> {
  const patterns = wordPatterns(name);
  if (patterns.length === 0 && !schoolId) return [];
  const conditions = [
    worksIn(sql`t.id`, { scope, on }),
    ...patterns.map((one) => condition`t.folded like ${one}`),
  ];
  if (schoolId)
    conditions.push(condition`t.id in (select teacher_id from people.posts
      where school_id = ${schoolId} and during @> ${on}::date)`);
  return idsWhere(db, conditions);
}

/** Who may have led a training: as above, the active of the districts, and people of no school. */
export async function findTrainerIds(
  db: Db,
  { scope, on, name, districts }: { scope: Scope; on: string; name: string; districts: string[] },
): Promise<string[]> {
  const patterns = wordPatterns(name);
  if (patterns.length === 0) return [];
  const active = condition`exists (select from people.trainers r join people.posts w on w.teacher_id = r.teacher_id
    join network.listings l on l.school_id = w.school_id and l.during @> ${on}::date
    where r.teacher_id = t.id and r.during @> ${on}::date and w.during @> ${on}::date
      and l.district_kato = any (${districts}::text[]))`;
  const schoolless = condition`not exists (select from people.posts w where w.teacher_id = t.id)`;
  const within = worksIn(sql`t.id`, { scope, on });
  return idsWhere(db, [
    ...patterns.map((one) => condition`t.folded like ${one}`),
    any([within, active, schoolless]),
  ]);
}

const idRow = z.strictObject({ id: z.string() });

async function idsWhere(db: Db, conditions: RawBuilder<boolean>[]): Promise<string[]> {
  const { rows } = await sqlOf(idRow)`
    select t.id from people.teachers t
    where t.merged_into is null and t.erased_at is null and ${all(conditions)}
    order by t.folded collate "C", t.id limit ${mostFound}`.execute(db);
  return rows.map(({ id }) => id);
}

export type Training = Awaited<ReturnType<typeof getTraining>>;

export async function getTraining(db: Db, id: string) {
  const training = await db
    .selectFrom("people.training_acts as a")
    .innerJoin("people.programmes as p", "p.code", "a.programme")
    .leftJoin("network.schools as s", "s.id", "a.school_id")
    .where("a.id", "=", id)
    .select(["a.id", "a.programme", "p.name_kk", "p.name_ru", "p.name_en", "p.direction"])
    .select(["a.school_id as schoolId", "s.name_kk as school_kk", "s.name_ru as school_ru"])
    .select(["a.place", "a.from_day as from", "a.until_day as until", "a.hours", "a.exception"])
    .select("a.made_by as madeBy")
    .executeTakeFirst();
  if (!training) throw new NotFound();
  return training;
}

export async function isTraining(db: Db, id: string): Promise<boolean> {
  const known = db.selectFrom("people.training_acts").where("id", "=", id).select("id");
  return (await known.executeTakeFirst()) !== undefined;
}

export async function listTrainers(db: Db, actId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("people.act_trainers")
    .where("act_id", "=", actId)
    .orderBy("teacher_id")
    .select("teacher_id as id")
    .execute();
  return rows.map(({ id }) => id);
}

/** Those trained, in alphabetical order. */
export async function listTrained(db: Db, actId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("people.courses as c")
    .innerJoin("people.teachers as t", "t.id", "c.teacher_id")
    .where("c.act_id", "=", actId)
    .orderBy(sql`t.folded collate "C"`)
    .orderBy("t.id")
    .select("t.id")
    .execute();
  return rows.map(({ id }) => id);
}

/** What the rules of the cascade must know of these people before a training is written. */
export async function knownOf(
  db: Db,
  training: {
    id: string;
    programme: string;
    from: string;
    until: string;
    trainers: readonly string[];
    trained: readonly string[];
  },
): Promise<TrainedBefore> {
  const { id, programme, from, until, trainers, trained } = training;
  const { rows } = await sqlOf(trainedBeforeRow)`
    with recursive above (id) as (
      select unnest(${trainers}::uuid[])
      union
      select l.trainer_id from above b join people.links l on l.trained_id = b.id and l.programme = ${programme}
    )
    select array(select id from above) as above,
      array(select t from unnest(${trainers}::uuid[]) t
        where exists (select from people.courses c
            where c.teacher_id = t and c.programme = ${programme} and c.completed_on <= ${from}::date)
          or exists (select from people.trainers r join people.programmes p on p.direction = r.direction
            where r.teacher_id = t and p.code = ${programme} and r.during @> ${from}::date)) as qualified,
      array(select c.teacher_id from people.courses c
        where c.teacher_id = any (${trained}::uuid[]) and c.programme = ${programme}
          and c.completed_on = ${until}::date and c.act_id <> ${id}) as "trainedElsewhere"`.execute(
    db,
  );
  return rows[0] ?? { above: [], qualified: [], trainedElsewhere: [] };
}
