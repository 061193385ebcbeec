import type { Trials } from "#test/trials.ts";

export const trials: Trials = {
  who: {
    "GET /network/documents": "yes yes yes yes yes yes yes yes yes",
    "GET /network/documents/disputes": "yes yes yes yes yes yes yes yes yes",
    "GET /network/documents/:code": "yes yes yes yes yes yes yes yes yes",
  },
  records: { "/network/documents/:code": () => "nis-2019" },
};
