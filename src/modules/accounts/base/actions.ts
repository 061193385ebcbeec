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

/** The row of a new account; undefined where the e-mail address or the phone belongs to somebody already. */
export async function insertUser(
  tx: Db,
  user: Insertable<AccountsUsers>,
): Promise<{ id: string } | undefined> {
  return tx
    .insertInto("accounts.users")
    .values(user)
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
}

/** Changes the one account's row. */
export async function updateUser(
  tx: Db,
  userId: string,
  changes: Updateable<AccountsUsers>,
): Promise<void> {
  await expectRows(tx.updateTable("accounts.users").set(changes).where("id", "=", userId), {
    most: 1,
  });
}

/** What changed in who may come into an account, how, or what they may do there. */
export type AccessChange = Exclude<
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
