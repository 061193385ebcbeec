import { type RawBuilder, sql } from "kysely";
import { condition } from "#lib/condition.ts";
import type { Db } from "#lib/db.ts";
import { sqlOf } from "#lib/rows.ts";
import { type CircleMember, circleMemberRow } from "./schema.ts";

/** The schools that the leading school helps on the day, the nearest first. */
export async function listCircle(
  db: Db,
  { leadingId, on }: { leadingId: string; on: string },
): Promise<CircleMember[]> {
  const { rows } = await sqlOf(circleMemberRow)`
    select p.id as "partnershipId", s.id as "schoolId", s.name_kk, s.name_ru, p.kind, s.kind = 'small' as small,
      p.during, p.reason,
      jsonb_build_object('name_kk', d.name_kk, 'name_ru', d.name_ru, 'name_en', d.name_en) as district,
      l.district_kato = own.district_kato as "sameDistrict",
      network.distance_km(hub.lon, hub.lat, s.lon, s.lat) as km,
      hub.position <> 'exact' or s.position <> 'exact' as roughly,
      size.teachers
    from network.partnerships p
    join network.schools s on s.id = p.partner_id
    join network.schools hub on hub.id = p.leading_id
    join network.listings l on l.school_id = s.id and l.during @> ${on}::date
    join network.districts d on d.id = l.district_id
    left join network.listings own on own.school_id = hub.id and own.during @> ${on}::date
    left join lateral (select teachers from network.school_sizes z where z.school_id = s.id
      and z.year <= extract(year from ${on}::date) order by year desc limit 1) size on true
    where p.leading_id = ${leadingId} and p.during @> ${on}::date
    order by p.kind, km nulls last, s.name_ru`.execute(db);
  return rows;
}

export type PastMember = {
  partnershipId: string;
  schoolId: string;
  name_kk: string;
  name_ru: string;
  during: string;
  endReason: string | null;
};

/** Partnerships of the circle that were over by the day, the latest end first. */
export async function listPastCircle(
  db: Db,
  { leadingId, on }: { leadingId: string; on: string },
): Promise<PastMember[]> {
  return db
    .selectFrom("network.partnerships as p")
    .innerJoin("network.schools as s", "s.id", "p.partner_id")
    .where("p.leading_id", "=", leadingId)
    .where(condition`upper(p.during) <= ${on}::date`)
    .orderBy(sql`upper(p.during)`, "desc")
    .limit(100)
    .select([
      "p.id as partnershipId",
      "s.id as schoolId",
      "s.name_kk",
      "s.name_ru",
      "p.during",
      "p.end_reason as endReason",
    ])
    .execute();
}

export async function findPartnership(db: Db, id: string) {
  return db
    .selectFrom("network.partnerships as p")
    .innerJoin("network.schools as s", "s.id", "p.partner_id")
    .where("p.id", "=", id)
    .select([
      "p.id",
      "p.leading_id as leadingId",
      "p.partner_id as partnerId",
      "p.kind",
      "p.during",
      "p.end_reason as endReason",
      "s.name_kk",
      "s.name_ru",
    ])
    .executeTakeFirst();
}

/** Partnerships in which the school is helped and that run on the day or begin later. */
export async function listPartnershipsFrom(
  db: Db,
  { partnerId, from }: { partnerId: string; from: string },
) {
  return db
    .selectFrom("network.partnerships")
    .where("partner_id", "=", partnerId)
    .where(condition`during && daterange(${from}::date, null)`)
    .select(["leading_id as leadingId", "kind"])
    .execute();
}

export async function countCircle(
  db: Db,
  { leadingId, on }: { leadingId: string; on: string },
): Promise<number> {
  const { count } = await db
    .selectFrom("network.partnerships")
    .where("leading_id", "=", leadingId)
    .where("kind", "=", "circle")
    .where(condition`during @> ${on}::date`)
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return count;
}

/** The partner status that runs on the day and began before it, where no circle is left that the school belongs to. */
export async function findStatusWithoutCircle(
  db: Db,
  { schoolId, on }: { schoolId: string; on: string },
) {
  return db
    .selectFrom("network.statuses as s")
    .where("s.school_id", "=", schoolId)
    .where("s.status", "=", "partner")
    .where(
      condition`s.during @> ${on}::date and (lower_inf(s.during) or lower(s.during) < ${on}::date)`,
    )
    .where(
      condition`not exists (select from network.partnerships p where p.partner_id = s.school_id
        and p.kind = 'circle' and p.during && daterange(${on}::date, upper(s.during)))`,
    )
    .select("s.id")
    .executeTakeFirst();
}

/** The partnerships that make the school a partner in a circle. */
export function circleOfPartner(partnerId: string): RawBuilder<boolean> {
  return condition`partner_id = ${partnerId} and kind = 'circle'`;
}

/** The school's partnerships that ended with its closing and can run on. */
export async function listToResume(
  db: Db,
  { schoolId, closedOn }: { schoolId: string; closedOn: string },
) {
  const since = condition`o.during && daterange(${closedOn}::date, null)`;
  return db
    .selectFrom("network.partnerships as p")
    .innerJoin("network.schools as hub", "hub.id", "p.leading_id")
    .innerJoin("network.schools as partner", "partner.id", "p.partner_id")
    .where(condition`${schoolId}::uuid in (p.leading_id, p.partner_id)`)
    .where("p.end_reason", "=", "schoolClosed")
    .where(condition`upper(p.during) = ${closedOn}::date`)
    .where(condition`upper_inf(hub.open_during) and upper_inf(partner.open_during)`)
    .where(condition`exists (select from network.statuses s where s.school_id = p.leading_id
      and s.status = 'leading' and s.during @> ${closedOn}::date and upper_inf(s.during))`)
    .where(condition`not exists (select from network.partnerships o where o.id <> p.id
      and o.partner_id = p.partner_id and ${since}
      and (o.leading_id = p.leading_id or (p.kind = 'circle' and o.kind = 'circle')))`)
    .select(["p.id", "p.leading_id as leadingId", "p.partner_id as partnerId"])
    .select("p.cut_until as cutUntil")
    .execute();
}

/** Whether one of the partnerships began on the day or later, and by today: what ended that day would never have been. */
export async function hasPartnershipBegunSince(
  db: Db,
  { which, from, today }: { which: RawBuilder<boolean>; from: string; today: string },
): Promise<boolean> {
  const begun = await db
    .selectFrom("network.partnerships")
    .where(which)
    .where(condition`lower(during) >= ${from}::date and lower(during) <= ${today}::date`)
    .select("id")
    .limit(1)
    .executeTakeFirst();
  return begun !== undefined;
}
