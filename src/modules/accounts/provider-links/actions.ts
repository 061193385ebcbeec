import { randomUUID } from "node:crypto";
import type { By } from "#lib/actor.ts";
import { type Db, expectRows } from "#lib/db.ts";
import { done, NotFound, type Result, refuse } from "#lib/errors.ts";
import { record } from "#lib/history.ts";
import { type Answer, askProvider, readAnswer } from "#lib/openid.ts";
import { getPerson } from "#lib/person.ts";
import { mayTry } from "#lib/rate-limit.ts";
import { noteRefusal } from "#lib/security-log.ts";
import type { Language } from "#lib/texts.ts";
import { hashToken, newToken } from "#lib/tokens.ts";
import { tellOwner } from "../base/actions.ts";
import { getProviderOn, type ProviderOn } from "../providers/queries.ts";
import { redirectUriOf } from "../providers/schema.ts";
import {
  type PasswordProblem,
  problemWithPassword,
  startHalfSession,
  startSession,
  type Whence,
} from "../sessions/actions.ts";
import { findUserForSignIn } from "../sessions/queries.ts";
import { findLinkedUser, findQuestion, findUserByEmail, getAwaitingLink } from "./queries.ts";
import type { Trouble } from "./schema.ts";

const minutesThere = 10 * 60_000;
const perAddress = { name: "provider-sign-in", points: 30, seconds: 600 };

type Refused = { trouble: Trouble; reason: string };
type Place = { publicUrl: string; secret: string };

/** Begins a sign-in: where to send the person, and the token that ties it to their browser. */
export async function beginSignIn(
  db: Db,
  {
    providerId,
    next,
    language,
    visitor,
    now,
    publicUrl,
    secret,
  }: Place & { providerId: string; next: string; language: Language; visitor: string; now: Date },
): Promise<Result<{ address: string; token: string }, Refused>> {
  const provider = await getProviderOn(db, { id: providerId, secret });
  if (!(await mayTry(db, perAddress, visitor)))
    return refuse({ trouble: "tooManyTries", reason: "" });
  const redirectUri = redirectUriOf(publicUrl, providerId);
  const asked = await askProvider(provider, { redirectUri, language });
  if (!asked.ok) return refuse({ trouble: asked.refusal.kind, reason: asked.refusal.reason });
  const { address, state, nonce, verifier } = asked.value;
  const token = newToken();
  await db.transaction().execute(async (tx) => {
    await tx.deleteFrom("accounts.provider_sign_ins").where("expires_at", "<", now).execute();
    await tx
      .insertInto("accounts.provider_sign_ins")
      .values({
        token_hash: hashToken(token),
        provider_id: providerId,
        state,
        nonce,
        verifier,
        next,
        expires_at: new Date(now.getTime() + minutesThere),
      })
      .execute();
  });
  return done({ address, token });
}

type Signed = { token: string; awaitsCode: boolean; language: Language; next: string };
export type Outcome = { kind: "signedIn"; signed: Signed } | { kind: "asksPassword" };

type Returning = Place & {
  providerId: string;
  token: string;
  query: string;
  device: string;
  visitor: string;
  now: Date;
};

/** The person is back: one who is linked is signed in; another is asked for the account's password first. */
export async function endSignIn(db: Db, returning: Returning): Promise<Result<Outcome, Refused>> {
  const result = await readReturn(db, returning);
  if (!result.ok) {
    const { trouble: detail } = result.refusal;
    const { visitor, device, now } = returning;
    await noteRefusal(db, { act: "signInRefused", detail, userId: null, visitor, device, now });
  }
  return result;
}

async function readReturn(
  db: Db,
  { providerId, token, query, device, visitor, now, publicUrl, secret }: Returning,
): Promise<Result<Outcome, Refused>> {
  const provider = await getProviderOn(db, { id: providerId, secret });
  const question = await findQuestion(db, { token, providerId, now });
  if (!question || new URLSearchParams(query).get("state") !== question.state)
    return refuse({ trouble: "stale", reason: "no such sign-in of this browser" });
  if (!(await markAnswered(db, { token, now })))
    return refuse({ trouble: "stale", reason: "answered before" });
  const address = new URL(`${redirectUriOf(publicUrl, providerId)}${query}`);
  const read = await readAnswer(provider, { address, question });
  if (!read.ok) return refuse({ trouble: read.refusal.kind, reason: read.refusal.reason });
  const answer = read.value;
  const user = await findLinkedUser(db, { providerId, subject: answer.subject });
  if (!user) return askForPassword(db, { provider, answer, token });
  if (user.blocked_at) return refuse({ trouble: "blocked", reason: "" });
  const started = { userId: user.id, now, device, visitor, vouched: answer.vouched };
  const session = await openSession(db, { ...started, hasFactor: user.hasFactor });
  const signed = { ...session, language: user.language, next: question.next };
  return done({ kind: "signedIn", signed });
}

/** An answer is taken once: of two that come at the same time one finds nothing left. */
async function markAnswered(
  db: Db,
  { token, now }: { token: string; now: Date },
): Promise<boolean> {
  const marked = await db
    .updateTable("accounts.provider_sign_ins")
    .set({ answered_at: now })
    .where("token_hash", "=", hashToken(token))
    .where("answered_at", "is", null)
    .returning("token_hash")
    .executeTakeFirst();
  return marked !== undefined;
}

/**
 * Knowing an address is not owning the account: else whoever runs a provider could enter any.
 * The account agrees once, by its password; from then on the provider's subject is enough.
 */
async function askForPassword(
  db: Db,
  { provider, answer, token }: { provider: ProviderOn; answer: Answer; token: string },
): Promise<Result<Outcome, Refused>> {
  const { email, emailVerified, subject, vouched } = answer;
  if (!email) return refuse({ trouble: "noEmail", reason: provider.emailClaim });
  if (!emailVerified && !provider.trustsEmails)
    return refuse({ trouble: "unverified", reason: "" });
  const user = await findUserByEmail(db, email);
  if (!user) return refuse({ trouble: "unknown", reason: "" });
  if (user.blocked_at) return refuse({ trouble: "blocked", reason: "" });
  await expectRows(
    db
      .updateTable("accounts.provider_sign_ins")
      .set({ subject, vouched, user_id: user.id })
      .where("token_hash", "=", hashToken(token)),
    { most: 1 },
  );
  return done({ kind: "asksPassword" });
}

type Started = {
  userId: string;
  now: Date;
  device: string;
  visitor: string;
  vouched: boolean;
  hasFactor: boolean;
};

async function openSession(
  db: Db,
  { hasFactor, ...rest }: Started,
): Promise<{ token: string; awaitsCode: boolean }> {
  const started = { ...rest, how: "byProvider" } as const;
  const awaitsCode = hasFactor && !started.vouched;
  const token = awaitsCode ? await startHalfSession(db, started) : await startSession(db, started);
  return { token, awaitsCode };
}

type LinkRefusal = { password: PasswordProblem | "linkedToOther" };

/** Links the account to the provider's subject and signs the person in. */
export async function linkByPassword(
  db: Db,
  {
    token,
    password,
    device,
    now,
    ...whence
  }: Whence & { token: string; password: string; device: string; now: Date },
): Promise<Result<Signed, LinkRefusal>> {
  const found = await getAwaitingLink(db, { token, now });
  const { userId, providerId, subject, vouched, next } = found;
  const user = await findUserForSignIn(db, { id: userId });
  const problem = await problemWithPassword(db, { user, name: found.email, password, ...whence });
  const { visitor } = whence;
  if (!user || problem) {
    const detail = problem ?? "wrong";
    await noteRefusal(db, { act: "signInRefused", detail, userId, visitor, device, now });
    return refuse({ password: detail });
  }
  const by = await getPerson(db, { userId, now });
  return db.transaction().execute(async (tx) => {
    const made = await tx
      .insertInto("accounts.provider_links")
      .values({
        id: randomUUID(),
        provider_id: providerId,
        subject,
        user_id: userId,
        linked_at: now,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning("id")
      .executeTakeFirst();
    if (!made) return refuse({ password: "linkedToOther" } as const);
    const sent = tx.deleteFrom("accounts.provider_sign_ins");
    await sent.where("token_hash", "=", hashToken(token)).execute();
    const subjectOfAct = { kind: "user", id: userId };
    await record(tx, { at: now, by, act: "providerLinked", subject: subjectOfAct });
    await tellOwner(tx, { userId, change: "providerLinked", by, now });
    const { hasFactor, language } = user;
    const session = await openSession(tx, { userId, now, device, visitor, vouched, hasFactor });
    return done({ ...session, language, next });
  });
}

/** Removes one's own link; the password goes on working. Pressed twice, it is gone already. */
export async function unlink(db: Db, { person, id, now }: By & { id: string }): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const link = await tx
      .selectFrom("accounts.provider_links")
      .where("id", "=", id)
      .select("user_id")
      .forUpdate()
      .executeTakeFirst();
    if (!link) return;
    if (link.user_id !== person.userId) throw new NotFound();
    await expectRows(tx.deleteFrom("accounts.provider_links").where("id", "=", id), { most: 1 });
    const subject = { kind: "user", id: person.userId };
    await record(tx, { at: now, by: person, act: "providerUnlinked", subject });
    await tellOwner(tx, { userId: person.userId, change: "providerUnlinked", by: person, now });
  });
}
