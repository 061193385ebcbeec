import type { By, Person } from "#lib/actor.ts";
import { condition } from "#lib/condition.ts";
import { dayOf } from "#lib/dates.ts";
import type { Db } from "#lib/db.ts";
import { allow, done, type Result, refuse } from "#lib/errors.ts";
import { record } from "#lib/history.ts";
import { sendMail } from "#lib/mail.ts";
import { hashPassword, passwordFits } from "#lib/passwords.ts";
import { mayTry } from "#lib/rate-limit.ts";
import { inLanguage, type Language } from "#lib/texts.ts";
import { hashToken, newToken } from "#lib/tokens.ts";
import {
  forgetFailures,
  type PasswordRefusal,
  problemWithOwnPassword,
  setPassword,
  tellOwner,
} from "../base/actions.ts";
import { endSessionsOf } from "../sessions/actions.ts";
import { canGive } from "../users/access.ts";
import { findScopeOfGrant, getUser, listGrants } from "../users/queries.ts";
import { findUsedReset, findUserToReset, getReader, isResetOpen } from "./queries.ts";
import { texts } from "./texts.ts";

const hour = 3_600_000;
const resetLasts = hour;
const perUsedLink = { name: "password-reset-again", points: 5, seconds: 3600 };
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
  const link = `${publicUrl}/password-reset/${token}`;
  await db.transaction().execute(async (tx) => {
    await tx
      .insertInto("accounts.password_resets")
      .values({
        token_hash: hashToken(token),
        user_id: user.id,
        expires_at: new Date(now.getTime() + resetLasts),
      })
      .execute();
    await mailLink(tx, { email: user.email, language: user.language, link, now });
    await record(tx, {
      at: now,
      by: null,
      act: "passwordResetAsked",
      subject: { kind: "user", id: user.id },
    });
  });
  return done(null);
}

/**
 * A link for somebody else's new password, for one who could give each of that person's roles. Where the person
 * has an e-mail it goes there; it is shown, to be passed on, only where there is none.
 */
export async function makeResetLink(
  db: Db,
  { person, userId, now, publicUrl }: By & { userId: string; publicUrl: string },
): Promise<{ link: string | null }> {
  const token = newToken();
  const link = `${publicUrl}/password-reset/${token}`;
  return db.transaction().execute(async (tx) => {
    allow(await mayVouchFor(tx, { person, userId, today: dayOf(now) }));
    const { email, language } = await getReader(tx, userId);
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
    if (!email) return { link };
    await mailLink(tx, { email, language, link, now });
    return { link: null };
  });
}

type LinkLetter = { email: string; language: Language; link: string; now: Date };

async function mailLink(tx: Db, { email, language, link, now }: LinkLetter): Promise<void> {
  const { mailSubject: subject, mailBody } = inLanguage(texts, language);
  await sendMail(tx, { to: email, language, subject, body: mailBody(link), now });
}

async function mayVouchFor(
  tx: Db,
  { person, userId, today }: { person: Person; userId: string; today: string },
): Promise<boolean> {
  await getUser(tx, userId);
  // One's own is changed by whoever knows it, or by a letter.
  if (userId === person.userId) return false;
  const grants = await listGrants(tx, userId);
  for (const grant of grants) {
    const scope = await findScopeOfGrant(tx, { grant, today });
    if (!scope || !canGive(person, grant.role, scope)) return false;
  }
  return grants.length > 0;
}

// Whoever could vouch for a person when the link was made need not be able to once the person may do more.
const sameRolesSince = condition`not exists (select from core.history h
  where h.subject_kind = 'user' and h.subject_id = accounts.password_resets.user_id::text
  and h.act in ('roleGiven', 'invitationAccepted')
  and h.at >= accounts.password_resets.expires_at - make_interval(secs => ${resetLasts / 1000}))`;

/** Sets the new password once, ends every session, and opens a locked second step; whose password it is. */
export async function resetPassword(
  db: Db,
  { token, password, now }: { token: string; password: string; now: Date },
): Promise<Result<{ userId: string }, { "": "linkOver" }>> {
  // A guess costs no hash of a password.
  if (!(await isResetOpen(db, { token, now }))) {
    const sentBefore = await findResetBy(db, { token, password, now });
    return sentBefore ? done(sentBefore) : refuse({ "": "linkOver" });
  }
  const hash = await hashPassword(password);
  return db.transaction().execute(async (tx) => {
    const used = await tx
      .updateTable("accounts.password_resets")
      .set({ used_at: now })
      .where("token_hash", "=", hashToken(token))
      .where("used_at", "is", null)
      .where("expires_at", ">", now)
      .where(sameRolesSince)
      .returning("user_id")
      .executeTakeFirst();
    if (!used) return refuse({ "": "linkOver" } as const);
    await endLinksOf(tx, { userId: used.user_id, now });
    await setPassword(tx, { userId: used.user_id, hash });
    await forgetFailures(tx, used.user_id);
    await endSessionsOf(tx, { userId: used.user_id });
    await record(tx, {
      at: now,
      by: null,
      act: "passwordReset",
      subject: { kind: "user", id: used.user_id },
    });
    await tellOwner(tx, { userId: used.user_id, change: "passwordReset", by: null, now });
    return done({ userId: used.user_id });
  });
}

/** Whose password it is that the link set before, where the same is sent again. */
async function findResetBy(
  db: Db,
  { token, password, now }: { token: string; password: string; now: Date },
): Promise<{ userId: string } | null> {
  const used = await findUsedReset(db, { token, now });
  if (!used || !(await mayTry(db, perUsedLink, hashToken(token)))) return null;
  return (await passwordFits(password, used.passwordHash)) ? { userId: used.userId } : null;
}

/** Links that were made before a new password was set open nothing any more. */
async function endLinksOf(tx: Db, { userId, now }: { userId: string; now: Date }): Promise<void> {
  await tx
    .updateTable("accounts.password_resets")
    .set({ used_at: now })
    .where("user_id", "=", userId)
    .where("used_at", "is", null)
    .execute();
}

/** Changes one's own password; the other devices are signed out, and links for a new one end. */
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
): Promise<Result<null, { current: PasswordRefusal["password"] }>> {
  const { userId } = person;
  const problem = await problemWithOwnPassword(db, { userId, password: form.current });
  // Sent twice, the password is the new one already; asking about it is another try.
  if (problem === "wrongPassword") {
    const again = await problemWithOwnPassword(db, { userId, password: form.password });
    if (again === null) return done(null);
  }
  if (problem) return refuse({ current: problem });
  const hash = await hashPassword(form.password);
  return db.transaction().execute(async (tx) => {
    await setPassword(tx, { userId, hash });
    await endLinksOf(tx, { userId, now });
    await endSessionsOf(tx, { userId, except: sessionHash });
    await record(tx, {
      at: now,
      by: person,
      act: "passwordChanged",
      subject: { kind: "user", id: userId },
    });
    await tellOwner(tx, { userId, change: "passwordChanged", by: person, now });
    return done(null);
  });
}
