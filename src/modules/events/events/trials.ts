import { ahead, makeEventOf } from "#test/make-events-of-circle.ts";
import type { Trials } from "#test/trials.ts";

export const trials: Trials = {
  who: {
    "GET /events/:id": "yes yes yes yes yes yes yes yes yes",
    "GET /events": "sign-in yes yes yes yes yes yes yes no",
  },
  records: {
    "/events/:id": (subject, { app }) => makeEventOf(app.db, subject, { startsAt: ahead }),
  },
};
