import type { Trials } from "#test/trials.ts";

export const trials: Trials = {
  who: {
    "GET /people/coverage": "yes yes yes yes yes yes yes yes yes",
  },
};
