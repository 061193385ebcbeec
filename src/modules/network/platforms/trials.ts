import { randomUUID } from "node:crypto";
import { today } from "#test/app.ts";
import type { Trials } from "#test/trials.ts";

export const trials: Trials = {
  who: {
    "GET /network/platforms": "yes yes yes yes yes yes yes yes yes",
    "GET /network/platforms/regions/:kato": "yes yes yes yes yes yes yes yes yes",
    "POST /network/platforms/regions/:kato": "sign-in yes no no no no no no no",
  },
  records: { "/network/platforms/regions/:kato": ({ region }) => region },
  forms: {
    "/network/platforms/regions/:kato": () => ({
      id: randomUUID(),
      platform: "2",
      startsOn: today,
    }),
  },
};
