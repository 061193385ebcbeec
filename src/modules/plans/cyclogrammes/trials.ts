import { randomUUID } from "node:crypto";
import { makePlan, stepsOf } from "#test/make-plans.ts";
import type { Trials } from "#test/trials.ts";

export const trials: Trials = {
  who: {
    "GET /plans": "sign-in yes yes yes yes yes yes yes yes",
    "POST /plans": "sign-in yes no own own own own no no",
    "GET /plans/:id": "sign-in yes own own own own own own own",
    "POST /plans/:id/:step": "sign-in yes no own own own own no no",
    "GET /plans/:id/items/new": "sign-in yes no own own own own own no",
    "POST /plans/:id/items/new": "sign-in yes no own own own own own no",
    "GET /plans/:id/items/:item": "sign-in yes no own own own own own no",
    "POST /plans/:id/items/:item/decision": "sign-in yes no own own own own no no",
    "POST /plans/:id/items/:item/cancel": "sign-in yes no own own own own no no",
  },
  records: {
    "/plans/:id": async (subject, { app }) => {
      const { id, item } = await makePlan(app.db, subject);
      return [id, item];
    },
    "/plans/:id/:step": async (subject, { app }) => [
      (await makePlan(app.db, subject)).id,
      "submit",
    ],
  },
  forms: {
    "/plans": ({ leading }) => ({
      id: randomUUID(),
      leadingId: leading.id,
      halfYear: "2029-1",
      proposalsUntil: "2100-01-01",
    }),
    "/plans/:id/:step": {},
    "/plans/:id/items/new": ({ partner }) => ({
      id: randomUUID(),
      schoolId: partner.id,
      eventType: "seminar",
      titleKk: "С",
      titleRu: "С",
      responsible: "А",
      need: "ict",
    }),
    "/plans/:id/items/:item/decision": { decision: "decline", declineReason: "Кейін" },
    "/plans/:id/items/:item/cancel": { changeReason: "Карантин" },
  },
  variants: { "/plans/:id/:step": stepsOf("plans.cyclogrammes") },
};
