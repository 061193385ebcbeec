import { makeTraining } from "#test/make-staff.ts";
import type { Trials } from "#test/trials.ts";

export const trials: Trials = {
  who: {
    "GET /people/cascade": "sign-in yes yes yes yes yes yes yes yes",
    "GET /people/cascade/:id": "sign-in yes yes yes yes yes yes yes yes",
  },
  records: {
    "/people/cascade/:id": async (subject, world) => (await makeTraining(subject, world)).trainer,
  },
};
