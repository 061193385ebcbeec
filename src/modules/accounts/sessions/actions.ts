import type { By } from "#lib/actor.ts";
import { type Db, expectRows } from "#lib/db.ts";
import { done, type Result, refuse } from "#lib/errors.ts";
import { record } from "#lib/history.ts";
import { passwordFits } from "#lib/passwords.ts";
import { mayTry } from "#lib/rate-limit.ts";
import type { Language } from "#lib/texts.ts";
import { hashToken, newToken } from "#lib/tokens.ts";
import { updateUser } from "../base/actions.ts";
import { findUserForSignIn } from "./queries.ts";
import { codeMayTake, isLocked, lockAfter, seenEvery, sessionLasts } from "./rules.ts";
import { loginOf, type SignInForm } from "./schema.ts";

type SignInRefusal = { login: "wrong" | "locked" | "blocked" | "tooManyTries" };
type Signed = { token: string; language: Language; awaitsCode: boolean };

const perAddress = { name: "sign-in", points: 30, seconds: 600 };

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
    visitor,
    earlier,
  }: { form: SignInForm; now: Date; device: string; visitor: string; earlier: string | null },
): Promise<Result<Signed, SignInRefusal>> {
  if (!(await mayTry(db, perAddress, visitor))) return refuse({ login: "tooManyTries" });
  const user = await findUserForSignIn(db, loginOf(form.login));
  const problem = await problemWithPassword(db, { user, password: form.password, now });
  if (!user || problem) return refuse({ login: problem ?? "wrong" });
  const token = await db.transaction().execute(async (tx) => {
    if (earlier) await endSession(tx, earlier);
    const started = { userId: user.id, now, device };
    return user.hasFactor ? startHalfSession(tx, started) : startSession(tx, started);
  });
  return done({ token, language: user.language, awaitsCode: user.hasFactor });
}

type UserForSignIn = Awaited<ReturnType<typeof findUserForSignIn>>;

/** Why the password does not let the person in, null when it does; a wrong one is counted. */
export async function problemWithPassword(
  db: Db,
  { user, password, now }: { user: UserForSignIn; password: string; now: Date },
): Promise<"wrong" | "locked" | "blocked" | null> {
  const fits = await passwordFits(password, user?.password_hash ?? null);
  if (!user) return "wrong";
  if (isLocked(user.locked_until, now)) return "locked";
  if (!fits) {
    await countFailure(db, { userId: user.id, now });
    return "wrong";
  }
  return user.blocked_at ? "blocked" : null;
}

type Started = { userId: string; now: Date; device: string; vouched?: boolean };

/** Makes the session's row and returns the token for the cookie; forgets earlier failures. */
export async function startSession(db: Db, started: Started): Promise<string> {
  await updateUser(db, started.userId, { failed_sign_ins: 0, locked_until: null });
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

/** One more wrong password or code; the eighth in a row locks the account for a while. */
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
    await updateUser(tx, userId, { failed_sign_ins: before + 1 });
    const until = lockAfter(before + 1, now);
    if (!until) return;
    await updateUser(tx, userId, { locked_until: until, failed_sign_ins: 0 });
    await record(tx, {
      at: now,
      by: null,
      act: "accountLocked",
      subject: { kind: "user", id: userId },
    });
  });
}

/** Keeps a session in use alive; true when it was prolonged, which is at most once in five minutes. */
export async function keepSession(
  db: Db,
  { tokenHash, seenAt, now }: { tokenHash: string; seenAt: Date; now: Date },
): Promise<boolean> {
  if (now.getTime() - seenAt.getTime() < seenEvery) return false;
  await expectRows(
    db
      .updateTable("accounts.sessions")
      .set({ seen_at: now, expires_at: new Date(now.getTime() + sessionLasts) })
      .where("token_hash", "=", tokenHash),
    { most: 1 },
  );
  return true;
}

/** Ends the session: its cookie lets nobody in any more. */
export async function endSession(db: Db, tokenHash: string): Promise<void> {
  await expectRows(db.deleteFrom("accounts.sessions").where("token_hash", "=", tokenHash), {
    most: 1,
  });
}

/** Ends every session of the person but, where given, one that goes on. */
export async function endSessionsOf(
  tx: Db,
  { userId, except = "" }: { userId: string; except?: string },
): Promise<void> {
  await tx
    .deleteFrom("accounts.sessions")
    .where("user_id", "=", userId)
    .where("token_hash", "<>", except)
    .execute();
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

/** Ends every session of the person but, where given, the one that asks. */
export async function signOutEverywhere(
  db: Db,
  { person, now, except = "" }: By & { except?: string },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await endSessionsOf(tx, { userId: person.userId, except });
    await record(tx, {
      at: now,
      by: person,
      act: "signedOutEverywhere",
      subject: { kind: "user", id: person.userId },
    });
  });
}
