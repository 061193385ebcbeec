import type { Role } from "#lib/actor.ts";
import type { Db } from "#lib/db.ts";
import { NotFound } from "#lib/errors.ts";
import type { Language } from "#lib/texts.ts";
import { hashToken } from "#lib/tokens.ts";

export type OpenInvitation = {
  role: Role;
  email: string | null;
  phone: string | null;
  language: Language;
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
    .select(["role", "email", "phone", "language"])
    .executeTakeFirst();
  if (!invitation) throw new NotFound();
  return invitation;
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
