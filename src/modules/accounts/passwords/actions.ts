import type { By, Person } from "#lib/actor.ts";
import { dayOf } from "#lib/dates.ts";
import type { Db } from "#lib/db.ts";
import { allow, done, type Result, refuse } from "#lib/errors.ts";
import { record } from "#lib/history.ts";
import { sendMail } from "#lib/mail.ts";
import { hashPassword, passwordFits } from "#lib/passwords.ts";
import { mayTry } from "#lib/rate-limit.ts";
import { inLanguage } from "#lib/texts.ts";
import { hashToken, newToken } from "#lib/tokens.ts";
import { updateUser } from "../base/actions.ts";
import { endSessionsOf } from "../sessions/actions.ts";
import { canGive } from "../users/access.ts";
import { findScopeOfGrant, getUser, listGrants } from "../users/queries.ts";
import { findUserToReset } from "./queries.ts";
import { texts } from "./texts.ts";

const hour = 3_600_000;
const resetLasts = hour;
const perVisitor = { name: "password-reset", points: 10, seconds: 3600 };

/** Mails a link when the address is known; says the same either way, so that nobody learns who is. */
export async function askForReset(
  db: Db,
  {
    login,
    now,
    visitor,
    publicUrl,
  }: { login: string; now: Date; visitor: string; publicUrl: string },
): Promise<Result<null, { login: "tooManyTries" }>> {
  if (!(await mayTry(db, perVisitor, visitor))) return refuse({ login: "tooManyTries" });
  const user = await findUserToReset(db, login);
  if (!user) return done(null);
  const token = newToken();
  const t = inLanguage(texts, user.language);
  await db.transaction().execute(async (tx) => {
    await tx
      .insertInto("accounts.password_resets")
      .values({
        token_hash: hashToken(token),
        user_id: user.id,
        expires_at: new Date(now.getTime() + resetLasts),
      })
      .execute();
    await sendMail(tx, {
      to: user.email,
      language: user.language,
      subject: t.mailSubject,
      body: t.mailBody(`${publicUrl}/password-reset/${token}`),
      now,
    });
    await record(tx, {
      at: now,
      by: null,
      act: "passwordResetAsked",
      subject: { kind: "user", id: user.id },
    });
  });
  return done(null);
}

/** A link for somebody who has no e-mail, for one who could give each of that person's roles. */
export async function makeResetLink(
  db: Db,
  { person, userId, now, publicUrl }: By & { userId: string; publicUrl: string },
): Promise<{ link: string }> {
  const token = newToken();
  return db.transaction().execute(async (tx) => {
    allow(await mayVouchFor(tx, { person, userId, today: dayOf(now) }));
    await tx
      .insertInto("accounts.password_resets")
      .values({
        token_hash: hashToken(token),
        user_id: userId,
        expires_at: new Date(now.getTime() + resetLasts),
      })
      .execute();
    await record(tx, {
      at: now,
      by: person,
      act: "passwordLinkMade",
      subject: { kind: "user", id: userId },
    });
    return { link: `${publicUrl}/password-reset/${token}` };
  });
}

async function mayVouchFor(
  tx: Db,
  { person, userId, today }: { person: Person; userId: string; today: string },
): Promise<boolean> {
  await getUser(tx, userId);
  const grants = await listGrants(tx, userId);
  for (const grant of grants) {
    const scope = await findScopeOfGrant(tx, { grant, today });
    if (!scope || !canGive(person, grant.role, scope)) return false;
  }
  return grants.length > 0;
}

/** Sets the new password once, ends every session, and opens a locked account. */
export async function resetPassword(
  db: Db,
  { token, password, now }: { token: string; password: string; now: Date },
): Promise<Result<null, { "": "linkOver" }>> {
  const hash = await hashPassword(password);
  return db.transaction().execute(async (tx) => {
    const used = await tx
      .updateTable("accounts.password_resets")
      .set({ used_at: now })
      .where("token_hash", "=", hashToken(token))
      .where("used_at", "is", null)
      .where("expires_at", ">", now)
      .returning("user_id")
      .executeTakeFirst();
    if (!used) return refuse({ "": "linkOver" } as const);
    await updateUser(tx, used.user_id, {
      password_hash: hash,
      failed_sign_ins: 0,
      locked_until: null,
    });
    await endSessionsOf(tx, { userId: used.user_id });
    await record(tx, {
      at: now,
      by: null,
      act: "passwordReset",
      subject: { kind: "user", id: used.user_id },
    });
    return done(null);
  });
}

/** Changes one's own password; the other devices are signed out. */
export async function changePassword(
  db: Db,
  {
    person,
    form,
    now,
    sessionHash,
  }: {
    person: Person;
    form: { current: string; password: string };
    now: Date;
    sessionHash: string;
  },
): Promise<Result<null, { current: "wrongPassword" }>> {
  const { password_hash: kept } = await db
    .selectFrom("accounts.users")
    .where("id", "=", person.userId)
    .select("password_hash")
    .executeTakeFirstOrThrow();
  if (!(await passwordFits(form.current, kept))) return refuse({ current: "wrongPassword" });
  const hash = await hashPassword(form.password);
  return db.transaction().execute(async (tx) => {
    await updateUser(tx, person.userId, { password_hash: hash });
    await endSessionsOf(tx, { userId: person.userId, except: sessionHash });
    await record(tx, {
      at: now,
      by: person,
      act: "passwordChanged",
      subject: { kind: "user", id: person.userId },
    });
    return done(null);
  });
}
