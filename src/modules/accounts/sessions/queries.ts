import type { Person } from "#lib/actor.ts";
import { condition } from "#lib/condition.ts";
import { dayOf } from "#lib/dates.ts";
import type { Db } from "#lib/db.ts";
import { listGrantsToday } from "#lib/person.ts";
import type { Language } from "#lib/texts.ts";
import { hashToken } from "#lib/tokens.ts";
import { mayEnter, mustSetUp, mustUsePasskey } from "../base/access.ts";
import { safeNext } from "./rules.ts";
import type { Session } from "./schema.ts";

type Recognised = {
  person: Person;
  language: Language;
  seenAt: Date;
  isDemo: boolean;
  hasFactor: boolean;
  hasPasskey: boolean;
  /** Signed in by a passkey, or by an identity provider that itself asked for a second factor. */
  vouched: boolean;
};

/** Who a session belongs to, with the grants that hold today; null when it is over, blocked or half-finished. */
export async function findPersonOfSession(
  db: Db,
  { tokenHash, now }: { tokenHash: string; now: Date },
): Promise<Recognised | null> {
  const user = await db
    .selectFrom("accounts.sessions as s")
    .innerJoin("accounts.users as u", "u.id", "s.user_id")
    .leftJoin("accounts.second_factors as f", "f.user_id", "u.id")
    .where("s.token_hash", "=", tokenHash)
    .where("s.awaits_code", "=", false)
    .where("s.expires_at", ">", now)
    .where("u.blocked_at", "is", null)
    .select(["u.id", "u.family_name", "u.given_name", "u.language", "s.seen_at"])
    .select(["u.is_demo as isDemo", "s.vouched", "f.user_id as factor"])
    .select(
      condition`exists (select from accounts.passkeys as k where k.user_id = u.id)`.as(
        "hasPasskey",
      ),
    )
    .executeTakeFirst();
  if (!user) return null;
  const grants = await listGrantsToday(db, { userId: user.id, today: dayOf(now) });
  const name = `${user.family_name} ${user.given_name}`;
  return {
    person: { kind: "person", userId: user.id, name, grants },
    language: user.language,
    seenAt: user.seen_at,
    isDemo: user.isDemo,
    hasFactor: user.factor !== null,
    hasPasskey: user.hasPasskey,
    vouched: user.vouched,
  };
}

/** Where a new session leads: to what it still lacks, else to the page that was wanted. */
export async function findFirstPage(
  db: Db,
  {
    token,
    awaitsCode = false,
    next,
    now,
    environment,
  }: {
    token: string;
    awaitsCode?: boolean;
    next: string | undefined;
    now: Date;
    environment: string;
  },
): Promise<string> {
  const wanted = safeNext(next);
  if (awaitsCode) return `/sign-in/code?next=${encodeURIComponent(wanted)}`;
  const found = await findPersonOfSession(db, { tokenHash: hashToken(token), now });
  if (found && !mayEnter(found, environment)) return "/sign-in";
  if (found && mustUsePasskey(found, environment))
    return `/sign-in/passkey?next=${encodeURIComponent(wanted)}`;
  return found && mustSetUp(found, environment) ? "/account/second-factor/set-up" : wanted;
}

type Login = { email: string } | { phone: string } | { id: string };

export async function findUserForSignIn(db: Db, login: Login) {
  return db
    .selectFrom("accounts.users as u")
    .leftJoin("accounts.second_factors as f", "f.user_id", "u.id")
    .where((eb) => {
      if ("id" in login) return eb("u.id", "=", login.id);
      return "email" in login ? eb("u.email", "=", login.email) : eb("u.phone", "=", login.phone);
    })
    .select(["u.id", "u.password_hash", "u.blocked_at", "u.language"])
    .select((eb) => eb("f.user_id", "is not", null).$castTo<boolean>().as("hasFactor"))
    .executeTakeFirst();
}

export async function listSessions(
  db: Db,
  { userId, now }: { userId: string; now: Date },
): Promise<Session[]> {
  return db
    .selectFrom("accounts.sessions")
    .where("user_id", "=", userId)
    .where("awaits_code", "=", false)
    .where("expires_at", ">", now)
    .orderBy("seen_at", "desc")
    .select(["id", "token_hash as tokenHash", "device"])
    .select(["created_at as createdAt", "seen_at as seenAt"])
    .execute();
}

export async function getOwnAccount(db: Db, userId: string) {
  return db
    .selectFrom("accounts.users")
    .where("id", "=", userId)
    .select(["email", "phone", "is_demo as isDemo"])
    .executeTakeFirstOrThrow();
}
