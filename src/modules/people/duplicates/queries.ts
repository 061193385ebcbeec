import { sql } from "kysely";
import { z } from "zod";
import { condition } from "#lib/condition.ts";
import type { Db } from "#lib/db.ts";
import { NotFound } from "#lib/errors.ts";
import { sqlOf } from "#lib/rows.ts";
import type { Scope } from "#lib/scope.ts";
import {
  type Fillable,
  Filled,
  type Merge,
  Moved,
  mergeRow,
  type Pair,
  type PairRow,
  pairRow,
  Removed,
} from "./schema.ts";

export const pairsPerPage = 20;

type PairsQuery = { scope: Scope; on: string; page: number };

/** Pairs nobody has decided yet, the oldest first; both records lie in the scope. */
export async function listPairs(
  db: Db,
  { scope, on, page }: PairsQuery,
): Promise<{ pairs: Pair[]; hasMore: boolean }> {
  const { rows } = await sqlOf(pairRow)`
    with page as materialized (
      select p.id, p.reason, p.first_id, p.second_id, p.found_at
      from people.duplicate_pairs p
      join people.teachers a on a.id = p.first_id and a.merged_into is null and a.erased_at is null
      join people.teachers b on b.id = p.second_id and b.merged_into is null and b.erased_at is null
      where p.decision is null and ${isKept(scope, { id: "p.first_id", on })}
        and ${isKept(scope, { id: "p.second_id", on })}
      order by p.found_at, p.id
      limit ${pairsPerPage + 1} offset ${(page - 1) * pairsPerPage}
    )
    select id, reason, ${sidesOf()} as sides from page order by found_at, id`.execute(db);
  return {
    pairs: rows.slice(0, pairsPerPage).map(pairOf),
    hasMore: rows.length > pairsPerPage,
  };
}

const decidedPairRow = pairRow.extend({ decision: z.enum(["same", "different"]).nullable() });

/** A pair, decided or not; none when there is none of that id. */
export async function getPair(
  db: Db,
  id: string,
): Promise<Pair & { decision: "same" | "different" | null }> {
  const { rows } = await sqlOf(decidedPairRow)`
    select id, reason, decision, ${sidesOf()} as sides from people.duplicate_pairs page
    where id = ${id}`.execute(db);
  const [row] = rows;
  if (!row) throw new NotFound();
  return { ...pairOf(row), decision: row.decision };
}

function pairOf({ id, reason, sides }: PairRow): Pair {
  const [first, second] = sides;
  if (!first || !second) throw new NotFound();
  return { id, reason, first, second };
}

/** Both records, the older one first. */
function sidesOf() {
  return sql`(select jsonb_agg(jsonb_build_object('id', t.id, 'familyName', t.family_name, 'givenName', t.given_name,
      'patronymic', t.patronymic, 'birthYear', t.birth_year, 'hasIin', t.iin_hash is not null,
      'hasAccount', t.user_id is not null, 'openedAt', t.created_at,
      'courses', (select count(*) from people.courses c where c.teacher_id = t.id),
      'directions', array(select r.direction from people.trainers r where r.teacher_id = t.id order by 1),
      'posts', coalesce((select jsonb_agg(jsonb_build_object('id', o.id, 'schoolId', s.id, 'name_kk', s.name_kk,
        'name_ru', s.name_ru, 'during', o.during::text, 'startKnown', o.start_known, 'subjects', o.subjects,
        'grades', o.grades::text, 'languages', o.languages) order by o.during)
        from people.posts o join network.schools s on s.id = o.school_id where o.teacher_id = t.id), '[]'),
      'categories', coalesce((select jsonb_agg(jsonb_build_object('id', c.id, 'category', c.category,
        'during', c.during::text) order by c.during desc) from people.categories c where c.teacher_id = t.id), '[]'))
      order by t.created_at, t.id)
    from people.teachers t where t.id in (page.first_id, page.second_id))`;
}

/** Whether the scope holds a school the person works in, or worked in when they work in none. */
function isKept(scope: Scope, { id, on }: { id: string; on: string }) {
  const inScope = scope.holds({
    region: sql`l.region_kato`,
    district: sql`l.district_kato`,
    school: sql`l.school_id`,
  });
  return condition`${scope.isEverywhere} or exists (select from people.posts o
    cross join lateral (select * from network.listings where school_id = o.school_id
      order by during @> ${on}::date desc, upper(during) desc limit 1) l
    where o.teacher_id = ${sql.ref(id)} and ${inScope} and (o.during @> ${on}::date or not exists (
      select from people.posts q where q.teacher_id = o.teacher_id and q.during @> ${on}::date)))`;
}

const mergesShown = 20;

/** The newest joinings that stand, so that a mistake can be undone. */
export async function listMerges(
  db: Db,
  { scope, on }: { scope: Scope; on: string },
): Promise<Merge[]> {
  const { rows } = await sqlOf(mergeRow)`
    select m.id, m.kept_id as "keptId", m.made_at as at,
      concat_ws(' ', k.family_name, k.given_name, k.patronymic) as "keptName",
      concat_ws(' ', t.family_name, t.given_name, t.patronymic) as "mergedName"
    from people.merges m
    join people.teachers k on k.id = m.kept_id and k.merged_into is null
    join people.teachers t on t.id = m.merged_id
    where m.undone_at is null and ${isKept(scope, { id: "m.kept_id", on })}
    order by m.made_at desc, m.id limit ${mergesShown}`.execute(db);
  return rows;
}

/** What a joining did, to be taken back. */
export async function getMerge(db: Db, id: string) {
  const merge = await db
    .selectFrom("people.merges as m")
    .innerJoin("people.teachers as k", "k.id", "m.kept_id")
    .where("m.id", "=", id)
    .select(["m.id", "m.kept_id as keptId", "m.merged_id as mergedId", "m.undone_at as undoneAt"])
    .select(["m.moved", "m.removed", "m.filled", "k.merged_into as keptMergedInto"])
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom("people.merges as later")
            .whereRef("later.kept_id", "=", "m.kept_id")
            .whereRef("later.made_at", ">", "m.made_at")
            .where("later.undone_at", "is", null)
            .select("later.id"),
        )
        .as("hasLater"),
    )
    .executeTakeFirst();
  if (!merge) throw new NotFound();
  return {
    ...merge,
    moved: Moved.parse(merge.moved),
    removed: Removed.parse(merge.removed),
    filled: Filled.parse(merge.filled),
  };
}

/** The facts of a record that the other one may fill. */
export async function getFillable(db: Db, id: string): Promise<Fillable> {
  return db
    .selectFrom("people.teachers")
    .where("id", "=", id)
    .select(["birth_year as birthYear", "working_since as workingSince", "iin_hash as iinHash"])
    .select(["user_id as userId", "merged_into as mergedInto", "patronymic"])
    .select(["family_name as familyName", "given_name as givenName"])
    .executeTakeFirstOrThrow();
}
