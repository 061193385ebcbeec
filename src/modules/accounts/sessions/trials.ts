import { fromElsewhere, makeLogin, makeSession } from "#test/make-accounts.ts";
import { password } from "#test/roles-world.ts";
import type { Trials } from "#test/trials.ts";

export const trials: Trials = {
  who: {
    "GET /sign-in": "yes yes yes yes yes yes yes yes yes",
    "POST /sign-in": "yes yes yes yes yes yes yes yes yes",
    "POST /sign-out": "yes yes yes yes yes yes yes yes yes",
    "GET /account/device-key": "sign-in yes yes yes yes yes yes yes yes",
    "POST /account/sessions/:id/end": "sign-in own own own own own own own own",
    "POST /sign-out-everywhere": "sign-in yes yes yes yes yes yes yes yes",
  },
  records: { "/account/sessions/:id": makeSession },
  forms: {
    "/account/sessions/:id/end": {},
    "/sign-in": async (subject, world) => ({ login: await makeLogin(subject, world), password }),
    "/sign-out": {},
    "/sign-out-everywhere": {},
  },
  variants: {
    "/sign-in": [
      {},
      {
        name: "with a wrong password",
        refused: true,
        prepare: async ({ subject }) => ({
          form: { login: `${subject.by}@test.example`, password: "басқа құпиясөз" },
        }),
      },
    ],
    "/sign-out": [{ role: "national" }],
    "/sign-out-everywhere": [{ prepare: fromElsewhere }],
  },
};
