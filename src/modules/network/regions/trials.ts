import type { Trials } from "#test/trials.ts";

export const trials: Trials = {
  who: {
    "GET /network": "yes yes yes yes yes yes yes yes yes",
    "GET /network/regions/:kato": "yes yes yes yes yes yes yes yes yes",
  },
  records: { "/network/regions/:kato": ({ region }) => region },
};
