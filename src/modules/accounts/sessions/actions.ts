import type { Person } from "#lib/actor.ts";
import type { Db } from "#lib/db.ts";
import { done, type Result, refuse } from "#lib/errors.ts";
import { record } from "#lib/history.ts";
import { passwordFits } from "#lib/passwords.ts";
import { mayTry } from "#lib/rate-limit.ts";
import type { Language } from "#lib/texts.ts";
import { hashToken, newToken } from "#lib/tokens.ts";
import { findUserForSignIn } from "./queries.ts";
import { isLocked, lockAfter, seenEvery, sessionLasts } from "./rules.ts";
import { loginOf, type SignInForm } from "./schema.ts";

type SignInRefusal = { login: "wrong" | "locked" | "blocked" | "tooManyTries" };
type Signed = { token: string; language: Language };

const perAddress = { name: "sign-in", points: 30, seconds: 600 };

/** A new session for the right password; the person's earlier session of this browser ends. */
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
  const fits = await passwordFits(form.password, user?.password_hash ?? null);
  if (!user) return refuse({ login: "wrong" });
  if (isLocked(user.locked_until, now)) return refuse({ login: "locked" });
  if (!fits) {
    await countFailure(db, { userId: user.id, now });
    return refuse({ login: "wrong" });
  }
  if (user.blocked_at) return refuse({ login: "blocked" });
  const token = await db.transaction().execute(async (tx) => {
    if (earlier)
      await tx.deleteFrom("accounts.sessions").where("token_hash", "=", earlier).execute();
    return startSession(tx, { userId: user.id, now, device });
  });
  return done({ token, language: user.language });
}

/** Makes the session's row and returns the token for the cookie; forgets earlier failures. */
export async function startSession(
  db: Db,
  { userId, now, device }: { userId: string; now: Date; device: string },
): Promise<string> {
  const token = newToken();
  await db
    .updateTable("accounts.users")
    .set({ failed_sign_ins: 0, locked_until: null })
    .where("id", "=", userId)
    .execute();
  await db
    .insertInto("accounts.sessions")
    .values({
      token_hash: hashToken(token),
      user_id: userId,
      created_at: now,
      seen_at: now,
      expires_at: new Date(now.getTime() + sessionLasts),
      device: device.slice(0, 200),
    })
    .execute();
  return token;
}

async function countFailure(db: Db, { userId, now }: { userId: string; now: Date }): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { failed_sign_ins: failures } = await tx
      .updateTable("accounts.users")
      .set((eb) => ({ failed_sign_ins: eb("failed_sign_ins", "+", 1) }))
      .where("id", "=", userId)
      .returning("failed_sign_ins")
      .executeTakeFirstOrThrow();
    const until = lockAfter(failures, now);
    if (!until) return;
    await tx
      .updateTable("accounts.users")
      .set({ locked_until: until, failed_sign_ins: 0 })
      .where("id", "=", userId)
      .execute();
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
  await db
    .updateTable("accounts.sessions")
    .set({ seen_at: now, expires_at: new Date(now.getTime() + sessionLasts) })
    .where("token_hash", "=", tokenHash)
    .execute();
  return true;
}

export async function signOut(db: Db, tokenHash: string): Promise<void> {
  await db.deleteFrom("accounts.sessions").where("token_hash", "=", tokenHash).execute();
}

/** Ends every session of the person but, where given, the one that asks. */
export async function signOutEverywhere(
  db: Db,
  { person, now, except = "" }: { person: Person; now: Date; except?: string },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await tx
      .deleteFrom("accounts.sessions")
      .where("user_id", "=", person.userId)
      .where("token_hash", "<>", except)
      .execute();
    await record(tx, {
      at: now,
      by: person,
      act: "signedOutEverywhere",
      subject: { kind: "user", id: person.userId },
    });
  });
}
