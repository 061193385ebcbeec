import type { Person } from "#lib/actor.ts";
import { dayOf } from "#lib/dates.ts";
import type { Db } from "#lib/db.ts";
import { listGrantsToday } from "#lib/person.ts";
import type { Language } from "#lib/texts.ts";
import type { Session } from "./schema.ts";

/** Who a session belongs to, with the grants that hold today; null when it is over or blocked. */
export async function findPersonOfSession(
  db: Db,
  { tokenHash, now }: { tokenHash: string; now: Date },
): Promise<{ person: Person; language: Language; seenAt: Date } | null> {
  const user = await db
    .selectFrom("accounts.sessions as s")
    .innerJoin("accounts.users as u", "u.id", "s.user_id")
    .where("s.token_hash", "=", tokenHash)
    .where("s.expires_at", ">", now)
    .where("u.blocked_at", "is", null)
    .select(["u.id", "u.family_name", "u.given_name", "u.language", "s.seen_at"])
    .executeTakeFirst();
  if (!user) return null;
  const grants = await listGrantsToday(db, { userId: user.id, today: dayOf(now) });
  const name = `${user.family_name} ${user.given_name}`;
  return {
    person: { kind: "person", userId: user.id, name, grants },
    language: user.language,
    seenAt: user.seen_at,
  };
}

export async function findUserForSignIn(db: Db, login: { email: string } | { phone: string }) {
  return db
    .selectFrom("accounts.users")
    .where((eb) =>
      "email" in login ? eb("email", "=", login.email) : eb("phone", "=", login.phone),
    )
    .select(["id", "password_hash", "failed_sign_ins", "locked_until", "blocked_at", "language"])
    .executeTakeFirst();
}

export async function listSessions(
  db: Db,
  { userId, now }: { userId: string; now: Date },
): Promise<Session[]> {
  return db
    .selectFrom("accounts.sessions")
    .where("user_id", "=", userId)
    .where("expires_at", ">", now)
    .orderBy("seen_at", "desc")
    .select(["token_hash as tokenHash", "device", "created_at as createdAt", "seen_at as seenAt"])
    .execute();
}

export async function getOwnAccount(db: Db, userId: string) {
  return db
    .selectFrom("accounts.users")
    .where("id", "=", userId)
    .select(["email", "phone", "is_demo as isDemo"])
    .executeTakeFirstOrThrow();
}
