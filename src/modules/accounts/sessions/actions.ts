import { type RawBuilder, sql } from "kysely";
import type { By } from "#lib/actor.ts";
import { markOf, marksWith } from "#lib/browser-marks.ts";
import { type Db, expectRows } from "#lib/db.ts";
import { done, NotFound, type Result, refuse } from "#lib/errors.ts";
import { record } from "#lib/history.ts";
import { passwordFits } from "#lib/passwords.ts";
import { forgetTries, giveTryBack, mayTry } from "#lib/rate-limit.ts";
import { type Entry, noteEntry, noteRefusal } from "#lib/security-log.ts";
import type { Language } from "#lib/texts.ts";
import { hashToken, newToken } from "#lib/tokens.ts";
import { forgetFailures, keepFailures, lockUntil } from "../base/actions.ts";
import { findUserForSignIn } from "./queries.ts";
import {
  codeMayTake,
  countedTries,
  lockAfter,
  seenEvery,
  sessionLasts,
  sessionLastsAtMost,
} from "./rules.ts";
import { loginOf, type SignInForm } from "./schema.ts";

type SignInRefusal = { login: PasswordProblem };
type Signed = { token: string; language: Language; awaitsCode: boolean; marks: string[] };

/** Whence a password comes: the address and what the browser keeps of earlier sign-ins. */
export type Whence = { visitor: string; marks: readonly string[]; secret: string };

/**
 * A new session for the right password; the person's earlier session of this browser ends.
 * With a second factor it opens nothing until its code has come too.
 */
export async function signIn(
  db: Db,
  {
    form,
    now,
    device,
    earlier,
    ...whence
  }: Whence & { form: SignInForm; now: Date; device: string; earlier: string | null },
): Promise<Result<Signed, SignInRefusal>> {
  const login = loginOf(form.login);
  const user = await findUserForSignIn(db, login);
  const name = "email" in login ? login.email : login.phone;
  const problem = await problemWithPassword(db, { user, name, password: form.password, ...whence });
  const { visitor } = whence;
  if (!user || problem) {
    const refusal = problem ?? "wrong";
    const userId = user?.id ?? null;
    await noteRefusal(db, { act: "signInRefused", detail: refusal, userId, visitor, device, now });
    return refuse({ login: refusal });
  }
  const token = await db.transaction().execute(async (tx) => {
    if (earlier) await endSession(tx, earlier);
    const started = { userId: user.id, now, device, visitor, how: "byPassword" } as const;
    return user.hasFactor ? startHalfSession(tx, started) : startSession(tx, started);
  });
  const marks = marksWith(whence.marks, { secret: whence.secret, userId: user.id });
  return done({ token, language: user.language, awaitsCode: user.hasFactor, marks });
}

export type PasswordProblem = "wrong" | "locked" | "blocked" | "tooManyTries";

type UserForSignIn = Awaited<ReturnType<typeof findUserForSignIn>>;

/**
 * Why the password does not let the person in, null when it does. A try is counted before it is looked at, so that many at once
 * are no more than as many after each other, and given back where the password is right.
 */
export async function problemWithPassword(
  db: Db,
  {
    user,
    name,
    password,
    visitor,
    marks,
    secret,
  }: Whence & { user: UserForSignIn; name: string; password: string },
): Promise<PasswordProblem | null> {
  const mark = markOf(marks, { secret, userId: user?.id ?? "" });
  const [inARow, ...others] = countedTries({ name, visitor, mark });
  for (const { limit, who, refusal } of [inARow, ...others])
    if (!(await mayTry(db, limit, who))) return refusal;
  const fits = await passwordFits(password, user?.password_hash ?? null);
  if (!user || !fits) return "wrong";
  await forgetTries(db, inARow.limit, inARow.who);
  for (const { limit, who } of others) await giveTryBack(db, limit, who);
  return user.blocked_at ? "blocked" : null;
}

/** What proves who somebody is at a sign-in. */
export type WayIn = "byPassword" | "byCode" | "byPasskey" | "byProvider" | "byInvitation";

type Started = {
  userId: string;
  now: Date;
  device: string;
  visitor: string;
  how: WayIn;
  vouched?: boolean;
};

/** Makes the session's row and returns the token for the cookie; forgets earlier failures. */
export async function startSession(db: Db, started: Started): Promise<string> {
  await forgetFailures(db, started.userId);
  await noteEntry(db, { ...started, act: "signedIn", detail: started.how });
  return insertSession(db, { ...started, lasts: sessionLasts, awaitsCode: false });
}

/** Ten minutes for the code. Failures stay counted, else the password would buy endless guesses. */
export async function startHalfSession(db: Db, started: Started): Promise<string> {
  return insertSession(db, { ...started, lasts: codeMayTake, awaitsCode: true });
}

async function insertSession(
  db: Db,
  {
    userId,
    now,
    device,
    vouched = false,
    lasts,
    awaitsCode,
  }: Started & { lasts: number; awaitsCode: boolean },
): Promise<string> {
  const token = newToken();
  await db
    .insertInto("accounts.sessions")
    .values({
      token_hash: hashToken(token),
      user_id: userId,
      device: device.slice(0, 200),
      created_at: now,
      seen_at: now,
      expires_at: new Date(now.getTime() + lasts),
      awaits_code: awaitsCode,
      vouched,
    })
    .execute();
  return token;
}

/** One more wrong code or passkey; the eighth in a row locks the second step for a while. */
export async function countFailure(
  db: Db,
  { userId, now }: { userId: string; now: Date },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { failed_sign_ins: before } = await tx
      .selectFrom("accounts.users")
      .where("id", "=", userId)
      .select("failed_sign_ins")
      .forUpdate()
      .executeTakeFirstOrThrow();
    await keepFailures(tx, { userId, failures: before + 1 });
    const until = lockAfter(before + 1, now);
    if (!until) return;
    await lockUntil(tx, { userId, until });
    await record(tx, {
      at: now,
      by: null,
      act: "accountLocked",
      subject: { kind: "user", id: userId },
    });
  });
}

/**
 * Keeps a session in use alive until its last day; true when it was prolonged, which is at most once in five minutes.
 */
export async function keepSession(
  db: Db,
  { tokenHash, seenAt, now }: { tokenHash: string; seenAt: Date; now: Date },
): Promise<boolean> {
  if (now.getTime() - seenAt.getTime() < seenEvery) return false;
  await expectRows(
    db
      .updateTable("accounts.sessions")
      .set({ seen_at: now, expires_at: prolonged(now) })
      .where("token_hash", "=", tokenHash),
    { most: 1 },
  );
  return true;
}

function prolonged(now: Date): RawBuilder<Date> {
  const mostSeconds = sessionLastsAtMost / 1000;
  return sql`least(${new Date(now.getTime() + sessionLasts)}::timestamptz,
    created_at + make_interval(secs => ${mostSeconds}))`;
}

type Leaving = Omit<Entry, "detail" | "userId"> & { tokenHash: string; userId: string | null };

/** Ends the session of whoever presses the button; one that waits for a code is nobody's yet. */
export async function signOut(db: Db, { tokenHash, userId, ...leaving }: Leaving): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await endSession(tx, tokenHash);
    if (userId !== null)
      await noteEntry(tx, { ...leaving, act: "signedOut", detail: "byButton", userId });
  });
}

/** Ends the session: its cookie lets nobody in any more. */
export async function endSession(db: Db, tokenHash: string): Promise<void> {
  await expectRows(db.deleteFrom("accounts.sessions").where("token_hash", "=", tokenHash), {
    most: 1,
  });
}

/** Ends every session of the person but, where given, one that goes on, and answers how many. */
export async function endSessionsOf(
  tx: Db,
  { userId, except = "" }: { userId: string; except?: string },
): Promise<number> {
  const ended = await tx
    .deleteFrom("accounts.sessions")
    .where("user_id", "=", userId)
    .where("token_hash", "<>", except)
    .returning("user_id")
    .execute();
  return ended.length;
}

/** Notes that a passkey was used in the session, where the password alone is not enough. */
export async function vouchForSession(
  tx: Db,
  { userId, tokenHash }: { userId: string; tokenHash: string },
): Promise<void> {
  await expectRows(
    tx
      .updateTable("accounts.sessions")
      .set({ vouched: true })
      .where("token_hash", "=", tokenHash)
      .where("user_id", "=", userId),
    { most: 1 },
  );
}

/** Signs one device of the person's own out; pressed twice, it is out already. */
export async function signOutDevice(
  db: Db,
  { person, id, now }: By & { id: string },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const session = await tx
      .selectFrom("accounts.sessions")
      .where("id", "=", id)
      .select("user_id")
      .forUpdate()
      .executeTakeFirst();
    if (!session) return;
    if (session.user_id !== person.userId) throw new NotFound();
    await expectRows(tx.deleteFrom("accounts.sessions").where("id", "=", id), { most: 1 });
    const subject = { kind: "user", id: person.userId };
    await record(tx, { at: now, by: person, act: "deviceSignedOut", subject });
  });
}

/** Ends every session of the person but, where given, the one that asks. */
export async function signOutEverywhere(
  db: Db,
  { person, now, except = "" }: By & { except?: string },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const ended = await endSessionsOf(tx, { userId: person.userId, except });
    if (ended === 0) return;
    await record(tx, {
      at: now,
      by: person,
      act: "signedOutEverywhere",
      subject: { kind: "user", id: person.userId },
    });
  });
}
