import type { By } from "#lib/actor.ts";
import { type Db, expectRows } from "#lib/db.ts";
import { allow, done, type Result, refuse, SignInNeeded } from "#lib/errors.ts";
import { record } from "#lib/history.ts";
import { mayTry } from "#lib/rate-limit.ts";
import { seal, unseal } from "#lib/sealed.ts";
import { noteRefusal } from "#lib/security-log.ts";
import { hashToken } from "#lib/tokens.ts";
import { needsSecondFactor } from "../base/access.ts";
import { type PasswordRefusal, problemWithOwnPassword, tellOwner } from "../base/actions.ts";
import { countFailure, endSession, endSessionsOf, startSession } from "../sessions/actions.ts";
import { findAwaitingCode, getOwnFactor } from "./queries.ts";
import { fittingStep, newRecoveryCodes, newSecret, plainCode } from "./rules.ts";
import type { SetUpForm } from "./schema.ts";

const perAddress = { name: "sign-in-code", points: 30, seconds: 600 };

type CodeRefusal = { code: "wrongCode" | "locked" | "tooManyTries" };

/** The second step: the code turns the half-finished session into a whole one with a new token. */
export async function finishSignIn(
  db: Db,
  {
    secret,
    tokenHash,
    code,
    now,
    device,
    visitor,
  }: {
    secret: string;
    tokenHash: string;
    code: string;
    now: Date;
    device: string;
    visitor: string;
  },
): Promise<Result<{ token: string }, CodeRefusal>> {
  const awaiting = await findAwaitingCode(db, { tokenHash, now });
  if (!awaiting) throw new SignInNeeded();
  const { userId } = awaiting;
  const refused = async (detail: CodeRefusal["code"]) => {
    await noteRefusal(db, { act: "signInRefused", detail, userId, visitor, device, now });
    return refuse({ code: detail });
  };
  if (!(await mayTry(db, perAddress, visitor))) return refused("tooManyTries");
  if (awaiting.isLocked) return refused("locked");
  const token = await db.transaction().execute(async (tx) => {
    if (!(await spendCode(tx, { secret, userId, code, now }))) return null;
    await endSession(tx, tokenHash);
    return startSession(tx, { userId, now, device, visitor, how: "byCode" });
  });
  if (token) return done({ token });
  await countFailure(db, { userId, now });
  return refused("wrongCode");
}

type Typed = { secret: string; userId: string; code: string; now: Date };

/** True once for each code: a step is spent with those before it, a recovery code with itself. */
async function spendCode(tx: Db, { secret, userId, code, now }: Typed): Promise<boolean> {
  const plain = plainCode(code);
  if (!/^\d{6}$/.test(plain)) return spendRecoveryCode(tx, { userId, code: plain, now });
  const factor = await tx
    .selectFrom("accounts.second_factors")
    .where("user_id", "=", userId)
    .select(["sealed_secret as sealed", "last_step as lastStep"])
    .forUpdate()
    .executeTakeFirst();
  const own = factor && unseal(secret, { sealed: factor.sealed, about: aboutFactorOf(userId) });
  if (!factor || !own) return false;
  const step = fittingStep(own, { code: plain, now, lastStep: factor.lastStep });
  if (step === null) return false;
  await expectRows(
    tx
      .updateTable("accounts.second_factors")
      .set({ last_step: step })
      .where("user_id", "=", userId),
    { most: 1 },
  );
  return true;
}

async function spendRecoveryCode(
  tx: Db,
  { userId, code, now }: { userId: string; code: string; now: Date },
): Promise<boolean> {
  const spent = await tx
    .updateTable("accounts.recovery_codes")
    .set({ used_at: now })
    .where("user_id", "=", userId)
    .where("code_hash", "=", hashToken(code))
    .where("used_at", "is", null)
    .returning("user_id")
    .executeTakeFirst();
  if (!spent) return false;
  const subject = { kind: "user", id: userId };
  await record(tx, { at: now, by: null, act: "recoveryCodeUsed", subject });
  await tellOwner(tx, { userId, change: "recoveryCodeUsed", by: null, now });
  return true;
}

export type Offered = { secret: string; sealed: string };

/** A secret to set up with: the one the form brought back, or a new one. */
export function offerSecret(
  appSecret: string,
  { userId, sealed }: { userId: string; sealed: string | undefined },
): Offered {
  const about = aboutFactorOf(userId);
  const shown = sealed ? unseal(appSecret, { sealed, about }) : null;
  if (sealed && shown) return { secret: shown, sealed };
  const secret = newSecret();
  return { secret, sealed: seal(appSecret, { text: secret, about }) };
}

function aboutFactorOf(userId: string): string {
  return `second factor of ${userId}`;
}

type SetUpRefusal = { code: "wrongCode" | "startAgain" } | PasswordRefusal;
type SettingUp = By & {
  appSecret: string;
  form: SetUpForm;
  sessionHash: string;
};

/**
 * Sets it up with the password and a code that proves the app knows the secret; the person's other devices are
 * signed out, and a letter tells of it.
 */
export async function setUpFactor(
  db: Db,
  { appSecret, person, form, now, sessionHash }: SettingUp,
): Promise<Result<{ codes: string[] }, SetUpRefusal>> {
  const { userId } = person;
  const secret = unseal(appSecret, { sealed: form.secret, about: aboutFactorOf(userId) });
  if (!secret) return refuse({ code: "startAgain" });
  const earlier = await findSealedSecret(db, userId);
  if (earlier === form.secret) return done({ codes: [] });
  const problem = await problemWithOwnPassword(db, { userId, password: form.password });
  if (problem) return refuse({ password: problem });
  const step = fittingStep(secret, { code: plainCode(form.code), now, lastStep: -1 });
  if (step === null) return refuse({ code: "wrongCode" });
  return db.transaction().execute(async (tx) => {
    const set = { sealed_secret: form.secret, last_step: step, set_up_at: now };
    const made = await tx
      .insertInto("accounts.second_factors")
      .values({ user_id: userId, ...set })
      .onConflict((conflict) =>
        conflict
          .column("user_id")
          .doUpdateSet(set)
          .where("accounts.second_factors.sealed_secret", "=", earlier),
      )
      .returning("user_id")
      .executeTakeFirst();
    if (!made) return done({ codes: [] });
    const codes = await keepNewCodes(tx, userId);
    await endSessionsOf(tx, { userId, except: sessionHash });
    const subject = { kind: "user", id: userId };
    await record(tx, { at: now, by: person, act: "secondFactorSet", subject });
    await tellOwner(tx, { userId, change: "secondFactorSet", by: person, now });
    return done({ codes });
  });
}

async function findSealedSecret(db: Db, userId: string): Promise<string | null> {
  const factor = await db
    .selectFrom("accounts.second_factors")
    .where("user_id", "=", userId)
    .select("sealed_secret")
    .executeTakeFirst();
  return factor?.sealed_secret ?? null;
}

async function keepNewCodes(tx: Db, userId: string): Promise<string[]> {
  const codes = newRecoveryCodes();
  await tx.deleteFrom("accounts.recovery_codes").where("user_id", "=", userId).execute();
  await tx
    .insertInto("accounts.recovery_codes")
    .values(codes.map((code) => ({ code_hash: hashToken(code), user_id: userId })))
    .execute();
  return codes;
}

type ByPassword = By & { password: string };

/** Ten new recovery codes; the earlier ones no longer work. */
export async function renewRecoveryCodes(
  db: Db,
  { person, password, now }: ByPassword,
): Promise<Result<{ codes: string[] }, PasswordRefusal>> {
  const problem = await problemWithOwnPassword(db, { userId: person.userId, password });
  if (problem) return refuse({ password: problem });
  return db.transaction().execute(async (tx) => {
    const factor = await tx
      .selectFrom("accounts.second_factors")
      .where("user_id", "=", person.userId)
      .select("user_id")
      .forUpdate()
      .executeTakeFirst();
    if (!factor) return done({ codes: [] });
    const codes = await keepNewCodes(tx, person.userId);
    const subject = { kind: "user", id: person.userId };
    await record(tx, { at: now, by: person, act: "recoveryCodesMade", subject });
    await tellOwner(tx, { userId: person.userId, change: "recoveryCodesMade", by: person, now });
    return done({ codes });
  });
}

/** Back to the password alone, where the person's roles allow it. */
export async function turnFactorOff(
  db: Db,
  { person, password, now, environment }: ByPassword & { environment: string },
): Promise<Result<null, PasswordRefusal>> {
  const { isDemo } = await getOwnFactor(db, person.userId);
  const demo = isDemo && environment !== "production";
  allow(!needsSecondFactor(person.grants, { demo }));
  const problem = await problemWithOwnPassword(db, { userId: person.userId, password });
  if (problem) return refuse({ password: problem });
  return db.transaction().execute(async (tx) => {
    if (await removeFactor(tx, person.userId)) {
      const subject = { kind: "user", id: person.userId };
      await record(tx, { at: now, by: person, act: "secondFactorOff", subject });
      await tellOwner(tx, { userId: person.userId, change: "secondFactorOff", by: person, now });
    }
    return done(null);
  });
}

/** True where there was one. */
export async function removeFactor(tx: Db, userId: string): Promise<boolean> {
  const removed = await tx
    .deleteFrom("accounts.second_factors")
    .where("user_id", "=", userId)
    .returning("user_id")
    .executeTakeFirst();
  return removed !== undefined;
}
