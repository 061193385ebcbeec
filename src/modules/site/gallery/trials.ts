import type { Trials } from "#test/trials.ts";

export const trials: Trials = {
  who: {
    "GET /_ui": "yes yes yes yes yes yes yes yes yes",
  },
};
