import type { Trials } from "#test/trials.ts";

export const trials: Trials = {
  who: {
    "GET /outbox": "sign-in yes no no no no no no no",
  },
};
