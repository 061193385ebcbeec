import { randomUUID } from "node:crypto";
import type { By, Person } from "#lib/actor.ts";
import { condition } from "#lib/condition.ts";
import { dayOf } from "#lib/dates.ts";
import { type Db, expectRows } from "#lib/db.ts";
import { done, NotFound, type Result, refuse } from "#lib/errors.ts";
import { record } from "#lib/history.ts";
import { sendMail } from "#lib/mail.ts";
import { type Erasing, erasedAddress } from "#lib/of-person.ts";
import { hashPassword } from "#lib/passwords.ts";
import { inLanguage, type Language } from "#lib/texts.ts";
import { hashToken, newToken } from "#lib/tokens.ts";
import { insertUser, tellOwner } from "../base/actions.ts";
import { startSession } from "../sessions/actions.ts";
import { findUserForSignIn } from "../sessions/queries.ts";
import { loginOf } from "../sessions/schema.ts";
import { canGive } from "../users/access.ts";
import { giveRoleFrom, scopeColumns } from "../users/actions.ts";
import { findGrantScope } from "../users/queries.ts";
import type { GrantScope } from "../users/schema.ts";
import { canStillInvite, findInvited, findInvitedScope, hasEndedSince } from "./queries.ts";
import type { AcceptForm, InviteForm } from "./schema.ts";
import { texts } from "./texts.ts";

const twoWeeks = 14 * 24 * 3_600_000;

type InviteRefusal = Record<string, "unknownPlace" | "notYours" | "yourself">;

/**
 * Makes a link that gives one role, to a new account or, when its owner takes it, to the one there is already; the
 * inviter must be able to give that role. Who holds the link learns whether the address has an account: by e-mail that
 * is its owner, by telephone also the inviter, who passes it on.
 * To an e-mail the link is mailed; for a phone it is returned, once, for the inviter to pass on.
 */
export async function invite(
  db: Db,
  { person, form, now, publicUrl }: By & { form: InviteForm; publicUrl: string },
): Promise<Result<{ linkToPassOn: string | null }, InviteRefusal>> {
  const scope = await findGrantScope(db, { fields: form, today: dayOf(now) });
  if (!scope) return refuse({ role: "unknownPlace" });
  if (!canGive(person, form.role, scope)) return refuse({ role: "notYours" });
  const login = loginOf(form.contact);
  if ((await findUserForSignIn(db, login))?.id === person.userId)
    return refuse({ contact: "yourself" });
  const token = newToken();
  const link = `${publicUrl}/invitations/${token}`;
  return db.transaction().execute(async (tx) => {
    const made = await keepInvitation(tx, {
      form,
      scope,
      login,
      tokenHash: hashToken(token),
      person,
      now,
    });
    if (!made) return done({ linkToPassOn: null });
    if ("email" in login)
      await mailInvitation(tx, { to: login.email, language: form.language, link, now });
    await record(tx, {
      at: now,
      by: person,
      act: "invited",
      subject: { kind: "invitation", id: form.id },
      changes: { role: { from: null, to: form.role } },
    });
    return done({ linkToPassOn: "phone" in login ? link : null });
  });
}

type NewInvitation = By & {
  form: InviteForm;
  scope: GrantScope;
  login: ReturnType<typeof loginOf>;
  tokenHash: string;
};

/** False when the same form was sent before. */
async function keepInvitation(
  tx: Db,
  { form, scope, login, tokenHash, person, now }: NewInvitation,
): Promise<boolean> {
  const made = await tx
    .insertInto("accounts.invitations")
    .values({
      id: form.id,
      token_hash: tokenHash,
      ...login,
      role: form.role,
      ...scopeColumns(scope),
      language: form.language,
      invited_by: person.userId,
      created_at: now,
      expires_at: new Date(now.getTime() + twoWeeks),
    })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .returning("id")
    .executeTakeFirst();
  return made !== undefined;
}

async function mailInvitation(
  tx: Db,
  { to, language, link, now }: { to: string; language: Language; link: string; now: Date },
): Promise<void> {
  const t = inLanguage(texts, language);
  await sendMail(tx, { to, language, subject: t.mailSubject, body: t.mailBody(link), now });
}

type AcceptRefusal = { "": "alreadyUser" | "inviterGone" };

/** Makes the account and its role, and signs the person in; a link works once. */
export async function acceptInvitation(
  db: Db,
  {
    token,
    form,
    now,
    device,
    visitor,
  }: { token: string; form: AcceptForm; now: Date; device: string; visitor: string },
): Promise<Result<{ sessionToken: string }, AcceptRefusal>> {
  const hash = await hashPassword(form.password);
  return db.transaction().execute(async (tx) => {
    const invitation = await lockInvitation(tx, { token, now });
    if (!(await canStillInvite(tx, { invitation, now })))
      return refuse({ "": "inviterGone" } as const);
    const user = await insertUser(tx, {
      id: randomUUID(),
      family_name: form.familyName,
      given_name: form.givenName,
      patronymic: form.patronymic ?? null,
      email: invitation.email,
      phone: invitation.phone,
      password_hash: hash,
      language: invitation.language,
      created_at: now,
    });
    if (!user) return refuse({ "": "alreadyUser" } as const);
    await giveInvitedRole(tx, { invitation, userId: user.id, by: null, now });
    const started = { userId: user.id, now, device, visitor, how: "byInvitation" } as const;
    return done({ sessionToken: await startSession(tx, started) });
  });
}

/** The owner of the account that has the invited address takes the role; nobody else can. */
export async function takeRole(
  db: Db,
  { person, token, now }: By & { token: string },
): Promise<Result<null, { "": "otherAccount" | "inviterGone" }>> {
  return db.transaction().execute(async (tx) => {
    const invitation = await lockInvitation(tx, { token, now });
    const { email, phone } = invitation;
    const owner = await findInvited(tx, { email, phone });
    if (owner?.id !== person.userId) return refuse({ "": "otherAccount" } as const);
    const isGood =
      invitation.invited_by !== person.userId &&
      (await canStillInvite(tx, { invitation, now })) &&
      !(await hasEndedSince(tx, { invitation, userId: person.userId }));
    if (!isGood) return refuse({ "": "inviterGone" } as const);
    const { userId } = person;
    await giveInvitedRole(tx, { invitation, userId, by: person, now });
    await tellOwner(tx, { userId, change: "roleGiven", by: person, now });
    return done(null);
  });
}

async function lockInvitation(tx: Db, { token, now }: { token: string; now: Date }) {
  const invitation = await tx
    .selectFrom("accounts.invitations")
    .where("token_hash", "=", hashToken(token))
    .where("accepted_at", "is", null)
    .where("withdrawn_at", "is", null)
    .where("expires_at", ">", now)
    .selectAll()
    .forUpdate()
    .executeTakeFirst();
  if (!invitation) throw new NotFound();
  return invitation;
}

type Invitation = Awaited<ReturnType<typeof lockInvitation>>;
type Giving = { invitation: Invitation; userId: string; by: Person | null; now: Date };

async function giveInvitedRole(tx: Db, { invitation, userId, by, now }: Giving): Promise<void> {
  const { role, id, invited_by: givenBy } = invitation;
  const today = dayOf(now);
  const scope = await findInvitedScope(tx, { invitation, today });
  if (!scope) throw new NotFound();
  await giveRoleFrom(tx, { userId, role, scope, today, givenBy });
  const accepted = { accepted_by: userId, accepted_at: now };
  await expectRows(tx.updateTable("accounts.invitations").set(accepted).where("id", "=", id), {
    most: 1,
  });
  const subject = { kind: "user", id: userId };
  const changes = { role: { from: null, to: role } };
  await record(tx, { at: now, by, act: "invitationAccepted", subject, changes });
}

/** Takes back an invitation not yet accepted; only the one who sent it. */
export async function withdrawInvitation(
  db: Db,
  { person, id, now }: By & { id: string },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const sent = await tx
      .selectFrom("accounts.invitations")
      .where("id", "=", id)
      .where("invited_by", "=", person.userId)
      .where("accepted_at", "is", null)
      .select("withdrawn_at as withdrawnAt")
      .forUpdate()
      .executeTakeFirst();
    if (!sent) throw new NotFound();
    if (sent.withdrawnAt !== null) return;
    const withdrawn = { withdrawn_at: now };
    await expectRows(tx.updateTable("accounts.invitations").set(withdrawn).where("id", "=", id), {
      most: 1,
    });
    await record(tx, {
      at: now,
      by: person,
      act: "invitationWithdrawn",
      subject: { kind: "invitation", id },
    });
  });
}

/**
 * Takes the address out of invitations that were sent to the person or accepted by them; one that waits
 * is withdrawn. Inside the caller's transaction.
 */
export async function forgetInvited(
  tx: Db,
  { userId, emails, phones, now }: Pick<Erasing, "userId" | "emails" | "phones" | "now">,
): Promise<void> {
  const theirs = condition`accepted_by = ${userId} or email = any(${emails}::text[])
    or phone = any(${phones}::text[])`;
  await tx
    .updateTable("accounts.invitations")
    .set({ withdrawn_at: now })
    .where(theirs)
    .where("accepted_at", "is", null)
    .where("withdrawn_at", "is", null)
    .execute();
  await tx
    .updateTable("accounts.invitations")
    .set({ email: erasedAddress(userId), phone: null })
    .where(theirs)
    .execute();
}
