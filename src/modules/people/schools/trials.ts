import type { Trials } from "#test/trials.ts";

export const trials: Trials = {
  who: {
    "GET /people/schools/:id": "yes yes yes yes yes yes yes yes yes",
  },
  records: { "/people/schools/:id": ({ school }) => school.id },
};
