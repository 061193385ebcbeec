import { randomUUID } from "node:crypto";
import type { By } from "#lib/actor.ts";
import { condition } from "#lib/condition.ts";
import { dayOf } from "#lib/dates.ts";
import { type Db, expectRows } from "#lib/db.ts";
import { done, NotFound, type Result, refuse } from "#lib/errors.ts";
import { record } from "#lib/history.ts";
import { sendMail } from "#lib/mail.ts";
import { type Erasing, erasedAddress } from "#lib/of-person.ts";
import { hashPassword } from "#lib/passwords.ts";
import { periodText } from "#lib/period.ts";
import { inLanguage, type Language } from "#lib/texts.ts";
import { hashToken, newToken } from "#lib/tokens.ts";
import { insertUser } from "../base/actions.ts";
import { startSession } from "../sessions/actions.ts";
import { findUserForSignIn } from "../sessions/queries.ts";
import { loginOf } from "../sessions/schema.ts";
import { canGive } from "../users/access.ts";
import { insertGrant, scopeColumns } from "../users/actions.ts";
import { findGrantScope } from "../users/queries.ts";
import type { GrantScope } from "../users/schema.ts";
import type { AcceptForm, InviteForm } from "./schema.ts";
import { texts } from "./texts.ts";

const twoWeeks = 14 * 24 * 3_600_000;

type InviteRefusal = Record<string, "unknownPlace" | "notYours" | "alreadyUser">;

/**
 * Makes a link that opens an account with one role; the inviter must be able to give that role.
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
  const token = newToken();
  const link = `${publicUrl}/invitations/${token}`;
  return db.transaction().execute(async (tx) => {
    if (await findUserForSignIn(tx, login)) return refuse({ contact: "alreadyUser" } as const);
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

/** Makes the account and its role, and signs the person in; a link works once. */
export async function acceptInvitation(
  db: Db,
  { token, form, now, device }: { token: string; form: AcceptForm; now: Date; device: string },
): Promise<Result<{ sessionToken: string }, { "": "alreadyUser" }>> {
  const hash = await hashPassword(form.password);
  return db.transaction().execute(async (tx) => {
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
    await giveInvitedRole(tx, { invitation, userId: user.id, now });
    await expectRows(
      tx
        .updateTable("accounts.invitations")
        .set({ accepted_by: user.id, accepted_at: now })
        .where("id", "=", invitation.id),
      { most: 1 },
    );
    await record(tx, {
      at: now,
      by: null,
      act: "invitationAccepted",
      subject: { kind: "user", id: user.id },
    });
    return done({ sessionToken: await startSession(tx, { userId: user.id, now, device }) });
  });
}

type Invitation = {
  role: InviteForm["role"];
  region_kato: string | null;
  district_kato: string | null;
  school_id: string | null;
  invited_by: string;
};

async function giveInvitedRole(
  db: Db,
  { invitation, userId, now }: { invitation: Invitation; userId: string; now: Date },
): Promise<void> {
  const school = invitation.school_id
    ? await db
        .selectFrom("network.schools")
        .where("id", "=", invitation.school_id)
        .select("code")
        .executeTakeFirst()
    : undefined;
  const scope = await findGrantScope(db, {
    fields: {
      role: invitation.role,
      regionKato: invitation.region_kato ?? undefined,
      districtKato: invitation.district_kato ?? undefined,
      schoolCode: school?.code,
    },
    today: dayOf(now),
  });
  if (!scope) throw new NotFound();
  await insertGrant(db, {
    id: randomUUID(),
    userId,
    role: invitation.role,
    scope,
    during: periodText({ from: dayOf(now), until: null }),
    givenBy: invitation.invited_by,
  });
}

/** Takes back an invitation not yet accepted; only the one who sent it. */
export async function withdrawInvitation(
  db: Db,
  { person, id, now }: By & { id: string },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const withdrawn = await tx
      .updateTable("accounts.invitations")
      .set({ withdrawn_at: now })
      .where("id", "=", id)
      .where("invited_by", "=", person.userId)
      .where("accepted_at", "is", null)
      .returning("id")
      .executeTakeFirst();
    if (!withdrawn) throw new NotFound();
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
