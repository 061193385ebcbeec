import { sql } from "kysely";
import type { Db } from "#lib/db.ts";
import { alike, type Due, daysBefore, lasting, type Retentions } from "#lib/retention.ts";

const asAccount = lasting("as long as the account, until the person asks to be forgotten");

/** For how long what belongs to accounts is kept. */
export const retentions: Retentions = {
  ...alike(
    [
      "accounts.grants",
      "accounts.passkeys",
      "accounts.provider_links",
      "accounts.recovery_codes",
      "accounts.second_factors",
      "accounts.users",
    ],
    asAccount,
  ),
  "accounts.invitations": {
    kept: "90 days after it was taken up, withdrawn or ran out",
    forget: forgetInvitations,
  },
  "accounts.join_codes": lasting("until the school makes another or closes"),
  "accounts.passkey_challenges": { kept: "until it runs out", forget: forgetChallenges },
  "accounts.password_resets": { kept: "7 days after the link ran out", forget: forgetLinks },
  "accounts.provider_sign_ins": { kept: "until it runs out", forget: forgetSignIns },
  "accounts.providers": lasting("as long as somebody may sign in through it"),
  "accounts.requests": { kept: "a year after it was decided", forget: forgetRequests },
  "accounts.sessions": { kept: "a day after it ended", forget: forgetSessions },
};

async function forgetInvitations(db: Db, { now, most }: Due): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from accounts.invitations where id in (select id from accounts.invitations
      where coalesce(accepted_at, withdrawn_at, expires_at) < ${daysBefore(now, 90)} limit ${most})`.execute(
    db,
  );
  return Number(numAffectedRows ?? 0);
}

async function forgetChallenges(db: Db, { now, most }: Due): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from accounts.passkey_challenges where ctid in (select ctid from accounts.passkey_challenges
      where expires_at <= ${now} limit ${most})`.execute(db);
  return Number(numAffectedRows ?? 0);
}

async function forgetLinks(db: Db, { now, most }: Due): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from accounts.password_resets where token_hash in (select token_hash from accounts.password_resets
      where expires_at < ${daysBefore(now, 7)} limit ${most})`.execute(db);
  return Number(numAffectedRows ?? 0);
}

async function forgetSignIns(db: Db, { now, most }: Due): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from accounts.provider_sign_ins where token_hash in (select token_hash from accounts.provider_sign_ins
      where expires_at <= ${now} limit ${most})`.execute(db);
  return Number(numAffectedRows ?? 0);
}

async function forgetRequests(db: Db, { now, most }: Due): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from accounts.requests where id in (select id from accounts.requests
      where decided_at < ${daysBefore(now, 365)} limit ${most})`.execute(db);
  return Number(numAffectedRows ?? 0);
}

async function forgetSessions(db: Db, { now, most }: Due): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from accounts.sessions where token_hash in (select token_hash from accounts.sessions
      where expires_at < ${daysBefore(now, 1)} limit ${most})`.execute(db);
  return Number(numAffectedRows ?? 0);
}
