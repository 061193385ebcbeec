import type { Trials } from "#test/trials.ts";

export const trials: Trials = {
  who: {
    "GET /about": "yes yes yes yes yes yes yes yes yes",
    "GET /no-network": "yes yes yes yes yes yes yes yes yes",
    "GET /accessibility": "yes yes yes yes yes yes yes yes yes",
  },
};
