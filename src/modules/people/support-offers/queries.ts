import { sql } from "kysely";
import { z } from "zod";
import { condition } from "#lib/condition.ts";
import type { Db } from "#lib/db.ts";
import { NotFound } from "#lib/errors.ts";
import { sqlOf } from "#lib/rows.ts";
import type { Scope } from "#lib/scope.ts";
import type { Direction } from "../base/schema.ts";
import {
  type NearestTrainer,
  type NearTrainer,
  nearestTrainerRow,
  nearTrainerRow,
  type Offer,
} from "./schema.ts";

type Near = { schoolId: string; direction: Direction; on: string; halfYear: string; limit: number };

/**
 * Trainers of the direction in the school's region who work in another school: those of the own
 * circle's leading school first, then by distance, those with room before those without.
 */
export async function listNearestTrainers(
  db: Db,
  { schoolId, direction, on, halfYear, limit }: Near,
): Promise<NearTrainer[]> {
  const { rows } = await sqlOf(nearTrainerRow)`
    with need as (
      select l.school_id, l.region_kato, l.leading_id, l.languages, s.lon, s.lat
      from network.listings l join network.schools s on s.id = l.school_id
      where l.school_id = ${schoolId} and l.during @> ${on}::date
    ), near as (
      select r.teacher_id, p.school_id, r.capacity, s.name_kk, s.name_ru, l.school_id = need.leading_id as own,
        network.distance_km(need.lon, need.lat, s.lon, s.lat) as km,
        case when p.languages = '{}' then l.languages else p.languages end as languages,
        need.languages as wanted
      from need
      join network.listings l on l.region_kato = need.region_kato and l.during @> ${on}::date
      join network.schools s on s.id = l.school_id
      join people.posts p on p.school_id = l.school_id and p.during @> ${on}::date
      join people.trainers r on r.teacher_id = p.teacher_id and r.direction = ${direction}
        and r.during @> ${on}::date
      where l.school_id <> need.school_id
    )
    select n.teacher_id as "trainerId", t.family_name as "familyName", t.given_name as "givenName",
      t.patronymic, n.school_id as "schoolId", n.name_kk, n.name_ru, n.km, n.languages,
      n.languages && n.wanted as "sameLanguage", coalesce(n.own, false) as "ownCircle",
      busy.load, n.capacity
    from near n
    join people.teachers t on t.id = n.teacher_id and t.erased_at is null and t.merged_into is null
    cross join lateral (select count(*)::int as load from people.support_offers o
      where o.trainer_id = n.teacher_id and o.half_year = ${halfYear} and o.state in ('proposed', 'accepted')) busy
    order by coalesce(n.own, false) desc, busy.load >= n.capacity, n.km nulls last, t.folded collate "C", n.teacher_id limit ${limit}`.execute(
    db,
  );
  return rows;
}

type NearestBySchool = {
  schoolIds: readonly string[];
  direction: Direction | null;
  on: string;
  halfYear: string;
};

const nearestBySchoolRow = nearestTrainerRow.extend({ needId: z.string() });

/**
 * For each school the nearest trainer with room in another school of its district, that of the own
 * circle's leading school before others; a school without one is absent.
 */
export async function listNearestBySchool(
  db: Db,
  { schoolIds, direction, on, halfYear }: NearestBySchool,
): Promise<Map<string, NearestTrainer>> {
  const { rows } = await sqlOf(nearestBySchoolRow)`
    with need as materialized (
      select l.school_id, l.district_kato, l.leading_id, s.lon, s.lat
      from network.listings l join network.schools s on s.id = l.school_id
      where l.school_id = any (${schoolIds}::uuid[]) and l.during @> ${on}::date
    )
    select need.school_id as "needId", best.* from need cross join lateral (
      select r.teacher_id as "trainerId", t.family_name as "familyName", t.given_name as "givenName",
        near.name_kk, near.name_ru, near.km
      -- Schools are sorted first, so that people are looked up in the nearest ones only.
      from (select s.id, s.name_kk, s.name_ru, l.school_id = need.leading_id as own,
          network.distance_km(need.lon, need.lat, s.lon, s.lat) as km
        from network.listings l join network.schools s on s.id = l.school_id
        where l.district_kato = need.district_kato and l.during @> ${on}::date
          and l.school_id <> need.school_id
        order by own desc nulls last, km nulls last offset 0) near
      join people.posts p on p.school_id = near.id and p.during @> ${on}::date
      join people.trainers r on r.teacher_id = p.teacher_id and r.during @> ${on}::date
        and (${direction}::text is null or r.direction = ${direction})
      join people.teachers t on t.id = r.teacher_id and t.erased_at is null and t.merged_into is null
      where r.capacity > (select count(*) from people.support_offers o where o.trainer_id = r.teacher_id
        and o.half_year = ${halfYear} and o.state in ('proposed', 'accepted'))
      order by near.own desc nulls last, near.km nulls last, t.folded collate "C", r.id limit 1) best`.execute(
    db,
  );
  return new Map(rows.map(({ needId, ...trainer }) => [needId, trainer]));
}

/** The directions nobody holds in the school on the day. */
export async function listMissing(
  db: Db,
  { schoolId, on }: { schoolId: string; on: string },
): Promise<string[]> {
  const rows = await db
    .selectFrom("people.gaps")
    .where("school_id", "=", schoolId)
    .where(condition`during @> ${on}::date`)
    .select("measure")
    .execute();
  return rows.map(({ measure }) => measure);
}

const offers = (db: Db, on: string) =>
  db
    .selectFrom("people.support_offers as o")
    .innerJoin("network.schools as s", "s.id", "o.school_id")
    .innerJoin("people.teachers as t", "t.id", "o.trainer_id")
    // A school that closed since is found where it lay last.
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom("network.listings")
          .whereRef("school_id", "=", "o.school_id")
          .orderBy(sql`during @> ${on}::date`, "desc")
          .orderBy(sql`upper(during)`, "desc")
          .limit(1)
          .select(["region_kato", "district_kato", "school_id", "leading_id"])
          .as("l"),
      (join) => join.onTrue(),
    )
    .leftJoin("people.posts as p", (join) =>
      join.onRef("p.teacher_id", "=", "o.trainer_id").on(condition`p.during @> ${on}::date`),
    )
    .leftJoin("network.schools as ts", "ts.id", "p.school_id")
    .leftJoin("network.listings as tl", (join) =>
      join.onRef("tl.school_id", "=", "p.school_id").on(condition`tl.during @> ${on}::date`),
    )
    .distinctOn("o.id")
    .select(["o.id", "o.school_id as schoolId", "s.name_kk as school_kk", "s.name_ru as school_ru"])
    .select(["o.trainer_id as trainerId", "t.family_name as familyName"])
    .select(["t.given_name as givenName", "ts.id as trainerSchoolId"])
    .select(["ts.name_kk as trainer_school_kk", "ts.name_ru as trainer_school_ru"])
    .select(["o.direction", "o.half_year as halfYear", "o.state", "o.note", "o.reason"])
    .select(["o.made_by as madeBy", "o.made_at as madeAt"]);

/** The offers in which either side lies in the scope, the newest first. */
export async function listOffers(
  db: Db,
  { scope, on }: { scope: Scope; on: string },
): Promise<Offer[]> {
  const side = (table: "l" | "tl") =>
    scope.holds({
      region: sql.ref(`${table}.region_kato`),
      district: sql.ref(`${table}.district_kato`),
      school: sql.ref(`${table}.school_id`),
      leading: sql.ref(`${table}.leading_id`),
    });
  const found = await offers(db, on)
    .where(condition`${side("l")} or ${side("tl")}`)
    .orderBy("o.id")
    .limit(1000)
    .execute();
  return found.toSorted((one, other) => other.madeAt.getTime() - one.madeAt.getTime());
}

export async function listOffersOfSchool(
  db: Db,
  { schoolId, on }: { schoolId: string; on: string },
): Promise<Offer[]> {
  const found = await offers(db, on).where("o.school_id", "=", schoolId).orderBy("o.id").execute();
  return found.toSorted((one, other) => other.madeAt.getTime() - one.madeAt.getTime());
}

export async function getOffer(db: Db, { id, on }: { id: string; on: string }): Promise<Offer> {
  const offer = await offers(db, on).where("o.id", "=", id).executeTakeFirst();
  if (!offer) throw new NotFound();
  return offer;
}
