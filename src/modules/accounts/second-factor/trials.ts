import { now, sameWay } from "#test/app.ts";
import { fromElsewhere, giveFactor } from "#test/make-accounts.ts";
import { type Form, password, type Subject, type World } from "#test/roles-world.ts";
import type { Sent, Setting, Trials } from "#test/trials.ts";
import { startHalfSession } from "../sessions/actions.ts";
import { offerSecret } from "./actions.ts";
import { codeAt } from "./rules.ts";

export const trials: Trials = {
  who: {
    "GET /sign-in/code": "sign-in yes yes yes yes yes yes yes yes",
    "POST /sign-in/code": "sign-in yes yes yes yes yes yes yes yes",
    "GET /account/second-factor": "sign-in yes yes yes yes yes yes yes yes",
    "GET /account/second-factor/set-up": "sign-in yes yes yes yes yes yes yes yes",
    "POST /account/second-factor/set-up": "sign-in own own own own own own own own",
    "GET /account/second-factor/recovery-codes": "sign-in yes yes yes yes yes yes yes yes",
    "POST /account/second-factor/recovery-codes": "sign-in yes yes yes yes yes yes yes yes",
    "GET /account/second-factor/off": "sign-in yes yes yes yes yes yes yes yes",
    "POST /account/second-factor/off": "sign-in yes yes yes yes yes yes yes yes",
  },
  forms: {
    "/sign-in/code": {},
    "/account/second-factor/set-up": setUpForm,
    "/account/second-factor/recovery-codes": { password },
    "/account/second-factor/off": { password },
  },
  variants: {
    "/sign-in/code": [{ prepare: byCode }],
    "/account/second-factor/set-up": [{ prepare: fromElsewhere }],
    "/account/second-factor/recovery-codes": [{ prepare: withFactor }],
    "/account/second-factor/off": [{ prepare: withFactor }],
  },
};

function setUpForm({ by }: Subject, { app }: World): Form {
  const { secret, sealed } = offerSecret(app.config.SECRET, { userId: by, sealed: undefined });
  return { secret: sealed, code: codeAt(secret, now), password };
}

async function byCode({ world, subject }: Setting): Promise<Sent> {
  const secret = await giveFactor(world, subject.by);
  const token = await startHalfSession(world.app.db, {
    userId: subject.by,
    now,
    device: "test",
    ...sameWay,
  });
  const asker = world.app.visitor(`tirek=${token}; lang=ru`);
  return { asker, cookie: token, form: { code: codeAt(secret, now) } };
}

async function withFactor({ world, subject }: Setting): Promise<Sent> {
  await giveFactor(world, subject.by);
  return {};
}
