import type { Trials } from "#test/trials.ts";

export const trials: Trials = {
  who: {
    "GET /accounts/security": "sign-in yes no no no no no no no",
    "GET /accounts/security.csv": "sign-in yes no no no no no no no",
  },
};
