import { ahead, makeEventOf } from "#test/make-events-of-circle.ts";
import type { Trials } from "#test/trials.ts";

export const trials: Trials = {
  who: {
    "GET /events/:id/summary": "yes yes yes yes yes yes yes yes yes",
  },
  records: {
    "/events/:id": (subject, { app }) => makeEventOf(app.db, subject, { startsAt: ahead }),
  },
};
