import type { Trials } from "#test/trials.ts";

export const trials: Trials = {
  who: {
    "GET /calendar": "yes yes yes yes yes yes yes yes yes",
  },
};
