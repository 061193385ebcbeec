import { makeDevelopment } from "#test/make-plans.ts";
import type { Trials } from "#test/trials.ts";

export const trials: Trials = {
  who: {
    "GET /plans/development/:id/:file": "sign-in yes own own own own own own own",
  },
  records: {
    "/plans/development/:id/:file": async (subject, { app }) => {
      const { id } = await makeDevelopment(app.db, { subject, stage: "proposed" });
      return [id, "print.xlsx"];
    },
  },
};
