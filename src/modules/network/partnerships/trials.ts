import { randomUUID } from "node:crypto";
import { today } from "#test/app.ts";
import { sentTwice, type Trials } from "#test/trials.ts";

export const trials: Trials = {
  who: {
    "GET /network/schools/:id/circle": "yes yes yes yes yes yes yes yes yes",
    "GET /network/schools/:id/circle.csv": "yes yes yes yes yes yes yes yes yes",
    "GET /network/schools/:id/circle.xlsx": "yes yes yes yes yes yes yes yes yes",
    "GET /network/schools/:id/circle/new": "sign-in yes no own own own own no no",
    "POST /network/schools/:id/circle/new": "sign-in yes no own own own own no no",
    "GET /network/partnerships/:id/end": "sign-in yes no own own own own no no",
    "POST /network/partnerships/:id/end": "sign-in yes no own own own own no no",
  },
  records: {
    "/network/schools/:id": ({ leading }) => leading.id,
    "/network/partnerships/:id": ({ partnership }) => partnership,
  },
  forms: {
    "/network/schools/:id/circle/new": ({ free }) => ({
      id: randomUUID(),
      partnerCode: free.code,
      kind: "circle",
      startsOn: today,
    }),
    "/network/partnerships/:id/end": { endsOn: today, reason: "Мерзімі бітті" },
  },
  variants: {
    "/network/partnerships/:id/end": [{}, { name: "sent twice", prepare: sentTwice }],
  },
};
