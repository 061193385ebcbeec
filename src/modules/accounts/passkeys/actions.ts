import { randomUUID } from "node:crypto";
import type { By } from "#lib/actor.ts";
import { type Db, expectRows } from "#lib/db.ts";
import { done, type Result, refuse } from "#lib/errors.ts";
import { record } from "#lib/history.ts";
import { sendMail } from "#lib/mail.ts";
import { mayTry } from "#lib/rate-limit.ts";
import { noteRefusal } from "#lib/security-log.ts";
import { inLanguage, type Language } from "#lib/texts.ts";
import { hashToken, newToken } from "#lib/tokens.ts";
import {
  askToMake,
  askToSign,
  type Key,
  readMade,
  readSigned,
  type SignedAnswer,
  userOf,
} from "#lib/webauthn.ts";
import { type PasswordRefusal, problemWithOwnPassword } from "../base/actions.ts";
import {
  countFailure,
  endSession,
  endSessionsOf,
  startSession,
  vouchForSession,
} from "../sessions/actions.ts";
import { getOwnAccount } from "../sessions/queries.ts";
import { findForSignIn, getPasskey, isPasskey, listCredentials, mayRemove } from "./queries.ts";
import { challengeLasts, goesBack } from "./rules.ts";
import type { MadeForm, Trouble } from "./schema.ts";
import { texts } from "./texts.ts";

const perAsking = { name: "passkey-challenge", points: 60, seconds: 600 };
const perAddress = { name: "passkey-sign-in", points: 30, seconds: 600 };

/** Why nothing came of it: for the person in one word, for the log in a sentence. */
export type Refused = { trouble: Trouble; reason: string };
type Challenge<Options> = { token: string; options: Options };

/** What the browser needs to ask for a signature, and the token that ties the answer to this browser. */
export async function beginSignIn(
  db: Db,
  { visitor, now, publicUrl }: { visitor: string; now: Date; publicUrl: string },
): Promise<Result<Challenge<Awaited<ReturnType<typeof askToSign>>>, Refused>> {
  if (!(await mayTry(db, perAsking, visitor))) return refuseFor("tooManyTries");
  const options = await askToSign({ publicUrl });
  const { challenge } = options;
  return done({ token: await keepChallenge(db, { challenge, userId: null, now }), options });
}

/** With the password, what the browser needs to have a device make a key for this person. */
export async function beginAdding(
  db: Db,
  { person, password, now, publicUrl }: By & { password: string; publicUrl: string },
): Promise<Result<Challenge<Awaited<ReturnType<typeof askToMake>>>, PasswordRefusal>> {
  const { userId, name } = person;
  const problem = await problemWithOwnPassword(db, { userId, password });
  if (problem) return refuse({ password: problem });
  const { email, phone } = await getOwnAccount(db, userId);
  const known = await listCredentials(db, userId);
  const user = { id: userId, login: email ?? phone ?? name, name };
  const options = await askToMake({ publicUrl }, { user, known });
  const { challenge } = options;
  return done({ token: await keepChallenge(db, { challenge, userId, now }), options });
}

async function keepChallenge(
  db: Db,
  { challenge, userId, now }: { challenge: string; userId: string | null; now: Date },
): Promise<string> {
  const token = newToken();
  await db.transaction().execute(async (tx) => {
    await tx.deleteFrom("accounts.passkey_challenges").where("expires_at", "<=", now).execute();
    await tx
      .insertInto("accounts.passkey_challenges")
      .values({
        token_hash: hashToken(token),
        challenge,
        user_id: userId,
        expires_at: new Date(now.getTime() + challengeLasts),
      })
      .execute();
  });
  return token;
}

type Taking = { token: string; userId: string | null; now: Date };

/** A challenge is taken by the first answer, right or wrong; of two at the same time one finds none. */
async function takeChallenge(db: Db, { token, userId, now }: Taking): Promise<string | null> {
  const taken = await db
    .deleteFrom("accounts.passkey_challenges")
    .where("token_hash", "=", hashToken(token))
    .where("user_id", "is not distinct from", userId)
    .where("expires_at", ">", now)
    .returning("challenge")
    .executeTakeFirst();
  return taken?.challenge ?? null;
}

type Adding = By & {
  form: MadeForm;
  token: string;
  sessionHash: string;
  publicUrl: string;
};

/** Keeps the new key. The session has now proven password and passkey, so it is vouched for. */
export async function addPasskey(
  db: Db,
  { person, form, token, sessionHash, now, publicUrl }: Adding,
): Promise<Result<null, Refused>> {
  const { userId } = person;
  const challenge = await takeChallenge(db, { token, userId, now });
  if (!challenge) {
    // The same form sent twice: the first time did it.
    const own = await listCredentials(db, userId);
    return own.some(({ id }) => id === form.answer.id) ? done(null) : refuseFor("stale");
  }
  const read = await readMade({ publicUrl }, { answer: form.answer, challenge });
  if (!read.ok) return refuseFor("notMade", read.refusal);
  return db.transaction().execute(async (tx) => {
    if (!(await insertPasskey(tx, { userId, form, key: read.value, now })))
      return refuseFor("known");
    await vouchForSession(tx, { userId, tokenHash: sessionHash });
    const subject = { kind: "user", id: userId };
    await record(tx, { at: now, by: person, act: "passkeyAdded", subject });
    await tell(tx, { userId, about: "added", name: form.name, now });
    return done(null);
  });
}

async function insertPasskey(
  tx: Db,
  { userId, form, key, now }: { userId: string; form: MadeForm; key: Key; now: Date },
): Promise<boolean> {
  const made = await tx
    .insertInto("accounts.passkeys")
    .values({
      id: randomUUID(),
      user_id: userId,
      name: form.name,
      made_at: now,
      credential_id: key.credentialId,
      public_key: Buffer.from(key.publicKey),
      sign_count: key.count,
      is_backed_up: key.isBackedUp,
      transports: form.answer.response.transports,
    })
    .onConflict((conflict) => conflict.column("credential_id").doNothing())
    .returning("id")
    .executeTakeFirst();
  return made !== undefined;
}

type Signing = {
  answer: SignedAnswer;
  token: string;
  now: Date;
  device: string;
  visitor: string;
  /** The session this browser had, whole or half-finished: the new one takes its place. */
  earlier: string;
  publicUrl: string;
};

/** A signature by which the device also recognised its owner is both steps at once. */
export async function signInByPasskey(db: Db, signing: Signing): Promise<Result<Entered, Refused>> {
  const result = await enterBy(db, signing);
  if (!result.ok) {
    const { trouble: detail } = result.refusal;
    const { visitor, device, now } = signing;
    await noteRefusal(db, { act: "signInRefused", detail, userId: null, visitor, device, now });
  }
  return result;
}

type Entered = { token: string; language: Language };

async function enterBy(
  db: Db,
  { answer, token, now, device, visitor, earlier, publicUrl }: Signing,
): Promise<Result<Entered, Refused>> {
  if (!(await mayTry(db, perAddress, visitor))) return refuseFor("tooManyTries");
  const challenge = await takeChallenge(db, { token, userId: null, now });
  if (!challenge) return refuseFor("stale");
  const passkey = await findForSignIn(db, { credentialId: answer.id, now });
  if (!passkey) return refuseFor("unknown");
  const { id, userId, publicKey, language } = passkey;
  if (passkey.isLocked) return refuseFor("locked");
  const read = await readSigned({ publicUrl }, { answer, challenge, publicKey });
  if (!read.ok || userOf(answer) !== userId) {
    await countFailure(db, { userId, now });
    return refuseFor("wrong", read.ok ? "kept for another person" : read.refusal);
  }
  if (passkey.isBlocked) return refuseFor("blocked");
  return db.transaction().execute(async (tx) => {
    const trouble = await countUse(tx, { id, userId, now, ...read.value });
    if (trouble) return refuseFor(trouble);
    await endSession(tx, earlier);
    const started = { userId, now, device, visitor, how: "byPasskey", vouched: true } as const;
    return done({ token: await startSession(tx, started), language });
  });
}

type Use = { id: string; userId: string; now: Date; count: number; isBackedUp: boolean };

/** Notes the use; of a count that went back the person is told, and the sign-in refused. */
async function countUse(
  tx: Db,
  { id, userId, now, count, isBackedUp }: Use,
): Promise<"unknown" | "copied" | null> {
  const kept = await tx
    .selectFrom("accounts.passkeys")
    .where("id", "=", id)
    .select(["name", "sign_count as count"])
    .forUpdate()
    .executeTakeFirst();
  if (!kept) return "unknown";
  if (goesBack({ kept: kept.count, came: count })) {
    const subject = { kind: "user", id: userId };
    await record(tx, { at: now, by: null, act: "passkeyCopied", subject });
    await tell(tx, { userId, about: "copied", name: kept.name, now });
    return "copied";
  }
  await expectRows(
    tx
      .updateTable("accounts.passkeys")
      .set({ sign_count: count, is_backed_up: isBackedUp, used_at: now })
      .where("id", "=", id),
    { most: 1 },
  );
  return null;
}

type Own = By & { id: string };

export async function renamePasskey(
  db: Db,
  { person, id, name, now }: Own & { name: string },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const before = await getPasskey(tx, { id, userId: person.userId });
    if (before.name === name) return;
    await expectRows(tx.updateTable("accounts.passkeys").set({ name }).where("id", "=", id), {
      most: 1,
    });
    const subject = { kind: "user", id: person.userId };
    await record(tx, { at: now, by: person, act: "passkeyRenamed", subject });
  });
}

/** Removes all of the person's passkeys; true where there were any. */
export async function removePasskeysOf(tx: Db, userId: string): Promise<boolean> {
  const removed = tx.deleteFrom("accounts.passkeys").where("user_id", "=", userId).returning("id");
  return (await removed.execute()).length > 0;
}

type RemovalRefusal = PasswordRefusal | { "": "lastOne" };

/** Removes one's own passkey, with the password; whoever holds the device may be signed in with it, so others are signed out. */
export async function removePasskey(
  db: Db,
  {
    person,
    id,
    password,
    sessionHash,
    environment,
    now,
  }: Own & { password: string; sessionHash: string; environment: string },
): Promise<Result<null, RemovalRefusal>> {
  const { userId } = person;
  // Sent twice, it is removed already.
  if (!(await isPasskey(db, id))) return done(null);
  const { name } = await getPasskey(db, { id, userId });
  const problem = await problemWithOwnPassword(db, { userId, password });
  if (problem) return refuse({ password: problem });
  return db.transaction().execute(async (tx) => {
    const own = tx.selectFrom("accounts.passkeys").where("user_id", "=", userId);
    await own.select("id").orderBy("id").forUpdate().execute();
    if (!(await mayRemove(tx, { person, environment }))) return refuse({ "": "lastOne" } as const);
    const removed = tx.deleteFrom("accounts.passkeys").where("id", "=", id);
    if ((await expectRows(removed, { most: 1 })) === 0) return done(null);
    await endSessionsOf(tx, { userId, except: sessionHash });
    const subject = { kind: "user", id: userId };
    await record(tx, { at: now, by: person, act: "passkeyRemoved", subject });
    await tell(tx, { userId, about: "removed", name, now });
    return done(null);
  });
}

type Told = { userId: string; about: "added" | "removed" | "copied"; name: string; now: Date };

/** Whoever did not do it themselves learns of it by letter. */
async function tell(tx: Db, { userId, about, name, now }: Told): Promise<void> {
  const { email, language } = await tx
    .selectFrom("accounts.users")
    .where("id", "=", userId)
    .select(["email", "language"])
    .executeTakeFirstOrThrow();
  if (!email) return;
  const t = inLanguage(texts, language);
  const subject = t[`${about}Subject`];
  await sendMail(tx, { to: email, language, subject, body: t[`${about}Body`](name), now });
}

function refuseFor(trouble: Trouble, reason = "") {
  return refuse({ trouble, reason });
}
