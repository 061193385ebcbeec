import type { Trials } from "#test/trials.ts";

export const trials: Trials = {
  who: {
    "GET /plans/start": "sign-in no no no no yes yes no no",
  },
};
