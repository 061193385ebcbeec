import type { Insertable, Updateable } from "kysely";
import type { AccountsUsers } from "#db/types.ts";
import type { Person } from "#lib/actor.ts";
import { showMoment } from "#lib/dates.ts";
import { type Db, expectRows } from "#lib/db.ts";
import { sendMail } from "#lib/mail.ts";
import { passwordFits } from "#lib/passwords.ts";
import { mayTry } from "#lib/rate-limit.ts";
import { inLanguage } from "#lib/texts.ts";
import { letterTexts } from "./words.ts";

type NewUser = Omit<Insertable<AccountsUsers>, "blocked_at" | "failed_sign_ins" | "locked_until">;

/** The row of a new account; undefined where the e-mail address or the phone belongs to somebody already. */
export async function insertUser(tx: Db, user: NewUser): Promise<{ id: string } | undefined> {
  return tx
    .insertInto("accounts.users")
    .values(user)
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
}

export async function setPassword(
  tx: Db,
  { userId, hash }: { userId: string; hash: string },
): Promise<void> {
  await updateUser(tx, userId, { password_hash: hash });
}

/** Shuts the account from the moment on, or opens it where there is none. */
export async function setBlockedAt(
  tx: Db,
  { userId, blockedAt }: { userId: string; blockedAt: Date | null },
): Promise<void> {
  await updateUser(tx, userId, { blocked_at: blockedAt });
}

/** Keeps how many second steps failed in a row. */
export async function keepFailures(
  tx: Db,
  { userId, failures }: { userId: string; failures: number },
): Promise<void> {
  await updateUser(tx, userId, { failed_sign_ins: failures });
}

/** Refuses second steps until the moment, after which failures are counted anew. */
export async function lockUntil(
  tx: Db,
  { userId, until }: { userId: string; until: Date },
): Promise<void> {
  await updateUser(tx, userId, { locked_until: until, failed_sign_ins: 0 });
}

export async function forgetFailures(tx: Db, userId: string): Promise<void> {
  await updateUser(tx, userId, { locked_until: null, failed_sign_ins: 0 });
}

async function updateUser(
  tx: Db,
  userId: string,
  changes: Updateable<AccountsUsers>,
): Promise<void> {
  await expectRows(tx.updateTable("accounts.users").set(changes).where("id", "=", userId), {
    most: 1,
  });
}

/** What changed in who may come into an account, how, or what they may do there. */
type AccessChange = Exclude<
  keyof typeof letterTexts,
  "subject" | "greeting" | "doneAt" | "ifNotYou" | "byAnother"
>;

type OwnersLetter = { userId: string; change: AccessChange; by: Person | null; now: Date };

/** Tells the owner of the account by letter, in the caller's transaction, and whether somebody else did it. */
export async function tellOwner(tx: Db, { userId, change, by, now }: OwnersLetter): Promise<void> {
  const { email, language } = await tx
    .selectFrom("accounts.users")
    .where("id", "=", userId)
    .select(["email", "language"])
    .executeTakeFirstOrThrow();
  if (!email) return;
  const t = inLanguage(letterTexts, language);
  const told = `${t[change]}\n${t.doneAt(showMoment(now, language))}`;
  // No name: a letter outlives whoever acted, and may not tell of them once they are forgotten.
  const isOwn = by === null || by.userId === userId;
  const body = [t.greeting, told, isOwn ? t.ifNotYou : t.byAnother].join("\n\n");
  await sendMail(tx, { to: email, language, subject: t.subject, body, now });
}

const perPerson = { name: "own-password", points: 8, seconds: 900 };

export type PasswordRefusal = { password: "wrongPassword" | "tooManyTries" };

/** Asked before a way into the account is changed; tries are counted for the person. */
export async function problemWithOwnPassword(
  db: Db,
  { userId, password }: { userId: string; password: string },
): Promise<PasswordRefusal["password"] | null> {
  if (!(await mayTry(db, perPerson, userId))) return "tooManyTries";
  const { password_hash: kept } = await db
    .selectFrom("accounts.users")
    .where("id", "=", userId)
    .select("password_hash")
    .executeTakeFirstOrThrow();
  return (await passwordFits(password, kept)) ? null : "wrongPassword";
}
