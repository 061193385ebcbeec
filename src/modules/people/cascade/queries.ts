import { z } from "zod";
import type { Db } from "#lib/db.ts";
import { sqlOf } from "#lib/rows.ts";
import {
  type CascadePerson,
  type Child,
  cascadePersonRow,
  childRow,
  type Reached,
  reachedRow,
  type TreeFigures,
  treeFiguresRow,
} from "./schema.ts";

export const childrenPerPage = 100;
export const startsPerPage = 50;
const topTrainers = 20;
const deepest = 40;

const cascadeProgrammeRow = z.strictObject({
  code: z.string(),
  name_kk: z.string(),
  name_ru: z.string(),
  name_en: z.string(),
});
export type CascadeProgramme = z.infer<typeof cascadeProgrammeRow>;

/** The programmes in which anybody trained anybody. */
export async function listCascades(db: Db): Promise<CascadeProgramme[]> {
  const { rows } = await sqlOf(cascadeProgrammeRow)`
    select p.code, p.name_kk, p.name_ru, p.name_en from people.programmes p
    where exists (select from people.reach r where r.programme = p.code)
    order by p.place`.execute(db);
  return rows;
}

/** Those with whom the cascade of the programme begins: nobody's training of them is recorded. */
export async function listStarts(
  db: Db,
  { programme, page }: { programme: string; page: number },
): Promise<{ starts: Reached[]; hasMore: boolean }> {
  const { rows } = await sqlOf(reachedRow)`
    select r.teacher_id as id, r.trained, r.reached from people.reach r
    where r.programme = ${programme} and not exists (select from people.courses c
      where c.teacher_id = r.teacher_id and c.programme = r.programme and c.act_id is not null)
    order by r.reached desc, r.teacher_id
    limit ${startsPerPage + 1} offset ${(page - 1) * startsPerPage}`.execute(db);
  return { starts: rows.slice(0, startsPerPage), hasMore: rows.length > startsPerPage };
}

/** Of those trained in the cascade themselves, who reached most. */
export async function listTopTrainers(db: Db, programme: string): Promise<Reached[]> {
  const { rows } = await sqlOf(reachedRow)`
    select r.teacher_id as id, r.trained, r.reached from people.reach r
    where r.programme = ${programme} and exists (select from people.courses c
      where c.teacher_id = r.teacher_id and c.programme = r.programme and c.act_id is not null)
    order by r.reached desc, r.teacher_id limit ${topTrainers}`.execute(db);
  return rows;
}

const reachRow = cascadeProgrammeRow.extend({ trained: z.int(), reached: z.int() });

/** In which programmes the person trained others, the widest first. */
export async function listReachOf(
  db: Db,
  teacherId: string,
): Promise<(CascadeProgramme & { trained: number; reached: number })[]> {
  const { rows } = await sqlOf(reachRow)`
    select p.code, p.name_kk, p.name_ru, p.name_en, r.trained, r.reached
    from people.reach r join people.programmes p on p.code = r.programme
    where r.teacher_id = ${teacherId} order by r.reached desc, p.place`.execute(db);
  return rows;
}

/**
 * Whom each of these people trained, by who was trained first; one more than the page holds tells
 * that there are more. The page counts for the first of them, the root.
 */
export async function listChildren(
  db: Db,
  { programme, parents, page }: { programme: string; parents: readonly string[]; page: number },
): Promise<Map<string, Child[]>> {
  const { rows } = await sqlOf(childRow)`
    select p.id as "parentId", k.* from unnest(${parents}::uuid[]) with ordinality p (id, place)
    cross join lateral (
      select c.teacher_id as id, min(a.until_day) as day, coalesce(r.trained, 0) as trained,
        coalesce(r.reached, 0) as reached
      from people.act_trainers t
      join people.training_acts a on a.id = t.act_id and a.programme = ${programme}
      join people.courses c on c.act_id = a.id
      left join people.reach r on r.teacher_id = c.teacher_id and r.programme = a.programme
      where t.teacher_id = p.id
      group by c.teacher_id, r.trained, r.reached
      order by min(a.until_day), coalesce(r.reached, 0) desc, c.teacher_id
      limit ${childrenPerPage + 1}
      offset case when p.place = 1 then ${(page - 1) * childrenPerPage}::int else 0 end) k
    order by p.place, k.day, k.reached desc, k.id`.execute(db);
  return Map.groupBy(rows, ({ parentId }) => parentId);
}

/**
 * How many people stand on each level below the person and how long, in the middle, a trained one
 * took to train the next; somebody met on two levels counts on the upper one.
 */
export async function treeFigures(
  db: Db,
  { programme, rootId, on }: { programme: string; rootId: string; on: string },
): Promise<TreeFigures> {
  const { rows } = await sqlOf(treeFiguresRow)`
    with recursive below (id, depth, day, since) as (
      select ${rootId}::uuid, 0, null::date, null::date
      union
      select c.teacher_id, b.depth + 1, a.until_day, b.day
      from below b
      join people.act_trainers t on t.teacher_id = b.id
      join people.training_acts a on a.id = t.act_id and a.programme = ${programme}
      join people.courses c on c.act_id = a.id
      where b.depth < ${deepest}
    ), people as materialized (
      select distinct on (id) id, depth, day - since as days from below
      where id <> ${rootId} order by id, depth, day
    )
    select coalesce((select jsonb_agg(level order by depth) from (
        select depth, count(*) as people, percentile_disc(0.5) within group (order by days) as days
        from people group by depth) level), '[]') as levels,
      (select count(distinct p.school_id) from people b
        cross join lateral (select school_id, during from people.posts where teacher_id = b.id offset 0) p
        where p.during @> ${on}::date)::int as schools`.execute(db);
  return rows[0] ?? { levels: [], schools: 0 };
}

const ancestorRow = z.strictObject({ id: z.string() });

/** The way up from the person to where the cascade begins: at each step the first who trained. */
export async function listAncestors(
  db: Db,
  { programme, id }: { programme: string; id: string },
): Promise<string[]> {
  const { rows } = await sqlOf(ancestorRow)`
    with recursive up (id, step, path) as (
      select ${id}::uuid, 0, array[${id}::uuid]
      union all
      select l.trainer_id, u.step + 1, u.path || l.trainer_id
      from up u cross join lateral (
        select trainer_id from people.links
        where trained_id = u.id and programme = ${programme} order by day, trainer_id limit 1) l
      where l.trainer_id <> all (u.path)
    )
    select id from up where step > 0 order by step desc`.execute(db);
  return rows.map((row) => row.id);
}

/** The people with the schools they work in on the day, or worked in last. */
export async function findPeople(
  db: Db,
  { ids, on }: { ids: readonly string[]; on: string },
): Promise<Map<string, CascadePerson>> {
  const { rows } = await sqlOf(cascadePersonRow)`
    select t.id, t.family_name as "familyName", t.given_name as "givenName", t.patronymic,
      t.user_id as "userId", w.places[1] ->> 'position' as position, w.places[1] -> 'school' as school,
      coalesce(to_jsonb(w.places), '[]') as places,
      exists (select from people.posts p where p.teacher_id = t.id) as "hasWorked",
      array(select r.direction from people.trainers r
        where r.teacher_id = t.id and r.during @> ${on}::date order by 1) as directions
    from people.teachers t
    cross join lateral (
      select array_agg(jsonb_build_object('schoolId', school_id, 'districtKato', district_kato,
          'regionKato', region_kato, 'position', position,
          'leadingId', coalesce(leading_id, case when status = 'leading' then school_id end),
          'school', jsonb_build_object('id', school_id, 'name_kk', name_kk, 'name_ru', name_ru))
        order by place) filter (where is_now or (place = 1 and not works)) as places
      from (select l.*, p.position, p.during @> ${on}::date as is_now,
          bool_or(p.during @> ${on}::date) over () as works,
          row_number() over (order by upper(p.during) desc nulls first, p.school_id) as place
        from people.posts p
        cross join lateral (select * from network.listings where school_id = p.school_id
          order by during @> ${on}::date desc, upper(during) desc limit 1) l
        where p.teacher_id = t.id) posts
    ) w
    where t.id = any (${ids}::uuid[]) and t.erased_at is null`.execute(db);
  return new Map(rows.map((person) => [person.id, person]));
}

const linkRow = z.strictObject({
  id: z.string(),
  actId: z.string(),
  day: z.string(),
  programme: z.string(),
  name_kk: z.string(),
  name_ru: z.string(),
  name_en: z.string(),
});
export type Link = z.infer<typeof linkRow>;

const countedLinkRow = linkRow.extend({ total: z.int() });

/** Whom the person trained, the newest first, and how many in all. */
export async function listTrainedBy(
  db: Db,
  { teacherId, limit }: { teacherId: string; limit: number },
): Promise<{ total: number; links: Link[] }> {
  const { rows } = await sqlOf(countedLinkRow)`
    select l.trained_id as id, l.act_id as "actId", l.day, l.programme, p.name_kk, p.name_ru, p.name_en,
      (select count(distinct trained_id)::int from people.links where trainer_id = ${teacherId}) as total
    from people.links l join people.programmes p on p.code = l.programme
    where l.trainer_id = ${teacherId} order by l.day desc, l.trained_id limit ${limit}`.execute(db);
  return { total: rows[0]?.total ?? 0, links: rows.map(({ total: _, ...link }) => link) };
}

/** Who trained the person, the newest first. */
export async function listTrainersOf(db: Db, teacherId: string): Promise<Link[]> {
  const { rows } = await sqlOf(linkRow)`
    select l.trainer_id as id, l.act_id as "actId", l.day, l.programme, p.name_kk, p.name_ru, p.name_en
    from people.links l join people.programmes p on p.code = l.programme
    where l.trained_id = ${teacherId} order by l.day desc, l.trainer_id`.execute(db);
  return rows;
}
