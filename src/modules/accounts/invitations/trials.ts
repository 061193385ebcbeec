import { randomUUID } from "node:crypto";
import { hashToken, newToken } from "#lib/tokens.ts";
import { now } from "#test/app.ts";
import { password, type Subject, type World } from "#test/roles-world.ts";
import type { Trials } from "#test/trials.ts";

export const trials: Trials = {
  who: {
    "GET /accounts/invitations": "sign-in yes no yes yes yes yes no no",
    "GET /accounts/invitations/new": "sign-in yes no yes yes yes yes no no",
    "POST /accounts/invitations/new": "sign-in yes no own own own own no no",
    "POST /accounts/invitations/:id/withdraw": "sign-in own no own own own own no no",
    "GET /invitations/:token": "yes yes yes yes yes yes yes yes yes",
    "POST /invitations/:token": "yes no no no no no no no no",
  },
  records: {
    "/accounts/invitations/:id": async (subject, world) =>
      (await makeInvitation(subject, world, true)).id,
    "/invitations/:token": async (subject, world) =>
      (await makeInvitation(subject, world, false)).token,
  },
  forms: {
    "/accounts/invitations/new": ({ partner }) => ({
      id: randomUUID(),
      contact: `${randomUUID()}@test.example`,
      language: "kk",
      role: "teacher",
      schoolCode: partner.code,
    }),
    "/accounts/invitations/:id/withdraw": {},
    "/invitations/:token": { familyName: "Омар", givenName: "Азат", password },
  },
};

/** Sent by the person, or by somebody who may give the role where the person may not. */
async function makeInvitation({ partner, by }: Subject, { app }: World, isOwn: boolean) {
  const [id, token] = [randomUUID(), newToken()];
  const sender = isOwn ? by : (await app.signInAs("national")).userId;
  await app.db
    .insertInto("accounts.invitations")
    .values({
      id,
      token_hash: hashToken(token),
      email: `${id}@test.example`,
      language: "kk",
      role: "teacher",
      school_id: partner.id,
      invited_by: sender,
      created_at: now,
      expires_at: new Date(now.getTime() + 3_600_000),
    })
    .execute();
  return { id, token };
}
