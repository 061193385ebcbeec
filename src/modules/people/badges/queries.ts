import { condition } from "#lib/condition.ts";
import type { Db } from "#lib/db.ts";
import type { IssuerKey } from "./schema.ts";

/** All keys that ever signed, the one in use first. */
export async function listKeys(db: Db): Promise<IssuerKey[]> {
  return db
    .selectFrom("people.issuer_keys")
    .orderBy("made_at", "desc")
    .select(["id", "public_key as publicKey", "made_at as madeAt", "retired_at as retiredAt"])
    .execute();
}

/** The places, from one up to another, of badges whose certificates were revoked or replaced. */
export async function listEndedPlaces(
  db: Db,
  { from, until }: { from: number; until: number },
): Promise<number[]> {
  const rows = await db
    .selectFrom("people.certificates as c")
    .leftJoin("people.certificates as after", "after.replaces", "c.id")
    .where("c.place", ">=", from)
    .where("c.place", "<", until)
    .where(condition`c.revoked_at is not null or after.id is not null`)
    .orderBy("c.place")
    .select("c.place")
    .execute();
  return rows.map(({ place }) => place);
}

/** The highest place given so far; 0 when none is. */
export async function lastPlace(db: Db): Promise<number> {
  const { place } = await db
    .selectFrom("people.certificates")
    .select(({ fn, lit }) => fn.coalesce(fn.max("place"), lit(0)).as("place"))
    .executeTakeFirstOrThrow();
  return place;
}
