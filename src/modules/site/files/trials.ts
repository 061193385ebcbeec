import { nominationOf } from "#test/make-nominations.ts";
import type { Trials } from "#test/trials.ts";

export const trials: Trials = {
  who: {
    "GET /files/:id": "sign-in yes own own own no no own no",
  },
  records: {
    "/files/:id": async (subject, world) =>
      (await nominationOf(world, { subject, state: "reviewed" })).file,
  },
};
