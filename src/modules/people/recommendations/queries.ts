import { z } from "zod";
import { condition } from "#lib/condition.ts";
import type { Db } from "#lib/db.ts";
import { NotFound } from "#lib/errors.ts";
import { sqlOf } from "#lib/rows.ts";
import { directions } from "../base/schema.ts";
import {
  type Need,
  needRow,
  type Recommendation,
  type RecommendedRow,
  recommendedRow,
  type Trainer,
  trainerRow,
} from "./schema.ts";

type RegionOn = { regionKato: string | null; on: string };

/** Every school of the area without anybody in a direction, unless an offer for it is open. */
export async function listNeeds(db: Db, { regionKato, on }: RegionOn): Promise<Need[]> {
  const { rows } = await sqlOf(needRow)`
    select g.school_id as "schoolId", g.measure as direction, l.region_kato as "regionKato",
      l.district_kato as "districtKato", l.leading_id as "leadingId", l.languages, g.teachers, g.small,
      s.lon, s.lat
    from people.gaps g
    join network.listings l on l.school_id = g.school_id and l.during @> ${on}::date
    join network.schools s on s.id = g.school_id
    where g.measure = any (${directions}::text[]) and g.during @> ${on}::date
      and (${regionKato}::text is null or l.region_kato = ${regionKato})
      and not exists (select from people.support_offers o where o.school_id = g.school_id
        and o.direction = g.measure and o.state in ('proposed', 'accepted'))
    order by g.school_id, g.measure`.execute(db);
  return rows;
}

/** Every trainer of the area with the room the open offers of the half-year leave. */
export async function listTrainers(
  db: Db,
  { regionKato, on, halfYear }: RegionOn & { halfYear: string },
): Promise<Trainer[]> {
  const { rows } = await sqlOf(trainerRow)`
    select distinct on (r.teacher_id, r.direction) r.teacher_id as "trainerId", p.school_id as "schoolId",
      r.direction, l.region_kato as "regionKato", l.district_kato as "districtKato",
      case when p.languages = '{}' then l.languages else p.languages end as languages,
      greatest(0, r.capacity - coalesce(o.load, 0))::int as room, s.lon, s.lat
    from people.trainers r
    join people.teachers t on t.id = r.teacher_id and t.erased_at is null and t.merged_into is null
    join people.posts p on p.teacher_id = r.teacher_id and p.during @> ${on}::date
    join network.listings l on l.school_id = p.school_id and l.during @> ${on}::date
    join network.schools s on s.id = p.school_id
    left join (select trainer_id, count(*)::int as load from people.support_offers
      where half_year = ${halfYear} and state in ('proposed', 'accepted') group by 1) o
      on o.trainer_id = r.teacher_id
    where r.during @> ${on}::date and (${regionKato}::text is null or l.region_kato = ${regionKato})
    order by r.teacher_id, r.direction, p.school_id`.execute(db);
  return rows;
}

const recommendations = (db: Db) =>
  db
    .selectFrom("people.recommendations")
    .select(["id", "half_year as halfYear", "region_kato as regionKato", "job_id as jobId"])
    .select(["made_by as madeBy", "made_at as madeAt", "ready_at as readyAt", "needs", "taken"])
    .select(["cost", "greedy_taken as greedyTaken", "greedy_cost as greedyCost"]);

export async function listRecommendations(db: Db): Promise<Recommendation[]> {
  return recommendations(db).orderBy("made_at", "desc").limit(50).execute();
}

export async function getRecommendation(db: Db, id: string): Promise<Recommendation> {
  const found = await recommendations(db).where("id", "=", id).executeTakeFirst();
  if (!found) throw new NotFound();
  return found;
}

export const rowsPerPage = 50;

/** The pairs of a recommendation, those with most teachers first; schools left without anybody come last. */
export async function listRecommended(
  db: Db,
  { id, regionKato, page }: { id: string; regionKato: string | null; page: number },
): Promise<RecommendedRow[]> {
  const { rows } = await sqlOf(recommendedRow)`
    select r.direction, r.school_id as "schoolId", s.name_kk as school_kk, s.name_ru as school_ru,
      r.region_kato as "regionKato", r.teachers, r.small, t.id as "trainerId",
      t.family_name as "familyName", t.given_name as "givenName", h.name_kk as trainer_school_kk,
      h.name_ru as trainer_school_ru, r.km, r.grounds,
      exists (select from people.support_offers o where o.school_id = r.school_id and o.direction = r.direction
        and o.trainer_id = r.trainer_id and o.state in ('proposed', 'accepted', 'done')) as offered
    from people.recommended r
    join network.schools s on s.id = r.school_id
    left join people.teachers t on t.id = r.trainer_id and t.erased_at is null
    left join network.schools h on h.id = r.trainer_school_id
    where r.recommendation_id = ${id} and (${regionKato}::text is null or r.region_kato = ${regionKato})
    order by t.id is null, r.small desc, r.teachers desc, r.school_id, r.direction
    limit ${rowsPerPage} offset ${(page - 1) * rowsPerPage}`.execute(db);
  return rows;
}

const countedRow = z.strictObject({ regionKato: z.string(), needs: z.int(), taken: z.int() });

/** How many pairs, and how many schools were left without anybody, by region. */
export async function countRecommended(
  db: Db,
  id: string,
): Promise<{ regionKato: string; needs: number; taken: number }[]> {
  const { rows } = await sqlOf(countedRow)`
    select region_kato as "regionKato", count(*)::int as needs, count(trainer_id)::int as taken
    from people.recommended where recommendation_id = ${id} group by 1 order by 1`.execute(db);
  return rows;
}

export async function findPair(
  db: Db,
  { id, schoolId, direction }: { id: string; schoolId: string; direction: string },
) {
  return db
    .selectFrom("people.recommended")
    .where("recommendation_id", "=", id)
    .where("school_id", "=", schoolId)
    .where(condition`direction = ${direction}`)
    .select(["trainer_id as trainerId", "direction"])
    .executeTakeFirst();
}
