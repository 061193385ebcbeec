import type { Trials } from "#test/trials.ts";

export const trials: Trials = {
  who: {
    "GET /needs/lagging": "sign-in yes yes yes yes yes yes yes no",
  },
};
