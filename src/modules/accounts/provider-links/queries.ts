import type { Db } from "#lib/db.ts";
import { SignInNeeded } from "#lib/errors.ts";
import { hashToken } from "#lib/tokens.ts";
import type { ProviderLink } from "./schema.ts";

/** A sign-in that this browser began; whether it came back before, the act that marks it says. */
export async function findQuestion(
  db: Db,
  { token, providerId, now }: { token: string; providerId: string; now: Date },
) {
  const question = await db
    .selectFrom("accounts.provider_sign_ins")
    .where("token_hash", "=", hashToken(token))
    .where("provider_id", "=", providerId)
    .where("expires_at", ">", now)
    .select(["state", "nonce", "verifier", "next"])
    .executeTakeFirst();
  return question ?? null;
}

/** Whom a provider's subject stands for here. */
export async function findLinkedUser(
  db: Db,
  { providerId, subject }: { providerId: string; subject: string },
) {
  return db
    .selectFrom("accounts.provider_links as l")
    .innerJoin("accounts.users as u", "u.id", "l.user_id")
    .leftJoin("accounts.second_factors as f", "f.user_id", "u.id")
    .where("l.provider_id", "=", providerId)
    .where("l.subject", "=", subject)
    .select(["u.id", "u.language", "u.blocked_at"])
    .select((eb) => eb("f.user_id", "is not", null).$castTo<boolean>().as("hasFactor"))
    .executeTakeFirst();
}

export async function findUserByEmail(db: Db, email: string) {
  return db
    .selectFrom("accounts.users")
    .where("email", "=", email)
    .select(["id", "blocked_at"])
    .executeTakeFirst();
}

/** A sign-in whose provider has answered and whose account still has to agree by its password. */
export async function getAwaitingLink(db: Db, { token, now }: { token: string; now: Date }) {
  const awaiting = await db
    .selectFrom("accounts.provider_sign_ins as s")
    .innerJoin("accounts.providers as p", "p.id", "s.provider_id")
    .innerJoin("accounts.users as u", "u.id", "s.user_id")
    .where("s.token_hash", "=", hashToken(token))
    .where("s.expires_at", ">", now)
    .where("p.is_on", "=", true)
    .select(["s.provider_id as providerId", "s.subject", "s.vouched", "s.next"])
    .select(["p.name_kk", "p.name_ru", "p.name_en", "u.id as userId", "u.email"])
    .$narrowType<{ subject: string; email: string }>()
    .executeTakeFirst();
  if (!awaiting) throw new SignInNeeded();
  return awaiting;
}

export async function listLinks(db: Db, userId: string): Promise<ProviderLink[]> {
  return db
    .selectFrom("accounts.provider_links as l")
    .innerJoin("accounts.providers as p", "p.id", "l.provider_id")
    .where("l.user_id", "=", userId)
    .orderBy("l.linked_at")
    .select(["l.id", "p.name_kk", "p.name_ru", "p.name_en", "l.linked_at as linkedAt"])
    .execute();
}
