import { randomUUID } from "node:crypto";
import { hashToken, newToken } from "#lib/tokens.ts";
import { now } from "#test/app.ts";
import { makeProvider } from "#test/make-accounts.ts";
import { password, type Subject, type World } from "#test/roles-world.ts";
import type { Sent, Setting, Trials } from "#test/trials.ts";

export const trials: Trials = {
  who: {
    "GET /sign-in/with/:id": "yes yes yes yes yes yes yes yes yes",
    "GET /sign-in/with/:id/answer": "no no no no no no no no no",
    "GET /sign-in/link": "sign-in sign-in sign-in sign-in sign-in sign-in sign-in sign-in sign-in",
    "POST /sign-in/link": "sign-in sign-in sign-in sign-in sign-in sign-in sign-in sign-in sign-in",
    "POST /account/providers/:id/unlink": "sign-in own own own own own own own own",
  },
  records: {
    "/sign-in/with/:id": (_subject, world) => makeProvider(world),
    "/account/providers/:id": makeLink,
  },
  forms: {
    "/sign-in/link": {},
    "/account/providers/:id/unlink": {},
  },
  variants: { "/sign-in/link": [{ role: "guest", prepare: byLink }] },
};

async function makeLink({ by }: Subject, world: World): Promise<string> {
  const id = randomUUID();
  const link = { id, provider_id: await makeProvider(world), user_id: by, linked_at: now };
  await world.app.db
    .insertInto("accounts.provider_links")
    .values({ ...link, subject: "s" })
    .execute();
  return id;
}

async function byLink({ world, subject }: Setting): Promise<Sent> {
  const token = newToken();
  await world.app.db
    .insertInto("accounts.provider_sign_ins")
    .values({
      token_hash: hashToken(token),
      provider_id: await makeProvider(world),
      state: "state",
      nonce: "nonce",
      verifier: "verifier",
      next: "/account",
      expires_at: new Date(now.getTime() + 600_000),
      answered_at: now,
      subject: randomUUID(),
      user_id: subject.by,
      vouched: false,
    })
    .execute();
  const asker = world.app.visitor(`tirek-way=${token}; lang=ru`);
  return { asker, cookie: token, form: { password } };
}
