import { randomUUID } from "node:crypto";
import { now } from "#test/app.ts";
import { makePlan, stepsOf } from "#test/make-plans.ts";
import type { Sent, Setting, Trials } from "#test/trials.ts";
import { canSeePlan, scopeOfPlans } from "../base/access.ts";

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
  variants: {
    "/plans/:id/:step": stepsOf("plans.cyclogrammes"),
    "/plans/:id/items/:item/decision": [
      { name: "declining" },
      { name: "accepting", prepare: accepting },
    ],
    "/plans/:id/items/:item/cancel": [
      { name: "of a draft" },
      { name: "of an approved plan", prepare: ofApproved },
    ],
  },
  lists: [
    {
      name: "plans",
      places: "schools",
      may: (person, place) => canSeePlan(person, [place]),
      scope: scopeOfPlans,
      rowsNameLeading: true,
    },
  ],
};

async function accepting({ world, makePath }: Setting): Promise<Sent> {
  const path = await makePath();
  const item = path.split("/").at(-2) ?? "";
  const items = world.app.db.updateTable("plans.items").where("id", "=", item);
  await items.set({ state: "proposed" }).execute();
  return { path, form: { decision: "accept" } };
}

async function ofApproved({ world, makePath }: Setting): Promise<Sent> {
  const path = await makePath();
  const id = path.split("/").at(2) ?? "";
  const plan = world.app.db.updateTable("plans.cyclogrammes").where("id", "=", id);
  const state = { state: "approved", submitted_at: now, agreed_at: now, approved_at: now } as const;
  await plan.set(state).execute();
  return { path };
}
