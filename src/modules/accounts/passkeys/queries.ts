import type { Person } from "#lib/actor.ts";
import { condition } from "#lib/condition.ts";
import type { Db } from "#lib/db.ts";
import { NotFound } from "#lib/errors.ts";
import { getOwnFactor } from "../second-factor/queries.ts";
import { canRemovePasskey } from "./access.ts";
import type { Passkey } from "./schema.ts";

const columns = [
  "id",
  "name",
  "made_at as madeAt",
  "used_at as usedAt",
  "is_backed_up as isBackedUp",
] as const;

export async function listPasskeys(db: Db, userId: string): Promise<Passkey[]> {
  return db
    .selectFrom("accounts.passkeys")
    .where("user_id", "=", userId)
    .orderBy("made_at")
    .orderBy("name")
    .select(columns)
    .execute();
}

/** One's own passkey; that of another is none. */
export async function getPasskey(
  db: Db,
  { id, userId }: { id: string; userId: string },
): Promise<Passkey> {
  const passkey = await db
    .selectFrom("accounts.passkeys")
    .where("id", "=", id)
    .where("user_id", "=", userId)
    .select(columns)
    .executeTakeFirst();
  if (!passkey) throw new NotFound();
  return passkey;
}

/** Whether anybody has the passkey; one that was removed is nobody's. */
export async function isPasskey(db: Db, id: string): Promise<boolean> {
  const known = db.selectFrom("accounts.passkeys").where("id", "=", id).select("id");
  return (await known.executeTakeFirst()) !== undefined;
}

/** What a device is told it has already, so that it does not make a second key for the same person. */
export async function listCredentials(db: Db, userId: string) {
  return db
    .selectFrom("accounts.passkeys")
    .where("user_id", "=", userId)
    .select(["credential_id as id", "transports"])
    .execute();
}

/** The passkey of that credential, with what decides whether its person may sign in. */
export async function findForSignIn(
  db: Db,
  { credentialId, now }: { credentialId: string; now: Date },
) {
  const found = await db
    .selectFrom("accounts.passkeys as k")
    .innerJoin("accounts.users as u", "u.id", "k.user_id")
    .where("k.credential_id", "=", credentialId)
    .select(["k.id", "k.public_key as publicKey", "u.id as userId", "u.language"])
    .select([
      condition`u.blocked_at is not null`.as("isBlocked"),
      condition`coalesce(u.locked_until > ${now}, false)`.as("isLocked"),
    ])
    .executeTakeFirst();
  return found ?? null;
}

export async function mayRemove(
  db: Db,
  { person, environment }: { person: Person; environment: string },
): Promise<boolean> {
  const { isDemo, setUpAt } = await getOwnFactor(db, person.userId);
  const passkeys = (await listPasskeys(db, person.userId)).length;
  const demo = isDemo && environment !== "production";
  return canRemovePasskey(person.grants, { demo, hasFactor: setUpAt !== null, passkeys });
}
