import { hashToken, newToken } from "#lib/tokens.ts";
import { now } from "#test/app.ts";
import { fromElsewhere, makeLogin } from "#test/make-accounts.ts";
import { makeUser, password, type Subject, type World } from "#test/roles-world.ts";
import type { Trials } from "#test/trials.ts";

const newPassword = "жаңа берік құпиясөз";

export const trials: Trials = {
  who: {
    "GET /password-reset": "yes yes yes yes yes yes yes yes yes",
    "POST /password-reset": "yes yes yes yes yes yes yes yes yes",
    "GET /password-reset/:token": "yes yes yes yes yes yes yes yes yes",
    "POST /password-reset/:token": "yes yes yes yes yes yes yes yes yes",
    "GET /account/password": "sign-in yes yes yes yes yes yes yes yes",
    "POST /account/password": "sign-in yes yes yes yes yes yes yes yes",
    "POST /accounts/users/:id/password-link": "sign-in yes no own own own own no no",
  },
  records: {
    "/password-reset/:token": makeResetToken,
    "/accounts/users/:id": async ({ partner }, world) => (await makeUser(world, partner.id)).userId,
  },
  forms: {
    "/password-reset": async (subject, world) => ({ login: await makeLogin(subject, world) }),
    "/password-reset/:token": { password: newPassword },
    "/account/password": { current: password, password: newPassword },
    "/accounts/users/:id/password-link": {},
  },
  variants: { "/account/password": [{ prepare: fromElsewhere }] },
};

async function makeResetToken({ partner }: Subject, world: World): Promise<string> {
  const token = newToken();
  const { userId } = await makeUser(world, partner.id);
  await world.app.db
    .insertInto("accounts.password_resets")
    .values({
      token_hash: hashToken(token),
      user_id: userId,
      expires_at: new Date(now.getTime() + 3_600_000),
    })
    .execute();
  return token;
}
