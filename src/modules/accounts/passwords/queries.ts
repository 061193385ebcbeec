import type { Db } from "#lib/db.ts";
import type { Language } from "#lib/texts.ts";
import { hashToken } from "#lib/tokens.ts";

/** The person whom a reset link can reach: by e-mail, and not blocked. */
export async function findUserToReset(
  db: Db,
  login: string,
): Promise<{ id: string; email: string; language: Language } | null> {
  const user = await db
    .selectFrom("accounts.users")
    .where("email", "=", login.trim().toLowerCase())
    .where("blocked_at", "is", null)
    .select(["id", "email", "language"])
    .executeTakeFirst();
  return user?.email ? { id: user.id, email: user.email, language: user.language } : null;
}

/** Where letters to the person go, and in which language. */
export async function getReader(
  db: Db,
  userId: string,
): Promise<{ email: string | null; language: Language }> {
  return db
    .selectFrom("accounts.users")
    .where("id", "=", userId)
    .select(["email", "language"])
    .executeTakeFirstOrThrow();
}

export async function isResetOpen(
  db: Db,
  { token, now }: { token: string; now: Date },
): Promise<boolean> {
  const row = await db
    .selectFrom("accounts.password_resets")
    .where("token_hash", "=", hashToken(token))
    .where("used_at", "is", null)
    .where("expires_at", ">", now)
    .select("user_id")
    .executeTakeFirst();
  return row !== undefined;
}

/** Whom a link that was used in its time belongs to, with the password as it is kept. */
export async function findUsedReset(
  db: Db,
  { token, now }: { token: string; now: Date },
): Promise<{ userId: string; passwordHash: string | null } | null> {
  const used = await db
    .selectFrom("accounts.password_resets as r")
    .innerJoin("accounts.users as u", "u.id", "r.user_id")
    .where("r.token_hash", "=", hashToken(token))
    .where("r.used_at", "is not", null)
    .where("r.expires_at", ">", now)
    .where("u.blocked_at", "is", null)
    .select(["u.id as userId", "u.password_hash as passwordHash"])
    .executeTakeFirst();
  return used ?? null;
}
