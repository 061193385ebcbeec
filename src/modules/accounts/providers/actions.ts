import type { By } from "#lib/actor.ts";
import { type Db, expectRows } from "#lib/db.ts";
import { allow, done, type Result, refuse } from "#lib/errors.ts";
import { type Change, record } from "#lib/history.ts";
import { seal } from "#lib/sealed.ts";
import { canKeepProviders } from "./access.ts";
import { getProvider } from "./queries.ts";
import { issuerProblem } from "./rules.ts";
import {
  aboutSecretOf,
  type NewProviderForm,
  type ProviderForm,
  type ProviderRow,
} from "./schema.ts";

type Keeping = By & { secret: string };
type AddRefusal = { issuer: "notIssuer" | "needsHttps" } | { clientId: "taken" };

/** A new provider, off at first, so that it can be tried before people see it. */
export async function addProvider(
  db: Db,
  {
    person,
    form,
    now,
    secret,
    environment,
  }: Keeping & { form: NewProviderForm; environment: string },
): Promise<Result<null, AddRefusal>> {
  allow(canKeepProviders(person));
  const problem = issuerProblem(form.issuer, environment);
  if (problem) return refuse({ issuer: problem });
  return db.transaction().execute(async (tx) => {
    const made = await tx
      .insertInto("accounts.providers")
      .values({
        id: form.id,
        issuer: form.issuer,
        created_at: now,
        sealed_secret: seal(secret, { text: form.clientSecret, about: aboutSecretOf(form.id) }),
        ...settingsOf(form),
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning("id")
      .executeTakeFirst();
    if (!made) {
      const sentBefore = await isThere(tx, form.id);
      return sentBefore ? done(null) : refuse({ clientId: "taken" } as const);
    }
    const subject = { kind: "provider", id: form.id };
    await record(tx, { at: now, by: person, act: "providerAdded", subject });
    return done(null);
  });
}

function settingsOf(form: ProviderForm) {
  return {
    name_kk: form.nameKk,
    name_ru: form.nameRu,
    name_en: form.nameEn,
    client_id: form.clientId,
    email_claim: form.emailClaim,
    trusts_emails: form.trustsEmails,
  };
}

async function isThere(tx: Db, id: string): Promise<boolean> {
  const query = tx.selectFrom("accounts.providers").where("id", "=", id).select("id");
  return (await query.executeTakeFirst()) !== undefined;
}

/** Changes the settings; the client secret only where a new one was typed. */
export async function changeProvider(
  db: Db,
  { person, id, form, now, secret }: Keeping & { id: string; form: ProviderForm },
): Promise<Result<null, { clientId: "taken" }>> {
  allow(canKeepProviders(person));
  const { clientSecret } = form;
  return db.transaction().execute(async (tx) => {
    const before = await getProvider(tx, id);
    const other = await tx
      .selectFrom("accounts.providers")
      .where("issuer", "=", before.issuer)
      .where("client_id", "=", form.clientId)
      .where("id", "<>", id)
      .select("id")
      .executeTakeFirst();
    if (other) return refuse({ clientId: "taken" } as const);
    const changes = changesOf(before, form);
    if (Object.keys(changes).length === 0) return done(null);
    const sealed = clientSecret && seal(secret, { text: clientSecret, about: aboutSecretOf(id) });
    await expectRows(
      tx
        .updateTable("accounts.providers")
        .set({ ...settingsOf(form), ...(sealed ? { sealed_secret: sealed } : {}) })
        .where("id", "=", id),
      { most: 1 },
    );
    const subject = { kind: "provider", id };
    await record(tx, { at: now, by: person, act: "providerChanged", subject, changes });
    return done(null);
  });
}

function changesOf(before: ProviderRow, form: ProviderForm): Record<string, Change> {
  const fields: [string, string, string][] = [
    ["nameKk", before.name_kk, form.nameKk],
    ["nameRu", before.name_ru, form.nameRu],
    ["nameEn", before.name_en, form.nameEn],
    ["clientId", before.clientId, form.clientId],
    ["emailClaim", before.emailClaim, form.emailClaim],
    ["trustsEmails", before.trustsEmails ? "+" : "–", form.trustsEmails ? "+" : "–"],
    ["clientSecret", "***", form.clientSecret ? "*** ***" : "***"],
  ];
  const changed = fields.filter(([, from, to]) => from !== to);
  return Object.fromEntries(changed.map(([field, from, to]) => [field, { from, to }]));
}

/** Off, nobody signs in with it, and those signed in stay so; their links are kept. */
export async function switchProvider(
  db: Db,
  { person, id, on, now }: By & { id: string; on: boolean },
): Promise<void> {
  allow(canKeepProviders(person));
  await db.transaction().execute(async (tx) => {
    const { isOn } = await getProvider(tx, id);
    if (isOn === on) return;
    await expectRows(tx.updateTable("accounts.providers").set({ is_on: on }).where("id", "=", id), {
      most: 1,
    });
    const act = on ? "providerOn" : "providerOff";
    await record(tx, { at: now, by: person, act, subject: { kind: "provider", id } });
  });
}
