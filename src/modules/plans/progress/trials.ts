import { randomUUID } from "node:crypto";
import { makeDevelopment } from "#test/make-plans.ts";
import type { Trials } from "#test/trials.ts";

export const trials: Trials = {
  who: {
    "GET /plans/development/:id/steps/:step/marks": "sign-in yes no own own own own own no",
    "POST /plans/development/:id/steps/:step/marks": "sign-in yes no own own own own own no",
    "GET /plans/development/:id/monitoring": "sign-in yes own own own own own own own",
    "POST /plans/development/:id/monitoring": "sign-in yes no own own own own no no",
  },
  records: {
    "/plans/development/:id": async (subject, { app }) =>
      (await makeDevelopment(app.db, { subject, stage: "proposed" })).id,
    "/plans/development/:id/steps/:step/marks": async (subject, { app }) => {
      const { id, step } = await makeDevelopment(app.db, { subject, stage: "approved" });
      return [id, step];
    },
  },
  forms: {
    "/plans/development/:id/steps/:step/marks": () => ({ id: randomUUID(), mark: "going" }),
    "/plans/development/:id/monitoring": { monitoring: "Жүріп жатыр" },
  },
};
