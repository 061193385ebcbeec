import { randomUUID } from "node:crypto";
import { hashToken, newToken } from "#lib/tokens.ts";
import { newJoinCode } from "#modules/accounts/joining/rules.ts";
import { offerSecret } from "#modules/accounts/second-factor/actions.ts";
import { startSession } from "#modules/accounts/sessions/actions.ts";
import { now, sameWay } from "./app.ts";
import { makeUser, type Subject, type World } from "./roles-world.ts";
import type { Sent, Setting } from "./trials.ts";

export async function makeLogin({ partner }: Subject, world: World): Promise<string> {
  return `${(await makeUser(world, partner.id)).userId}@test.example`;
}

/** An act by one who is signed in on another device too. */
export async function fromElsewhere({ world, subject }: Setting): Promise<Sent> {
  await startSession(world.app.db, { userId: subject.by, now, device: "other", ...sameWay });
  return {};
}

/** Another device that the subject is signed in on. */
export async function makeSession(subject: Subject, { app }: World): Promise<string> {
  const token = await startSession(app.db, {
    userId: subject.by,
    now,
    device: "other",
    ...sameWay,
  });
  const { id } = await app.db
    .selectFrom("accounts.sessions")
    .where("token_hash", "=", hashToken(token))
    .select("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** A second factor with one recovery code; gives its secret. */
export async function giveFactor({ app }: World, userId: string): Promise<string> {
  const { secret, sealed } = offerSecret(app.config.SECRET, { userId, sealed: undefined });
  await app.db
    .insertInto("accounts.second_factors")
    .values({
      user_id: userId,
      sealed_secret: sealed,
      last_step: 0,
      set_up_at: now,
    })
    .execute();
  await app.db
    .insertInto("accounts.recovery_codes")
    .values({ code_hash: hashToken(newToken()), user_id: userId })
    .execute();
  return secret;
}

export async function makeProvider({ app, provider }: World): Promise<string> {
  const id = randomUUID();
  await app.db
    .insertInto("accounts.providers")
    .values({
      id,
      name_kk: "Жүйе",
      name_ru: "Система",
      name_en: "Provider",
      created_at: now,
      issuer: provider.issuer,
      client_id: id,
      sealed_secret: "-",
      is_on: true,
    })
    .execute();
  return id;
}

export async function makeJoinCode({ free, by }: Subject, { app }: World): Promise<string> {
  const code = newJoinCode();
  await app.db
    .insertInto("accounts.join_codes")
    .values({ school_id: free.id, code, made_by: by, made_at: now })
    .onConflict((conflict) => conflict.column("school_id").doUpdateSet({ code }))
    .execute();
  return code;
}
