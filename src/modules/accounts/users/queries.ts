import { sql } from "kysely";
import { z } from "zod";
import { condition } from "#lib/condition.ts";
import type { Db } from "#lib/db.ts";
import { NotFound } from "#lib/errors.ts";
import { sqlOf } from "#lib/rows.ts";
import type { Scope } from "#lib/scope.ts";
import { schoolCodeIn } from "#modules/network/base/schema.ts";
import { scopeFieldOf } from "./rules.ts";
import type { GrantRow, GrantScope, ScopeFields, UserRow } from "./schema.ts";

const scopeName = z.string().nullable();

const userColumns = [
  "u.id",
  "u.family_name as familyName",
  "u.given_name as givenName",
  "u.patronymic",
  "u.email",
  "u.phone",
  "u.is_demo as isDemo",
  "u.blocked_at as blockedAt",
  "u.locked_until as lockedUntil",
] as const;

/** People with a grant inside the scope, today or earlier, by name; 50 a page. */
export async function listUsers(
  db: Db,
  { scope, today, q, page }: { scope: Scope; today: string; q: string; page: number },
): Promise<{ users: UserRow[]; total: number }> {
  const users = usersInside(db, { scope, today }).$if(q !== "", (all) =>
    all.where(
      condition`concat_ws(' ', u.family_name, u.given_name, u.patronymic, u.email, u.phone) ilike ${`%${q}%`}`,
    ),
  );
  const rows = await users
    .select(userColumns)
    .orderBy("u.family_name")
    .orderBy("u.given_name")
    .limit(50)
    .offset((page - 1) * 50)
    .execute();
  const { total } = await users
    .select((eb) => eb.fn.countAll<number>().as("total"))
    .executeTakeFirstOrThrow();
  return { users: rows, total };
}

/** True for somebody with a role that holds today inside the scope. */
export async function holdsRoleInside(
  db: Db,
  { id, scope, today }: { id: string; scope: Scope; today: string },
): Promise<boolean> {
  const held = await usersInside(db, { scope, today, heldToday: true })
    .where("u.id", "=", id)
    .select("u.id")
    .executeTakeFirst();
  return held !== undefined;
}

type Inside = { scope: Scope; today: string; heldToday?: boolean };

function usersInside(db: Db, { scope, today, heldToday = false }: Inside) {
  return db.selectFrom("accounts.users as u").where(({ exists, selectFrom }) =>
    exists(
      selectFrom("accounts.grants as g")
        .$if(heldToday, (grants) => grants.where(condition`g.during @> ${today}::date`))
        .leftJoin("network.listings as l", (join) =>
          join.onRef("l.school_id", "=", "g.school_id").on(condition`l.during @> ${today}::date`),
        )
        .leftJoin("network.districts as d", (join) =>
          join.onRef("d.kato", "=", "g.district_kato").on(condition`d.during @> ${today}::date`),
        )
        .whereRef("g.user_id", "=", "u.id")
        .where(
          scope.holds({
            region: sql`coalesce(g.region_kato, l.region_kato, d.region_kato)`,
            district: sql`coalesce(g.district_kato, l.district_kato)`,
            school: sql`g.school_id`,
            leading: sql`l.leading_id`,
          }),
        )
        .select("g.id"),
    ),
  );
}

/** A person as one who may list them asks; outside that scope there is nobody. */
export async function getUserInside(
  db: Db,
  { id, scope, today }: { id: string; scope: Scope; today: string },
): Promise<UserRow> {
  const user = await usersInside(db, { scope, today })
    .where("u.id", "=", id)
    .select(userColumns)
    .executeTakeFirst();
  if (!user) throw new NotFound();
  return user;
}

export async function getUser(db: Db, id: string): Promise<UserRow> {
  const user = await db
    .selectFrom("accounts.users as u")
    .where("u.id", "=", id)
    .select(userColumns)
    .executeTakeFirst();
  if (!user) throw new NotFound();
  return user;
}

/** All grants of a person, the running ones first. */
export async function listGrants(db: Db, userId: string): Promise<GrantRow[]> {
  return db
    .selectFrom("accounts.grants as g")
    .leftJoin("network.schools as s", "s.id", "g.school_id")
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom("network.districts as d")
          .whereRef("d.kato", "=", "g.district_kato")
          .orderBy(sql`upper(d.during)`, (order) => order.desc().nullsFirst())
          .limit(1)
          .select(["d.name_kk", "d.name_ru"])
          .as("district"),
      (join) => join.onTrue(),
    )
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom("network.regions as r")
          .whereRef("r.kato", "=", "g.region_kato")
          .orderBy(sql`upper(r.during)`, (order) => order.desc().nullsFirst())
          .limit(1)
          .select(["r.name_kk", "r.name_ru"])
          .as("region"),
      (join) => join.onTrue(),
    )
    .where("g.user_id", "=", userId)
    .orderBy(sql`upper(g.during)`, (order) => order.desc().nullsFirst())
    .select([
      "g.id",
      "g.role",
      "g.region_kato as regionKato",
      "g.district_kato as districtKato",
      "g.school_id as schoolId",
      sqlOf(scopeName)`coalesce(s.name_kk, district.name_kk, region.name_kk)`.as("scope_kk"),
      sqlOf(scopeName)`coalesce(s.name_ru, district.name_ru, region.name_ru)`.as("scope_ru"),
      "g.during",
    ])
    .execute();
}

/** Looks up what a role is to be given over; null when the place does not exist today. */
export async function findGrantScope(
  db: Db,
  { fields, today }: { fields: ScopeFields; today: string },
): Promise<GrantScope | null> {
  switch (scopeFieldOf(fields.role)) {
    case null:
      return { kind: "country" };
    case "regionKato":
      return findRegionScope(db, fields.regionKato ?? "", today);
    case "districtKato":
      return findDistrictScope(db, fields.districtKato ?? "", today);
    case "schoolCode":
      return findSchoolScope(db, fields.schoolCode ?? "", today);
  }
}

async function findRegionScope(db: Db, kato: string, today: string): Promise<GrantScope | null> {
  const region = await db
    .selectFrom("network.regions")
    .where("kato", "=", kato)
    .where(condition`during @> ${today}::date`)
    .select("kato")
    .executeTakeFirst();
  return region ? { kind: "region", regionKato: region.kato } : null;
}

async function findDistrictScope(db: Db, kato: string, today: string): Promise<GrantScope | null> {
  const district = await db
    .selectFrom("network.districts")
    .where("kato", "=", kato)
    .where(condition`during @> ${today}::date`)
    .select(["kato", "region_kato"])
    .executeTakeFirst();
  return district
    ? { kind: "district", districtKato: district.kato, regionKato: district.region_kato }
    : null;
}

async function findSchoolScope(db: Db, code: string, today: string): Promise<GrantScope | null> {
  const school = await db
    .selectFrom("network.schools as s")
    .innerJoin("network.listings as l", "l.school_id", "s.id")
    .where("s.code", "=", schoolCodeIn(code))
    .where(condition`l.during @> ${today}::date`)
    .select(["s.id", "l.district_kato", "l.region_kato", "l.leading_id"])
    .executeTakeFirst();
  return school
    ? {
        kind: "school",
        schoolId: school.id,
        districtKato: school.district_kato,
        regionKato: school.region_kato,
        leadingId: school.leading_id,
      }
    : null;
}

/** The scope of a grant already given, as it lies today; null when its place is no more. */
export async function findScopeOfGrant(
  db: Db,
  {
    grant,
    today,
  }: { grant: Pick<GrantRow, "regionKato" | "districtKato" | "schoolId">; today: string },
): Promise<GrantScope | null> {
  if (grant.schoolId) {
    const school = await db
      .selectFrom("network.schools")
      .where("id", "=", grant.schoolId)
      .select("code")
      .executeTakeFirst();
    return school ? findSchoolScope(db, school.code, today) : null;
  }
  if (grant.districtKato) return findDistrictScope(db, grant.districtKato, today);
  if (grant.regionKato) return findRegionScope(db, grant.regionKato, today);
  return { kind: "country" };
}

export async function listAreas(db: Db, today: string) {
  const at = condition`during @> ${today}::date`;
  const regions = await db
    .selectFrom("network.regions")
    .where(at)
    .orderBy("name_ru")
    .select(["kato", "name_kk", "name_ru", "name_en"])
    .execute();
  const districts = await db
    .selectFrom("network.districts")
    .where(at)
    .orderBy("region_kato")
    .orderBy("name_ru")
    .select(["kato", "name_kk", "name_ru", "name_en"])
    .execute();
  return { regions, districts };
}
