import type { Trials } from "#test/trials.ts";

export const trials: Trials = {
  who: {
    "GET /network/findings.csv": "sign-in yes yes yes yes yes yes yes yes",
    "GET /network/findings.xlsx": "sign-in yes yes yes yes yes yes yes yes",
    "GET /network/findings": "sign-in yes yes yes yes yes yes yes yes",
  },
};
