import { makePlan } from "#test/make-plans.ts";
import type { Trials } from "#test/trials.ts";

export const trials: Trials = {
  who: {
    "GET /plans/:id/:file": "sign-in yes own own own own own own own",
  },
  records: {
    "/plans/:id/:file": async (subject, { app }) => [
      (await makePlan(app.db, subject)).id,
      "print.xlsx",
    ],
  },
};
