import type { Trials } from "#test/trials.ts";

export const trials: Trials = {
  who: {
    "GET /account": "sign-in yes yes yes yes yes yes yes yes",
  },
};
