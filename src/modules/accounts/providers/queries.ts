import { z } from "zod";
import type { Db } from "#lib/db.ts";
import { NotFound } from "#lib/errors.ts";
import type { Provider } from "#lib/openid.ts";
import { sqlOf } from "#lib/rows.ts";
import { unseal } from "#lib/sealed.ts";
import { aboutSecretOf, type ProviderName, type ProviderRow } from "./schema.ts";

const linkCount = z.int();

const rows = (db: Db) =>
  db
    .selectFrom("accounts.providers as p")
    .select(["p.id", "p.name_kk", "p.name_ru", "p.name_en", "p.issuer"])
    .select(["p.client_id as clientId", "p.email_claim as emailClaim"])
    .select(["p.trusts_emails as trustsEmails", "p.is_on as isOn"])
    .select(
      sqlOf(linkCount)`(select count(*)::int from accounts.provider_links as l
        where l.provider_id = p.id)`.as("links"),
    );

export async function listProviders(db: Db): Promise<ProviderRow[]> {
  return rows(db).orderBy("p.created_at").execute();
}

export async function getProvider(db: Db, id: string): Promise<ProviderRow> {
  const provider = await rows(db).where("p.id", "=", id).executeTakeFirst();
  if (!provider) throw new NotFound();
  return provider;
}

/** Those that the sign-in page offers. */
export async function listProvidersOn(db: Db): Promise<ProviderName[]> {
  return db
    .selectFrom("accounts.providers")
    .where("is_on", "=", true)
    .orderBy("created_at")
    .select(["id", "name_kk", "name_ru", "name_en"])
    .execute();
}

export type ProviderOn = Provider & { id: string; trustsEmails: boolean };

/** A provider to sign in with, its secret opened; one that is off is no provider to a visitor. */
export async function getProviderOn(
  db: Db,
  { id, secret }: { id: string; secret: string },
): Promise<ProviderOn> {
  const provider = await db
    .selectFrom("accounts.providers")
    .where("id", "=", id)
    .where("is_on", "=", true)
    .select(["id", "issuer", "client_id as clientId", "sealed_secret as sealed"])
    .select(["email_claim as emailClaim", "trusts_emails as trustsEmails"])
    .executeTakeFirst();
  if (!provider) throw new NotFound();
  const { sealed, ...known } = provider;
  // An unreadable secret is sent as none, and the provider then says that it is wrong.
  return { ...known, secret: unseal(secret, { sealed, about: aboutSecretOf(id) }) ?? "" };
}
