import type { Trials } from "#test/trials.ts";

export const trials: Trials = {
  who: {
    "GET /": "yes yes yes yes yes yes yes yes yes",
  },
};
