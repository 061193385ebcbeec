import { randomUUID } from "node:crypto";
import { today } from "#test/app.ts";
import { type NominationState, nominationOf } from "#test/make-nominations.ts";
import type { Subject, World } from "#test/roles-world.ts";
import type { Trials } from "#test/trials.ts";
import { canSeeNomination, scopeOfNominations } from "./access.ts";

export const trials: Trials = {
  who: {
    "GET /network/nominations": "sign-in yes yes yes yes no no yes no",
    "GET /network/nominations/new": "sign-in yes no yes yes no no yes no",
    "POST /network/nominations/new": "sign-in yes no own own no no own no",
    "GET /network/nominations/:id": "sign-in yes own own own no no own no",
    "POST /network/nominations/:id/evidence": "sign-in yes no own own no no own no",
    "POST /network/nominations/:id/submission": "sign-in yes no own own no no own no",
    "POST /network/nominations/:id/opinion": "sign-in yes own no no no no no no",
    "POST /network/nominations/:id/decision": "sign-in yes no own no no no no no",
    "POST /network/nominations/:id/withdrawal": "sign-in yes no own own no no own no",
  },
  records: {
    "/network/nominations/:id": nomination("proposed"),
    "/network/nominations/:id/opinion": nomination("submitted"),
    "/network/nominations/:id/decision": nomination("reviewed"),
  },
  forms: {
    "/network/nominations/new": ({ partner }) => ({
      id: randomUUID(),
      schoolCode: partner.code,
      reason: "Тәжірибесі мол",
    }),
    "/network/nominations/:id/evidence": { leadership: "Жаңа дәлел" },
    "/network/nominations/:id/submission": {},
    "/network/nominations/:id/opinion": { opinion: "for", text: "Мектеп дайын" },
    "/network/nominations/:id/decision": {
      decision: "grant",
      orderNumber: "125",
      orderDate: "2026-02-20",
      startsOn: today,
    },
    "/network/nominations/:id/withdrawal": {},
  },
  variants: {
    "/network/nominations/:id/evidence": [
      {},
      {
        name: "with a document",
        prepare: async () => ({
          form: {
            results: "Қоса берілді",
            results_id: randomUUID(),
            results_file: new File(["Нәтиже"], "нәтиже.txt", { type: "text/plain" }),
          },
        }),
      },
    ],
    "/network/nominations/:id/decision": [
      { name: "granted" },
      {
        name: "refused",
        prepare: async () => ({ form: { decision: "refuse", text: "Тәжірибе аз" } }),
      },
    ],
  },
  lists: [
    {
      name: "nominations",
      places: "schools",
      may: canSeeNomination,
      scope: scopeOfNominations,
      rowsNameLeading: true,
    },
  ],
};

function nomination(state: NominationState) {
  return async (subject: Subject, world: World) =>
    (await nominationOf(world, { subject, state })).nomination;
}
