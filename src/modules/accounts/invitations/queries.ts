import type { Role } from "#lib/actor.ts";
import { condition } from "#lib/condition.ts";
import { dayOf } from "#lib/dates.ts";
import type { Db } from "#lib/db.ts";
import { NotFound } from "#lib/errors.ts";
import { getPerson } from "#lib/person.ts";
import type { Language } from "#lib/texts.ts";
import { hashToken } from "#lib/tokens.ts";
import { findUserForSignIn } from "../sessions/queries.ts";
import { canGive } from "../users/access.ts";
import { findScopeOfGrant } from "../users/queries.ts";
import type { GrantScope } from "../users/schema.ts";

export type OpenInvitation = {
  role: Role;
  email: string | null;
  phone: string | null;
  language: Language;
  /** False when whoever sent it could not give the role any more. */
  isGood: boolean;
  /** The account that the address belongs to already. */
  owner: { id: string } | null;
};

/** The invitation a link names, while it can still be accepted. */
export async function getOpenInvitation(
  db: Db,
  { token, now }: { token: string; now: Date },
): Promise<OpenInvitation> {
  const invitation = await db
    .selectFrom("accounts.invitations")
    .where("token_hash", "=", hashToken(token))
    .where("accepted_at", "is", null)
    .where("withdrawn_at", "is", null)
    .where("expires_at", ">", now)
    .selectAll()
    .executeTakeFirst();
  if (!invitation) throw new NotFound();
  const { role, email, phone, language } = invitation;
  const isGood = await canStillInvite(db, { invitation, now });
  return { role, email, phone, language, isGood, owner: await findInvited(db, { email, phone }) };
}

/** Who took the invitation that a link names; null while nobody has. */
export async function findTaker(db: Db, token: string): Promise<string | null> {
  const taken = await db
    .selectFrom("accounts.invitations")
    .where("token_hash", "=", hashToken(token))
    .where("accepted_at", "is not", null)
    .select("accepted_by as takerId")
    .executeTakeFirst();
  return taken?.takerId ?? null;
}

/** The account with the invited address. */
export async function findInvited(
  db: Db,
  { email, phone }: { email: string | null; phone: string | null },
): Promise<{ id: string } | null> {
  const login = email === null ? { phone: phone ?? "" } : { email };
  return (await findUserForSignIn(db, login)) ?? null;
}

type Sent = {
  role: Role;
  region_kato: string | null;
  district_kato: string | null;
  school_id: string | null;
  invited_by: string;
};

/** An invitation is as good as its sender is today: blocked people and those who lost their role invite nobody. */
export async function canStillInvite(
  db: Db,
  { invitation, now }: { invitation: Sent; now: Date },
): Promise<boolean> {
  const scope = await findInvitedScope(db, { invitation, today: dayOf(now) });
  const sender = await db
    .selectFrom("accounts.users")
    .where("id", "=", invitation.invited_by)
    .where("blocked_at", "is", null)
    .select("id")
    .executeTakeFirst();
  if (!scope || !sender) return false;
  return canGive(await getPerson(db, { userId: sender.id, now }), invitation.role, scope);
}

/** Whether the role was taken from the person after the invitation to it was sent: an old link brings nothing back. */
export async function hasEndedSince(
  db: Db,
  { invitation, userId }: { invitation: { role: Role; created_at: Date }; userId: string },
): Promise<boolean> {
  const ended = await db
    .selectFrom("core.history")
    .where("subject_kind", "=", "user")
    .where("subject_id", "=", userId)
    .where("act", "=", "roleEnded")
    .where("at", ">=", invitation.created_at)
    .where(condition`changes -> 'role' ->> 'from' = ${invitation.role}`)
    .select("id")
    .executeTakeFirst();
  return ended !== undefined;
}

/** What the invited role is over; null when the place is no more. */
export async function findInvitedScope(
  db: Db,
  { invitation, today }: { invitation: Sent; today: string },
): Promise<GrantScope | null> {
  const { region_kato: regionKato, district_kato: districtKato, school_id: schoolId } = invitation;
  return findScopeOfGrant(db, { grant: { regionKato, districtKato, schoolId }, today });
}

/** What one person has sent, newest first. */
export async function listInvitations(db: Db, invitedBy: string) {
  return db
    .selectFrom("accounts.invitations")
    .where("invited_by", "=", invitedBy)
    .orderBy("created_at", "desc")
    .limit(200)
    .select([
      "id",
      "email",
      "phone",
      "role",
      "created_at as createdAt",
      "expires_at as expiresAt",
      "accepted_at as acceptedAt",
      "withdrawn_at as withdrawnAt",
    ])
    .execute();
}
export type SentInvitation = Awaited<ReturnType<typeof listInvitations>>[number];
