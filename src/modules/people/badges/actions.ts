import { randomBytes } from "node:crypto";
import type { Person } from "#lib/actor.ts";
import type { Config } from "#lib/config.ts";
import type { Db } from "#lib/db.ts";
import { allow } from "#lib/errors.ts";
import { record } from "#lib/history.ts";
import { seal, unseal } from "#lib/sealed.ts";
import { newSigningPair, type SigningKey } from "#lib/signed-json.ts";
import { canKeepKeys } from "./access.ts";
import { didOf } from "./rules.ts";

type Keeping = { config: Config; now: Date };

/** The key in use; the first badge ever asked for makes the first one. */
export async function signingKey(db: Db, { config, now }: Keeping): Promise<SigningKey> {
  const key = (await findKeyInUse(db)) ?? (await makeFirstKey(db, { config, now }));
  const sealed = { sealed: key.sealed, about: aboutKey(key.id) };
  const privateKey = unseal(config.SECRET, sealed);
  if (privateKey === null)
    throw new Error("the key that signs badges does not open: SECRET has changed");
  return { privateKey, verificationMethod: `${didOf(config.PUBLIC_URL)}#${key.id}` };
}

type Sealed = { id: string; sealed: string };

async function findKeyInUse(db: Db): Promise<Sealed | undefined> {
  return db
    .selectFrom("people.issuer_keys")
    .where("retired_at", "is", null)
    .select(["id", "private_key_encrypted as sealed"])
    .executeTakeFirst();
}

async function makeFirstKey(db: Db, keeping: Keeping): Promise<Sealed> {
  return db.transaction().execute(async (tx) => {
    const id = await insertKey(tx, keeping);
    if (id) await recordKey(tx, { id, by: null, now: keeping.now });
    // Another process may have been first; then its key is the one in use.
    const key = await findKeyInUse(tx);
    if (!key) throw new Error("no key signs badges");
    return key;
  });
}

/** Undefined when a key is in use already. */
async function insertKey(tx: Db, { config, now }: Keeping): Promise<string | undefined> {
  const id = `key-${randomBytes(6).toString("hex")}`;
  const { publicKey, privateKey } = newSigningPair();
  const made = await tx
    .insertInto("people.issuer_keys")
    .values({
      id,
      public_key: publicKey,
      made_at: now,
      private_key_encrypted: seal(config.SECRET, { text: privateKey, about: aboutKey(id) }),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  return made?.id;
}

async function recordKey(
  tx: Db,
  { id, by, now }: { id: string; by: Person | null; now: Date },
): Promise<void> {
  const subject = { kind: "issuerKey", id };
  await record(tx, { at: now, by, act: "issuerKeyMade", subject });
}

/**
 * Retires the key the person saw in use and makes another; sending it twice does it once.
 * What the old key signed still holds, because its public half stays published.
 */
export async function changeKey(
  db: Db,
  { person, inUse, config, now }: Keeping & { person: Person; inUse: string },
): Promise<void> {
  allow(canKeepKeys(person));
  await db.transaction().execute(async (tx) => {
    const retired = await tx
      .updateTable("people.issuer_keys")
      .set({ retired_at: now })
      .where("id", "=", inUse)
      .where("retired_at", "is", null)
      .returning("id")
      .executeTakeFirst();
    if (!retired) return;
    const subject = { kind: "issuerKey", id: inUse };
    await record(tx, { at: now, by: person, act: "issuerKeyRetired", subject });
    const id = await insertKey(tx, { config, now });
    if (id) await recordKey(tx, { id, by: person, now });
  });
}

function aboutKey(id: string): string {
  return `people.issuer_keys ${id}`;
}
