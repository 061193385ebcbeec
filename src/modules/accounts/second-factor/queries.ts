import { z } from "zod";
import { condition } from "#lib/condition.ts";
import type { Db } from "#lib/db.ts";
import { sqlOf } from "#lib/rows.ts";
import type { OwnFactor } from "./schema.ts";

const account = z.string();
const codeCount = z.int();

/** The person whose right password waits for its code; null when there is none, or no longer. */
export async function findAwaitingCode(
  db: Db,
  { tokenHash, now }: { tokenHash: string; now: Date },
) {
  const found = await db
    .selectFrom("accounts.sessions as s")
    .innerJoin("accounts.users as u", "u.id", "s.user_id")
    .where("s.token_hash", "=", tokenHash)
    .where("s.awaits_code", "=", true)
    .where("s.expires_at", ">", now)
    .where("u.blocked_at", "is", null)
    .select(["u.id as userId", condition`coalesce(u.locked_until > ${now}, false)`.as("isLocked")])
    .executeTakeFirst();
  return found ?? null;
}

/** Whether the person has a second step of either kind. */
export async function hasSecondStep(db: Db, userId: string): Promise<boolean> {
  const found = await db
    .selectFrom("accounts.users as u")
    .where("u.id", "=", userId)
    .where(
      condition`exists (select from accounts.second_factors as f where f.user_id = u.id)
        or exists (select from accounts.passkeys as k where k.user_id = u.id)`,
    )
    .select("u.id")
    .executeTakeFirst();
  return found !== undefined;
}

export async function getOwnFactor(db: Db, userId: string): Promise<OwnFactor> {
  return db
    .selectFrom("accounts.users as u")
    .leftJoin("accounts.second_factors as f", "f.user_id", "u.id")
    .where("u.id", "=", userId)
    .select([
      sqlOf(account)`coalesce(u.email, u.phone)`.as("account"),
      "f.set_up_at as setUpAt",
      "u.is_demo as isDemo",
      sqlOf(codeCount)`(select count(*)::int from accounts.recovery_codes as c
        where c.user_id = u.id and c.used_at is null)`.as("codesLeft"),
    ])
    .executeTakeFirstOrThrow();
}
