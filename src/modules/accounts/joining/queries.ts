import { type RawBuilder, sql } from "kysely";
import { condition } from "#lib/condition.ts";
import type { Db } from "#lib/db.ts";
import { NotFound } from "#lib/errors.ts";
import { daysBefore } from "#lib/retention.ts";
import type { Scope } from "#lib/scope.ts";
import { hashToken } from "#lib/tokens.ts";
import { type JoinRequest, joinLinkDays, type WrittenForm } from "./schema.ts";

const requests = (db: Db) =>
  db
    .selectFrom("accounts.requests as r")
    .innerJoin("accounts.users as u", "u.id", "r.user_id")
    .leftJoin("network.schools as s", "s.id", "r.school_id")
    .select(["r.id", "r.kind", "r.school_id as schoolId", "s.name_kk", "s.name_ru"])
    .select(["r.user_id as userId", "u.family_name as familyName", "u.given_name as givenName"])
    .select(["u.patronymic", "r.keeps_old as keepsOld", "r.since", "r.state", "r.reason"])
    .select(["r.made_at as madeAt", "u.email", "u.phone"]);

export async function getRequest(db: Db, id: string): Promise<JoinRequest> {
  const found = await requests(db).where("r.id", "=", id).executeTakeFirst();
  if (!found) throw new NotFound();
  return found;
}

export async function listOwnRequests(db: Db, userId: string): Promise<JoinRequest[]> {
  return requests(db).where("r.user_id", "=", userId).orderBy("r.made_at", "desc").execute();
}

/** What waits for an answer in the schools of the scope, the oldest first. */
export async function listWaiting(
  db: Db,
  { scope, on }: { scope: Scope; on: string },
): Promise<JoinRequest[]> {
  const inside: RawBuilder<boolean> = scope.holds({
    region: sql`l.region_kato`,
    district: sql`l.district_kato`,
    school: sql`l.school_id`,
  });
  return requests(db)
    .innerJoin("network.listings as l", (join) =>
      join.onRef("l.school_id", "=", "r.school_id").on(condition`l.during @> ${on}::date`),
    )
    .where("r.state", "=", "waiting")
    .where(inside)
    .orderBy("r.made_at")
    .limit(200)
    .execute();
}

export async function findJoinCode(db: Db, schoolId: string): Promise<string | null> {
  const row = await db
    .selectFrom("accounts.join_codes")
    .where("school_id", "=", schoolId)
    .select("code")
    .executeTakeFirst();
  return row?.code ?? null;
}

export async function findSchoolByJoinCode(
  db: Db,
  code: string,
): Promise<{ id: string; name_kk: string; name_ru: string } | null> {
  const row = await db
    .selectFrom("accounts.join_codes as j")
    .innerJoin("network.schools as s", "s.id", "j.school_id")
    .where("j.code", "=", code)
    .select(["s.id", "s.name_kk", "s.name_ru"])
    .executeTakeFirst();
  return row ?? null;
}

/** What was written by whoever follows the link, while it is open; whose account came of it where one did. */
export async function findWrittenForm(
  db: Db,
  { token, now }: { token: string; now: Date },
): Promise<WrittenForm | null> {
  const row = await db
    .selectFrom("accounts.join_forms as f")
    .innerJoin("network.schools as s", "s.id", "f.school_id")
    .where("f.token_hash", "=", hashToken(token))
    .where("f.made_at", ">", daysBefore(now, joinLinkDays))
    .select(["f.id", "f.school_id as schoolId", "s.name_kk", "s.name_ru", "f.patronymic"])
    .select(["f.family_name as familyName", "f.given_name as givenName", "f.email", "f.phone"])
    .select(["f.language", "f.user_id as userId"])
    .executeTakeFirst();
  return row ?? null;
}
